"""A bounce is put to the letter that came back, and believed only when it shows that it knows it."""

import itertools

import pytest
from django.core import mail as sent
from django.utils import timezone

from tests.intake.mails import mail
from tests.submissions.essays import editor, section, submission
from viewpoints.intake import receiving
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState
from viewpoints.journal import recording
from viewpoints.journal.models import Event
from viewpoints.letters import outbox
from viewpoints.letters.addresses import address, mark_bounced
from viewpoints.letters.covering import COVER
from viewpoints.letters.models import Address, Letter
from viewpoints.letters.states import LetterState
from viewpoints.submissions.models import Submission

pytestmark = pytest.mark.django_db
_numbers = itertools.count(1)


def letter() -> Letter:
    """Give the receipt of a new submission, which was sent to lin@qq.com."""
    submission()
    return Letter.objects.get()


def return_path(of: Letter) -> str:
    """Give the envelope's sender that a letter left with."""
    return next(one.from_email for one in sent.outbox if of.message_id in one.message().as_string())


def report(
    *,
    recipient: str = "lin@qq.com",
    action: str = "failed",
    status: str = "5.1.1",
    said: str = "550 no such user",
    message_id: str = "<unknown@elsewhere.example>",
    type: str = "delivery-status",
) -> bytes:
    """Give a bounce as Postfix writes it."""
    number = next(_numbers)
    return "\r\n".join(
        [
            f"Message-ID: <bounce{number}@mx.example>",
            "From: Mail Delivery System <MAILER-DAEMON@mx.example>",
            "Subject: Undelivered Mail Returned to Sender",
            f"Content-Type: multipart/report; report-type={type}; boundary=b",
            "",
            f"--b\r\nContent-Type: text/plain\r\n\r\n<{recipient}>: {said}\r\n",
            f"--b\r\nContent-Type: message/{type}\r\n",
            "Reporting-MTA: dns; mx.example\r\n",
            f"Final-Recipient: rfc822; {recipient}\r\nAction: {action}\r\nStatus: {status}",
            f"Diagnostic-Code: smtp; {said}\r\n",
            f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {message_id}\r\n",
            "--b--\r\n",
        ]
    ).encode()


def arrive(data: bytes, to: str = "ngo@viewpoints.example", *, envelope_from: str = "") -> Arrival:
    arrival = receiving.receive(data, envelope_from=envelope_from, envelope_to=[to])
    arrival.refresh_from_db()
    return arrival


def fate(of: Letter) -> tuple[str, str, bool]:
    """Give a letter's state and code, and whether its address is marked."""
    of = Letter.objects.select_related("to").get(pk=of.pk)
    return of.state, of.code, of.to.bounced_at is not None


def test_to_the_return_path_it_needs_nothing_else():
    ours = letter()
    arrival = arrive(report(), return_path(ours))

    assert (arrival.state, arrival.letter, arrival.submission) == (
        ArrivalState.NOTED,
        ours,
        Submission.objects.get(),
    )
    assert arrival.notes == ["came_back"]
    assert fate(ours) == (LetterState.BOUNCED, "5.1.1", True)


def test_the_message_id_of_the_returned_head_proves_it_too():
    ours = letter()
    assert arrive(report(message_id=ours.message_id)).notes == ["came_back"]
    assert fate(ours) == (LetterState.BOUNCED, "5.1.1", True)


def test_in_plain_words_it_is_the_same():
    ours = letter()
    words = f"<lin@qq.com>:\r\nuser unknown (#5.1.1)\r\n\r\nMessage-ID: {ours.message_id}\r\n"
    head = "From: MAILER-DAEMON@mx.example\r\nSubject: failure notice\r\n\r\n"
    assert arrive((head + words).encode()).notes == ["came_back"]
    assert fate(ours) == (LetterState.BOUNCED, "5.1.1", True)


def test_what_knows_nothing_of_the_letter_changes_nothing():
    ours = letter()
    arrival = arrive(report())

    assert (arrival.letter, arrival.submission, arrival.notes) == (ours, None, ["bounce_unproved"])
    assert fate(ours) == (LetterState.SENT, "", False)


