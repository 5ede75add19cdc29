"""Reading again: an editor who sees garbled signs names the charset, and the mail is read in it."""

import pytest

from tests.documents import png
from tests.intake.chinese_mails import essay
from tests.intake.chinese_mails import mail as chinese_mail
from tests.intake.mails import mail
from tests.submissions.essays import editor, section
from viewpoints.intake import reading_again, receiving, rereading
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState
from viewpoints.journal import recording
from viewpoints.letters.models import Letter
from viewpoints.submissions import editing, submitting
from viewpoints.submissions.models import Submission

pytestmark = pytest.mark.django_db
JAPANESE = "寄稿：市民団体の給与について"


def garbled(*, to: str = "x@else.example") -> Arrival:
    """Take in a mail in Shift_JIS that says it is in GBK: for no section of ours, or an essay."""
    raw = mail(JAPANESE).replace(b'charset="utf-8"', b'charset="gbk"')
    words = raw.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
    words = words.replace(b"Content-Transfer-Encoding: base64", b"Content-Transfer-Encoding: 8bit")
    said = (JAPANESE if to == "x@else.example" else JAPANESE * 9).encode("cp932")
    arrival = receiving.receive(words + said, envelope_to=[to])
    arrival.refresh_from_db()
    return arrival


def essay_of(**more) -> tuple[Arrival, Submission]:
    """Take in an essay in a Word document."""
    section()
    data = chinese_mail(files=(("一张排班表.docx", essay()),), **more)
    arrival = receiving.receive(data, envelope_to=["ngo@viewpoints.example"])
    arrival.refresh_from_db()
    return arrival, arrival.submission


def spoil(arrival: Arrival) -> None:
    """Let what was read be something else, as a former program may have read it."""
    picture = submitting.Picture("0" * 64, png(), "png", 60, 40)
    submitting.keep(picture, submission=arrival.submission)
    Submission.objects.update(title="?", blocks=[{"type": "paragraph", "html": "?"}])
    Arrival.objects.update(text="?", full_text="?", notes=["wrong_charset", "lost_drawing: x.docx"])


def test_in_the_charset_that_was_named():
    arrival = garbled()
    assert arrival.state == ArrivalState.UNPLACED
    assert JAPANESE not in arrival.full_text
    assert reading_again.read_again(arrival, by=editor(), charset="cp932")
    arrival.refresh_from_db()
    assert (arrival.charset, arrival.full_text) == ("cp932", JAPANESE)
    event = recording.story(arrival).get(verb="arrival.read_again")
    assert event.details == {"charset": "Shift_JIS"}


def test_a_charset_that_is_not_offered_is_refused():
    arrival = garbled()
    with pytest.raises(KeyError):
        reading_again.read_again(arrival, by=editor(), charset="base64")


def test_an_untouched_submission_gets_title_blocks_and_pictures_anew_and_no_letter_leaves():
    arrival, submission = essay_of()
    before, letters = submission.blocks, Letter.objects.count()
    spoil(arrival)

    assert reading_again.effect(arrival) == reading_again.Effect.ESSAY
    assert reading_again.read_again(arrival, by=editor())

    arrival.refresh_from_db()
    submission.refresh_from_db()
    assert (submission.title, submission.blocks) == ("一张排班表", before)
    assert (submission.pictures.count(), arrival.attachments.count()) == (0, 1)
    assert (arrival.notes, arrival.state) == ([], ArrivalState.SUBMITTED)
    assert (Letter.objects.count(), Submission.objects.count()) == (letters, 1)


def test_of_what_is_being_edited_only_the_arrivals_words_are_read_anew():
    arrival, submission = essay_of()
    editing.start(submission, by=editor())
    spoil(arrival)

    assert reading_again.effect(arrival) == reading_again.Effect.TEXT
    assert reading_again.read_again(arrival, by=editor())

    arrival.refresh_from_db()
    submission.refresh_from_db()
    assert (submission.title, submission.pictures.count()) == ("?", 1)
    assert arrival.full_text.strip() == "编辑老师好：附上文章一篇，请审阅。"
    assert arrival.notes == ["lost_drawing: x.docx"]


def test_spam_becomes_a_submission_and_what_is_unconfirmed_shows_its_words_and_waits_on():
    section()
    states = (ArrivalState.SPAM, ArrivalState.UNCONFIRMED)
    spam, unconfirmed = (
        receiving.receive(
            chinese_mail(files=((f"{state}.docx", essay()),), message_id=f"<{state}@qq.com>"),
            envelope_to=["ngo@viewpoints.example"],
            state=state,
        )
        for state in states
    )
    for one in (spam, unconfirmed):
        assert reading_again.read_again(one, by=editor())
        one.refresh_from_db()

    assert (spam.state, spam.submission.title) == (ArrivalState.SUBMITTED, "一张排班表")
    assert (unconfirmed.state, unconfirmed.submission) == (ArrivalState.UNCONFIRMED, None)
    assert unconfirmed.text == "编辑老师好：附上文章一篇，请审阅。"


def test_a_fault_while_reading_again_leaves_everything_as_it_was(monkeypatch):
    arrival, submission = essay_of()
    monkeypatch.setattr(rereading, "parse_limited", lambda raw, **_: 1 / 0)
    reading_again.read_again(arrival, by=editor())

    arrival.refresh_from_db()
    assert (arrival.state, arrival.submission) == (ArrivalState.SUBMITTED, submission)
    assert arrival.notes == ["failed: ZeroDivisionError"]
