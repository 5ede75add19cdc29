"""The outbox: letters by what became of them, put into other words, discarded, let leave several at once."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.desk.states import in_edit, said
from tests.desk.test_lists import letter
from tests.submissions.essays import editor, section, submission
from viewpoints.articles.editors import name_editor
from viewpoints.articles.models import Section
from viewpoints.desk.views import letters as letters_view
from viewpoints.journal.models import Event
from viewpoints.letters.models import Letter
from viewpoints.letters.states import LetterState
from viewpoints.submissions import declining
from viewpoints.submissions.states import State

pytestmark = pytest.mark.django_db
CHIP = "〔private link: where it stands〕"
# Session, user, profile, sections; the rows, and how many wait and failed; then Wagtail's menu.
QUERIES = 10


@pytest.fixture
def waiting() -> Letter:
    return declining.decline(submission(), by=editor(), reason="太长了", hold=True)


def shown(desk, tab: str = "waiting") -> list[str]:
    response = desk.get(reverse("desk:letters_in", args=[tab]))
    return [row.subject for row in response.context["rows"]]


def reword(desk, kept: Letter, *, body: str, subject: str = "主题", **more):
    address = reverse("desk:reword", args=[kept.pk])
    form = desk.get(address).context["form"]
    words = {"subject": subject, "body": body, "seen": form.initial["seen"], **more}
    return desk.post(address, words)


def errors(response) -> list[str]:
    return [error for found in response.context["form"].errors.values() for error in found]


@pytest.mark.parametrize(
    ("state", "tab"),
    [
        (LetterState.WAITING, "waiting"),
        (LetterState.FAILED, "failed"),
        (LetterState.BOUNCED, "failed"),
        (LetterState.WITHHELD, "failed"),
        (LetterState.LEAVING, "leaving"),
        (LetterState.SENT, "sent"),
        (LetterState.DISCARDED, "discarded"),
    ],
)
def test_every_letter_lies_in_one_tab(desk, state, tab):
    letter("主题", state=state)
    assert [name for name in letters_view.TABS if shown(desk, name)] == [tab]


def test_the_first_tab_is_what_waits_and_says_how_many(desk):
    letter("一", state=LetterState.WAITING)
    letter("二", state=LetterState.WAITING)
    response = desk.get(reverse("desk:letters"))
    assert [row.subject for row in response.context["rows"]] == ["二", "一"]
    counts = {name: count for name, _label, count in response.context["tabs"]}
    assert counts == {"waiting": "2", "failed": "", "leaving": "", "sent": "", "discarded": ""}


def test_there_is_no_tab_by_another_name(desk):
    assert desk.get(reverse("desk:letters_in", args=["nonsense"])).status_code == 404


def test_the_list_costs_the_same_for_one_letter_and_for_three(desk):
    section()
    counts = []
    for number in (1, 2, 3):
        letter(f"第{number}封", state=LetterState.WAITING)
        desk.get(reverse("desk:letters"))
        with CaptureQueriesContext(connection) as captured:
            desk.get(reverse("desk:letters"))
        counts.append(len(captured))
    assert counts == [QUERIES] * 3


def test_older_letters_are_a_click_away_and_none_is_missed(desk, monkeypatch):
    monkeypatch.setattr(letters_view, "PAGE", 2)
    for number in range(1, 6):
        letter(f"第{number}封")
    seen, older = [], "?"
    while older:
        response = desk.get(reverse("desk:letters_in", args=["sent"]) + older)
        seen.append([row.subject for row in response.context["rows"]])
        older = response.context["older"]
    assert seen == [["第5封", "第4封"], ["第3封", "第2封"], ["第1封"]]


def test_a_hostile_subject_is_escaped(desk):
    letter("<script>alert(1)</script>", state=LetterState.WAITING)
    page = desk.get(reverse("desk:letters")).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert(1)" not in page


def test_she_changes_the_words_with_labels_where_the_links_go(desk, waiting):
    form = desk.get(reverse("desk:reword", args=[waiting.pk])).context["form"]
    assert CHIP in form.initial["body"]
    assert "[[link:" not in form.initial["body"]

    response = reword(desk, waiting, body=f"您好：\r\n\r\n{CHIP}", subject="再谢谢您")
    assert said(response) == ["Saved. The letter still waits."]
    waiting.refresh_from_db()
    assert (waiting.subject, waiting.body) == ("再谢谢您", "您好：\n\n[[link:status]]\n")
    page = desk.get(reverse("desk:letter", args=[waiting.pk])).content.decode()
    assert "<ins>再谢谢您</ins>" in page
    assert "lin changed the words of a letter before it left." in page.replace("Xiao Lin", "lin")


def test_it_leaves_with_her_words_at_one_press(desk, lin, waiting, mailoutbox):
    response = reword(desk, waiting, body=f"您好：\n{CHIP}", leave="1")
    assert (said(response), response.url) == (
        ["The letter is on its way."],
        reverse("desk:letters"),
    )
    assert (mailoutbox[-1].subject, mailoutbox[-1].body[:4]) == ("主题", "您好：\n")
    assert "/contribute/status/" in mailoutbox[-1].body
    events = Event.objects.filter(subject_kind="letters.letter").order_by("pk")
    assert [(one.verb, one.editor) for one in events] == [
        ("letter.reworded", lin),
        ("letter.released", lin),
    ]


@pytest.mark.parametrize(
    ("body", "refused"),
    [
        ("没有链接了", f"{CHIP} must stay in the letter."),
        (
            f"{CHIP} [[link:asking]]",
            "There is no 〔private link: agree or object〕 here: "
            "a subject has no link, and a letter only its own.",
        ),
    ],
)
def test_a_link_that_was_dropped_or_invented_is_named(desk, waiting, body, refused):
    response = reword(desk, waiting, body=body)
    assert (response.status_code, errors(response)) == (200, [refused])
    waiting.refresh_from_db()
    assert waiting.original_body == ""


def test_of_two_editors_the_second_is_told(desk, waiting):
    response = reword(desk, waiting, body=CHIP, seen="another")
    assert errors(response) == ["Somebody else changed this letter meanwhile, or let it leave."]


def test_what_left_meanwhile_cannot_be_changed(desk, waiting):
    desk.post(reverse("desk:release", args=[waiting.pk]))
    for name in ("reword", "discard"):
        response = desk.get(reverse(f"desk:{name}", args=[waiting.pk]))
        assert said(response)[-1] == "This letter does not wait any more."


def test_she_discards_one_with_a_reason_that_is_kept(desk, waiting):
    address = reverse("desk:discard", args=[waiting.pk])
    assert list(desk.post(address, {"reason": " "}).context["form"].errors) == ["reason"]
    assert said(desk.post(address, {"reason": "打过电话了"})) == [
        "Discarded. Nobody gets this letter."
    ]
    assert shown(desk, "discarded") == [waiting.subject]
    assert "打过电话了" in desk.get(reverse("desk:letter", args=[waiting.pk])).content.decode()
    assert said(desk.post(reverse("desk:release", args=[waiting.pk])))[-1] == (
        "This letter was discarded."
    )


def test_several_leave_at_once_and_only_those_chosen(desk):
    first, second, third = (letter(f"第{n}封", state=LetterState.WAITING) for n in (1, 2, 3))
    chosen = {"letter": [first.pk, third.pk, "nonsense", "²"]}
    response = desk.post(reverse("desk:let_leave"), chosen)
    assert said(response) == ["Letters on their way: 2."]
    assert shown(desk) == [second.subject]


def test_choosing_none_sends_nothing(desk):
    kept = letter("主题", state=LetterState.FAILED)
    response = desk.post(reverse("desk:let_leave"), {"letter": [kept.pk]})
    assert said(response) == ["No letter was chosen that still waits."]
    kept.refresh_from_db()
    assert kept.state == LetterState.FAILED


def test_declining_she_may_put_the_letter_into_other_words_first(desk, mailoutbox):
    offered = in_edit()
    address = reverse("desk:decline", args=[offered.pk])
    response = desk.post(address, {"reason": "太长了", "hold": "1"})
    kept = Letter.objects.get(template="declined")
    assert (said(response), response.url) == (
        ["Declined. The letter waits."],
        reverse("desk:reword", args=[kept.pk]),
    )
    offered.refresh_from_db()
    assert (offered.state, kept.state) == (State.DECLINED, LetterState.WAITING)
    assert [mail.subject for mail in mailoutbox] == ["您的稿子收到了：《志愿者也要吃饭》"]


def test_nobody_else_sees_or_touches_the_letters_of_a_section(client, waiting):
    other = get_user_model().objects.create(username="other")
    beside = section().get_parent().add_child(instance=Section(title="来信", slug="letters-page"))
    name_editor(beside, user=other, by=editor())
    client.force_login(other)
    assert client.get(reverse("desk:letters")).context["rows"] == []
    for name in ("letter", "reword", "discard"):
        assert client.get(reverse(f"desk:{name}", args=[waiting.pk])).status_code == 404
    client.post(reverse("desk:let_leave"), {"letter": [waiting.pk]})
    waiting.refresh_from_db()
    assert waiting.state == LetterState.WAITING