def test_a_stranger_whose_letter_it_is_cannot_harm_another():
    ours, other = letter(), address("wang@163.com")
    arrival = arrive(report(recipient="wang@163.com", message_id=ours.message_id))

    assert arrival.notes == ["bounce_of_another_address"]
    assert fate(ours) == (LetterState.SENT, "", False)
    assert Address.objects.get(pk=other.pk).bounced_at is None


def test_what_is_only_late_is_noted_and_said_once():
    ours = letter()
    for _ in range(2):
        late = report(action="delayed", status="4.4.1", message_id=ours.message_id)
        assert arrive(late).notes == ["delayed"]

    assert fate(ours) == (LetterState.SENT, "4.4.1", False)
    assert Event.objects.filter(verb="letter.delayed").count() == 1


def test_what_was_given_up_for_a_passing_fault_came_back_but_marks_nobody():
    ours = letter()
    arrive(report(status="4.4.7", message_id=ours.message_id))
    assert fate(ours) == (LetterState.BOUNCED, "4.4.7", False)


@pytest.mark.parametrize(
    ("more", "note"),
    [
        ({"action": "delivered", "status": "2.0.0"}, "bounce_unclear"),
        ({"action": "relayed", "status": "5.0.0"}, "bounce_unclear"),
        ({"type": "feedback-report"}, "complaint"),
    ],
)
def test_what_is_no_failure_is_none(more, note):
    ours = letter()
    assert arrive(report(message_id=ours.message_id, **more)).notes == [note]
    assert fate(ours) == (LetterState.SENT, "", False)


def test_what_the_server_said_is_kept_without_our_secrets():
    ours = letter()
    path = return_path(ours)
    arrive(report(said=f"550 <{path}> is no sender of ours", message_id=ours.message_id))
    ours.refresh_from_db()
    assert ours.error == f"550 <ngo+{COVER}@viewpoints.example> is no sender of ours"


def test_the_same_bounce_twice_is_told_once():
    ours = letter()
    for _ in range(2):
        arrive(report(), return_path(ours))
    assert [event.verb for event in recording.story(ours)] == ["letter.came_back"]


def test_mail_from_the_address_clears_it():
    section()
    mark_bounced(address("lin@qq.com"))
    arrive(mail(), envelope_from="lin@qq.com")

    assert Address.objects.get(email="lin@qq.com").bounced_at is None
    assert Letter.objects.get(template="receipt").state == LetterState.SENT


def test_a_letter_that_came_back_can_be_sent_again_under_its_own_id():
    ours = letter()
    arrive(report(), return_path(ours))
    assert outbox.release(ours, by=editor())

    ours.refresh_from_db()
    assert (ours.state, ours.code, ours.error) == (LetterState.SENT, "", "")
    assert [one.message()["Message-ID"] for one in sent.outbox] == [ours.message_id] * 2


def test_an_automatic_answer_is_put_to_its_letter_and_its_submission():
    ours = letter()
    away = mail("休假中，二十号回来。", subject="自动回复：收到", Auto_Submitted="auto-replied")
    arrival = arrive(away, return_path(ours))

    assert (arrival.state, arrival.letter, arrival.notes) == (ArrivalState.NOTED, ours, [])
    assert arrival.submission == Submission.objects.get()
    assert fate(ours) == (LetterState.SENT, "", False)
    assert len(sent.outbox) == 1


def test_a_letter_of_ours_that_comes_round_is_no_submission():
    ours = letter()
    circled = mail(sender="ngo@viewpoints.example", message_id=ours.message_id)
    arrival = arrive(circled, envelope_from="x@relay.example")
    assert (arrival.state, arrival.letter, arrival.notes) == (
        ArrivalState.NOTED,
        ours,
        ["our_own_letter"],
    )
    assert Submission.objects.count() == 1


def test_one_long_after_the_secret_ran_out_still_finds_its_letter():
    ours = letter()
    path = return_path(ours)
    ours.secrets.update(expires_at=timezone.now())
    assert arrive(report(), path).letter == ours


def test_to_an_open_section_without_any_letter_it_is_only_noted():
    section()
    arrival = arrive(report())
    assert (arrival.state, arrival.letter, arrival.notes) == (ArrivalState.NOTED, None, [])
