"""The calendar: one month of her sections, at the same cost for one thing and for three."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.publication import essay
from tests.submissions import promises
from tests.submissions.essays import editor, section, submission
from tests.submissions.promises import DUE, TODAY, promised
from viewpoints.articles.models import Section
from viewpoints.desk import month
from viewpoints.submissions import editing, promising, schedules, texts
from viewpoints.submissions.models import Schedule

pytestmark = pytest.mark.django_db
CALENDAR = "/desk/calendar/"
# Session, user, profile; sections with their last words, overdue promises and authors; then articles,
# times, promises, their authors; and Wagtail's menu.
QUERIES = 12


@pytest.fixture(autouse=True)
def today(monkeypatch):
    promises.go_to(monkeypatch, TODAY)
    section()


def day(number: int, of_month: int = 11) -> dt.date:
    return dt.date(2026, of_month, number)


def items(response):
    return [
        (f"{one.date:%m-%d}", item.kind, item.title)
        for one in response.context["days"]
        for item in one.items
    ]


def page(response):
    return " ".join(response.content.decode().split())


def printed(number: int, on: dt.date, below: Section | None = None):
    return essay(below or section(), f"第{number}篇", slug=f"di-{number}", day=on)


def scheduled(title: str, on: dt.date):
    """Set a time as ``scheduling.plan`` does; whose yes it has is not the calendar's."""
    offered = submission(title, emails=(f"{title}@qq.com",))
    text = texts.draft_text(editing.start(offered, by=editor()))
    at = timezone.make_aware(dt.datetime.combine(on, dt.time(9)))
    return Schedule.objects.create(submission=offered, text=text, at=at)


def another() -> Section:
    return section().get_parent().add_child(instance=Section(title="来信", slug="lai-xin"))


def test_a_month_shows_what_is_printed_scheduled_and_promised(desk):
    printed(1, day(1))
    scheduled("分账", day(12))
    offered = promised(due_on=DUE)
    shown = desk.get(CALENDAR)
    assert items(shown) == [
        ("11-01", "printed", "第1篇"),
        ("11-12", "scheduled", "分账"),
        ("11-20", "promised", "夜班"),
    ]
    assert reverse("desk:submission", args=[offered.pk]) in page(shown)
    assert "09:00" in page(shown)


def test_whole_weeks_are_shown_from_monday_and_another_month_by_its_address(desk):
    shown = desk.get(CALENDAR, {"month": "2026-12"})
    days = [one.date for one in shown.context["days"]]
    assert (days[0], days[-1], days[0].weekday()) == (day(30, 11), dt.date(2027, 1, 3), 0)
    assert (shown.context["earlier"], shown.context["later"], shown.context["now"]) == (
        "?month=2026-11",
        "?month=2027-01",
        "?",
    )


@pytest.mark.parametrize("wrong", ["nonsense", "2026-13", "0001-01", "２０２６-11", ""])
def test_a_month_that_is_none_is_this_one(desk, wrong):
    assert desk.get(CALENDAR, {"month": wrong}).context["first"] == day(1)


def test_a_day_ahead_leads_to_asking_for_an_essay(desk):
    shown = page(desk.get(CALENDAR))
    assert "?day=2026-11-02" in shown
    assert "?day=2026-11-01" not in shown


def test_what_is_over_is_not_shown(desk):
    one = scheduled("分账", day(12))
    schedules.end(one.submission)
    promising.give_up(promised(), by=editor())
    assert items(desk.get(CALENDAR)) == []


def test_what_is_overdue_is_marked_and_stands_on_top_whatever_month_is_shown(
    desk, lin, monkeypatch
):
    promised(due_on=DUE)
    promises.go_to(monkeypatch, day(2, 12))
    desk.force_login(lin)  # her session of a month ago is over
    shown = desk.get(CALENDAR)
    assert [one.title for one in shown.context["overdue"]] == ["夜班"]
    assert "Promised and overdue" in page(shown)
    assert "desk-item--overdue" in page(desk.get(CALENDAR, {"month": "2026-11"}))


def test_a_section_that_speaks_says_when_and_how_often(desk):
    for number in range(6):
        printed(number, day(1, 10) + dt.timedelta(days=6 * number))
    shown = desk.get(CALENDAR)
    (voice,) = shown.context["voices"]
    assert (voice.last, voice.days, voice.rhythm, voice.is_silent) == (day(31, 10), 2, 6, False)
    assert "Last printed 2 days ago" in page(shown)
    assert "of late one every 6 days" in page(shown)


def test_a_section_silent_for_long_is_marked_unless_something_comes(monkeypatch):
    for number in range(6):
        printed(number, day(1, 10) + dt.timedelta(days=number))
    (silent,) = month.voices(Section.objects.all())
    following = scheduled("分账", day(12))
    (comes,) = month.voices(Section.objects.all())
    assert (silent.is_silent, comes.is_silent, comes.following) == (True, False, following.at)


def test_a_section_that_never_spoke_says_so(desk):
    assert "Nothing printed yet" in page(desk.get(CALENDAR))


def test_one_of_several_sections_is_shown_by_one_click(desk):
    printed(1, day(1))
    other = another()
    printed(2, day(2), below=other)
    every = desk.get(CALENDAR)
    assert [title for _, _, title in items(every)] == ["第1篇", "第2篇"]
    assert f"?month=2026-11&amp;section={other.pk}" in page(every)
    assert [title for _, _, title in items(desk.get(CALENDAR, {"section": other.pk}))] == ["第2篇"]


def test_a_calendar_costs_the_same_for_one_of_everything_and_for_three(desk):
    def fill(number: int) -> None:
        printed(number, day(number))
        scheduled(f"分账{number}", day(11 + number))
        promised(f"夜班{number}", by=promises.author(f"p{number}@qq.com"), due_on=day(5 + number))

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            desk.get(CALENDAR)
        return len(captured)

    fill(1)
    queries()  # what is kept in memory after a first request
    one = queries()
    fill(2)
    fill(3)
    assert (one, queries()) == (QUERIES, QUERIES)


def test_hostile_titles_are_escaped(desk):
    promised("<script>alert(1)</script>")
    shown = page(desk.get(CALENDAR))
    assert "<script>alert(1)" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
