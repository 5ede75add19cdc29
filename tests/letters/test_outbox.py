"""Letters that wait: put into other words, discarded with a reason, let go; nothing of it twice."""

import pytest

from tests.submissions.essays import editor, submission
from viewpoints.journal import recording
from viewpoints.letters import outbox
from viewpoints.letters.models import Letter
from viewpoints.letters.outbox import LinksChanged, NotWaiting, fingerprint
from viewpoints.letters.states import LetterState
from viewpoints.submissions import declining

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting() -> Letter:
    return declining.decline(submission(), by=editor(), reason="太长了", hold=True)


def reword(letter: Letter, body: str, *, subject: str = "主题", seen: str = "") -> None:
    seen = seen or fingerprint(letter)
    outbox.reword(letter, subject=subject, body=body, seen=seen, by=editor())
    letter.refresh_from_db()


def test_it_waits_where_an_editor_wants_to_read_it_first(waiting, mailoutbox):
    assert (waiting.state, len(mailoutbox)) == (LetterState.WAITING, 1)  # the receipt


def test_new_words_keep_the_first_ones_and_lose_the_html(waiting):
    first = waiting.subject, waiting.body
    Letter.objects.filter(pk=waiting.pk).update(html="<p>您好</p>", pictures={"a": "b"})
    reword(waiting, "一 [[link:status]]")
    reword(waiting, "二 [[link:status]]")
    assert (waiting.subject, waiting.body) == ("主题", "二 [[link:status]]")
    assert (waiting.original_subject, waiting.original_body) == first
    assert (waiting.html, waiting.pictures) == ("", {})
    assert [one.verb for one in recording.story(waiting)] == ["letter.reworded"] * 2


def test_the_same_words_are_no_change(waiting):
    reword(waiting, waiting.body, subject=waiting.subject)
    assert (waiting.original_body, recording.story(waiting).count()) == ("", 0)


@pytest.mark.parametrize(
    ("body", "subject", "lost", "invented"),
    [
        ("没有链接", "主题", ["status"], []),
        ("[[link:status]] [[link:asking]]", "主题", [], ["asking"]),
        ("[[link:status]]", "[[link:status]]", [], ["status"]),
    ],
)
def test_a_private_link_is_neither_lost_nor_invented(waiting, body, subject, lost, invented):
    with pytest.raises(LinksChanged) as refused:
        reword(waiting, body, subject=subject)
    assert (refused.value.lost, refused.value.invented) == (lost, invented)


def test_of_two_editors_the_second_hears_that_it_was_changed(waiting):
    seen = fingerprint(waiting)
    reword(waiting, "一 [[link:status]]")
    with pytest.raises(NotWaiting):
        reword(waiting, "二 [[link:status]]", seen=seen)
    waiting.refresh_from_db()
    assert waiting.body == "一 [[link:status]]"


def test_what_has_left_is_not_put_into_other_words(waiting):
    outbox.release(waiting, by=editor())
    with pytest.raises(NotWaiting):
        reword(waiting, "一 [[link:status]]")


def test_what_is_discarded_keeps_its_reason_and_never_leaves(waiting, mailoutbox):
    assert outbox.discard(waiting, reason="打过电话了", by=editor())
    assert not outbox.release(waiting, by=editor())
    assert not outbox.discard(waiting, reason="再来一次", by=editor())
    waiting.refresh_from_db()
    assert (waiting.state, waiting.error) == (LetterState.DISCARDED, "打过电话了")
    assert len(mailoutbox) == 1
    assert [one.verb for one in recording.story(waiting)] == ["letter.discarded"]


def test_a_letter_says_which_section_it_speaks_for(waiting):
    assert waiting.section_key == str(submission().section_id)
