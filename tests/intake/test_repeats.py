"""The same mail twice is one arrival; another mail is never taken for it."""

import pytest
from django.core import mail as sent

from tests.documents import P, docx
from tests.intake.mails import mail
from tests.submissions.essays import editor, section
from viewpoints.intake import reading_again, receiving, repeats
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState
from viewpoints.letters.models import Letter
from viewpoints.submissions import declining
from viewpoints.submissions.models import Submission

pytestmark = pytest.mark.django_db
ESSAY = docx(P("工资不是罪过", style="Title"), P("志愿者也要吃饭。"))
NOBODY = mail(sender="<b>坏人</b>")
FILES = (("工资不是罪过.docx", ESSAY),)


@pytest.fixture(autouse=True)
def _section():
    section()


def arrive(
    data: bytes, to: str = "ngo@viewpoints.example", sender: str | None = "lin@qq.com"
) -> Arrival:
    arrival = receiving.receive(data, envelope_from=sender, envelope_to=[to])
    arrival.refresh_from_db()
    return arrival


def by_another_way(data: bytes) -> bytes:
    """Give the mail as another server would hand it on: the very same bytes are one arrival anyway."""
    return b"Received: from mx2.qq.com by us\r\n" + data


def test_the_same_bytes_are_one_submission_and_one_receipt():
    first, second = arrive(mail(files=FILES)), arrive(mail(files=FILES))
    assert (second.state, second.notes) == (ArrivalState.NOTED, ["duplicate"])
    assert second.submission == first.submission == Submission.objects.get()
    assert Letter.objects.count() == 1


def test_on_a_second_way_with_another_head_it_is_the_same():
    data = mail(files=FILES)
    first, second = arrive(data), arrive(by_another_way(data))
    assert (first.state, second.notes) == (ArrivalState.SUBMITTED, ["duplicate"])


def test_the_button_pressed_twice_is_one_offer():
    arrive(mail(message_id="<a1@qq.com>"))
    for _ in range(2):
        assert arrive(mail(message_id="<a2@qq.com>")).notes == ["duplicate"]


def test_after_a_refusal_the_same_essay_may_be_offered_again():
    arrive(mail(message_id="<a1@qq.com>"))
    declining.decline(Submission.objects.get(), by=editor(), reason="")
    assert arrive(mail(message_id="<a2@qq.com>")).state == ArrivalState.SUBMITTED


def test_what_could_not_be_read_may_come_again():
    broken = (("文章.docx", ESSAY[:400]),)
    for number in (1, 2):
        arrival = arrive(mail(files=broken, message_id=f"<b{number}@qq.com>"))
        assert arrival.state == ArrivalState.SUBMITTED


def test_one_message_id_with_two_contents_is_two_arrivals_and_said():
    arrive(mail("第一篇。"))
    second = arrive(mail("另一篇，别丢了。", subject="投稿：另一篇"))
    assert (second.state, second.notes) == (ArrivalState.SUBMITTED, ["same_message_id"])
    assert Submission.objects.count() == 2


def test_somebody_elses_message_id_swallows_nothing():
    arrive(mail(sender="mallory@evil.example"), sender="mallory@evil.example")
    mine = arrive(mail())
    assert (mine.state, mine.notes) == (ArrivalState.SUBMITTED, [])


def test_a_forged_copy_that_came_first_does_not_swallow_what_is_proved_to_be_hers(settings):
    settings.AUTHSERV_ID = "mx.example"
    head = b"Authentication-Results: mx.example; dmarc=%s header.from=qq.com\r\n"
    arrive(head % b"fail" + mail())
    hers = arrive(head % b"pass" + mail(subject="投稿：志愿者也要吃饭"))
    assert hers.notes[0] == "sender_proved"
    assert repeats.former(hers) is None
    assert repeats.former(arrive(head % b"fail" + by_another_way(mail()))) is not None


@pytest.mark.parametrize(
    ("data", "to", "sender", "state"),
    [
        (NOBODY, "ngo@viewpoints.example", None, ArrivalState.UNREADABLE),
        (mail(), "nobody@viewpoints.example", "lin@qq.com", ArrivalState.UNPLACED),
    ],
)
def test_what_became_nothing_is_recognized_too(data, to, sender, state):
    other = section().copy(update_attrs={"slug": "csr", "title": "企业观点"}, keep_live=False)
    other.mailbox = "csr"
    other.save()
    assert arrive(data, to, sender).state == state
    assert arrive(by_another_way(data), to, sender).notes[-1] == "duplicate"


def test_an_answer_twice_is_told_to_the_editor_once():
    arrive(mail())
    again = mail("谢谢，补充一句。", subject="回复：收到", message_id="<a2@qq.com>")
    address = sent.outbox[0].reply_to[0]
    assert arrive(again, address).state == ArrivalState.ANSWERED
    assert arrive(by_another_way(again), address).notes == ["duplicate"]


def test_reading_the_first_again_does_not_take_it_for_its_own_duplicate():
    first = arrive(NOBODY, sender=None)
    arrive(by_another_way(NOBODY), sender=None)
    assert reading_again.read_again(first, by=editor())
    first.refresh_from_db()
    assert first.state == ArrivalState.UNREADABLE
