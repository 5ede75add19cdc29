"""The receiver speaks LMTP (RFC 2033) and says 250 only for what is safe."""

import smtplib
import socket

import pytest

from tests.intake.mails import mail
from viewpoints.intake import receiving
from viewpoints.intake.lmtp import Receiver
from viewpoints.intake.models import Arrival

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number = free.getsockname()[1]
    receiver = Receiver(host="127.0.0.1", port=number, max_bytes=2_000_000)
    receiver.start()
    yield number
    receiver.stop()


def send(port: int, data: bytes, *recipients: str) -> list[tuple[int, bytes]]:
    """Send one mail and give the receiver's answer for each recipient."""
    with smtplib.LMTP("127.0.0.1", port) as peer:
        peer.ehlo()
        peer.mail("lin@qq.com")
        for recipient in recipients:
            peer.rcpt(recipient)
        answers = [peer.data(data)]
        answers += [peer.getreply() for _ in recipients[1:]]
        return answers


def test_a_mail_is_kept_before_the_250(port):
    [(code, words)] = send(port, mail(), "ngo@viewpoints.example")

    arrival = Arrival.objects.get()
    assert code == 250
    assert words.decode() == f"2.0.0 Kept as {arrival.pk}"
    assert (arrival.envelope_from, arrival.envelope_to) == (
        "lin@qq.com",
        ["ngo@viewpoints.example"],
    )


def test_two_recipients_get_an_answer_each(port):
    answers = send(port, mail(), "ngo@viewpoints.example", "editors@viewpoints.example")

    assert [code for code, _ in answers] == [250, 250]
    assert Arrival.objects.get().envelope_to == [
        "ngo@viewpoints.example",
        "editors@viewpoints.example",
    ]


def test_a_line_of_100_kilobytes_is_taken(port):
    [(code, _)] = send(port, mail() + b"x" * 100_000 + b"\r\n", "ngo@viewpoints.example")

    assert code == 250


def test_what_is_too_large_is_refused_for_good(port):
    [(code, _)] = send(port, mail() + b"x\r\n" * 1_000_000, "ngo@viewpoints.example")

    assert code == 552
    assert not Arrival.objects.exists()


def test_what_cannot_be_kept_is_to_be_tried_again(port, monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(receiving, "receive", full)

    [(code, _)] = send(port, mail(), "ngo@viewpoints.example")

    assert code == 451
