"""Lists: the same cost for one row and for three, newest first, by state and section."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.desk import states
from tests.submissions.essays import section, submission
from viewpoints.articles.models import Section
from viewpoints.desk import listing
from viewpoints.intake.models import Arrival
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Letter
from viewpoints.letters.states import LetterState
from viewpoints.submissions import declining
from viewpoints.submissions.models import Submission

pytestmark = pytest.mark.django_db
# Session, user, profile, the whole of a section list; then the list itself, its authors, the views that
# were saved, its sections, and Wagtail's menu.
QUERIES = {"submissions": 11, "arrivals": 8}


def arrival(number, **fields):
    return Arrival.objects.create(raw=f"{number}.eml", sha256="0" * 64, size=1, **fields)


def letter(subject, **fields):
    return Letter.objects.create(
        **{
            "to": address("lin@qq.com"),
            "subject": subject,
            "body": "您好",
            "sender": "ngo@viewpoints.example",
            "state": LetterState.SENT,
            "about_kind": "submissions.submission",
            "about_key": "1",
            **fields,
        }
    )


MAKE = {
    "submissions": lambda number: submission(f"第{number}篇", emails=(f"a{number}@qq.com",)),
    "arrivals": lambda number: arrival(number, subject=f"第{number}封", sender=address("a@qq.com")),
}


def queries(desk, name):
    desk.get(reverse(f"desk:{name}"))  # what is kept in memory after a first request
    with CaptureQueriesContext(
        connection,
    ) as captured:
        desk.get(reverse(f"desk:{name}"))
    return len(captured)


def titles(response):
    return [str(row) for row in response.context["table"].data]


@pytest.mark.parametrize("name", MAKE)
def test_a_list_costs_the_same_for_one_row_and_for_three(desk, name):
    section()
    MAKE[name](1)
    one = queries(desk, name)
    MAKE[name](2)
    MAKE[name](3)
    assert (one, queries(desk, name)) == (QUERIES[name], QUERIES[name])


def test_the_newest_submission_comes_first(desk):
    for number in (1, 2, 3):
        MAKE["submissions"](number)
    assert titles(desk.get(reverse("desk:submissions"))) == ["第3篇", "第2篇", "第1篇"]


def test_a_state_is_filtered_by_one_click(desk):
    declining.decline(MAKE["submissions"](1), by=states.editor(), reason="不合适")
    MAKE["submissions"](2)
    page = desk.get(reverse("desk:submissions"))
    assert "?state=declined" in page.content.decode()
    assert titles(desk.get(reverse("desk:submissions"), {"state": "declined"})) == ["第1篇"]


def test_a_section_is_filtered_beside_a_state(desk):
    first = MAKE["submissions"](1)
    other = first.section.get_parent().add_child(
        instance=Section(title="来信", slug="letters-page")
    )
    Submission.objects.filter(pk=MAKE["submissions"](2).pk).update(section=other)
    response = desk.get(reverse("desk:submissions"), {"section": other.pk, "state": "received"})
    assert titles(response) == ["第2篇"]
    assert f"?section={other.pk}&amp;state=declined" in response.content.decode()


@pytest.mark.parametrize("wrong", ["nonsense", "1' OR 1=1", "一"])
def test_a_filter_that_is_none_is_no_filter(desk, wrong):
    MAKE["submissions"](1)
    response = desk.get(reverse("desk:submissions"), {"state": wrong, "before": wrong})
    assert titles(response) == ["第1篇"]


def test_older_rows_are_a_click_away_and_none_is_missed(desk, monkeypatch):
    monkeypatch.setattr(listing, "PAGE", 2)
    for number in range(1, 6):
        MAKE["submissions"](number)
    seen, address_ = [], reverse("desk:submissions")
    while address_:
        response = desk.get(address_)
        seen.append(titles(response))
        older = response.context["older"]
        address_ = reverse("desk:submissions") + older if older else ""
    assert seen == [["第5篇", "第4篇"], ["第3篇", "第2篇"], ["第1篇"]]


def test_the_page_says_when_there_is_nothing(desk):
    section()
    assert "No submissions here." in desk.get(reverse("desk:submissions")).content.decode()


@pytest.mark.parametrize("name", MAKE)
def test_hostile_titles_are_escaped(desk, name):
    section()
    hostile = "<script>alert(1)</script>"
    make = {
        "submissions": lambda: submission(hostile),
        "arrivals": lambda: arrival(1, subject=hostile),
    }
    make[name]()
    page = desk.get(reverse(f"desk:{name}")).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert hostile not in page


def test_an_arrival_without_a_subject_can_still_be_opened(desk):
    kept = arrival(1)
    page = desk.get(reverse("desk:arrivals")).content.decode()
    assert "(no subject)" in page
    assert reverse("desk:arrival", args=[kept.pk]) in page
