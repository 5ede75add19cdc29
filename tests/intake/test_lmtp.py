"""The receiver speaks LMTP (RFC 2033) and says 250 only for what is safe."""

import smtplib
import socket

import pytest

from tests.intake.mails import mail
from viewpoints.intake import raw, receiving
from viewpoints.intake.envelope import opened
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


@pytest.mark.parametrize(
    ("sender", "kept"),
    [
        ("FROM:<lin@qq.com> SIZE=400 BODY=8BITMIME", "lin@qq.com"),
        ("FROM:<>", ""),
        ('FROM:<"lin xiao"@qq.com>', '"lin xiao"@qq.com'),
        ("FROM: <ngo+a.b=c@qq.com>", "ngo+a.b=c@qq.com"),
    ],
)
def test_every_form_of_address_is_read(port, sender, kept):
    with smtplib.LMTP("127.0.0.1", port) as peer:
        peer.ehlo("mx.example")
        assert peer.docmd("MAIL", sender)[0] == 250
        assert peer.docmd("RCPT", "TO:<ngo@viewpoints.example>")[0] == 250
        assert peer.data(mail())[0] == 250
    assert Arrival.objects.get().envelope_from == kept


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


def test_what_is_too_large_is_refused_once_for_each_recipient(port):
    answers = send(port, mail() + b"x\r\n" * 1_000_000, "ngo@viewpoints.example", "o@x.cn")

    assert [code for code, _ in answers] == [552, 552]


def test_dots_and_an_empty_line_come_through_as_they_are(port):
    send(port, b".\r\n..\r\n.a\r\n\r\n.\r\nb\r\n", "ngo@viewpoints.example")
    send(port, b"\r\n", "ngo@viewpoints.example")

    kept = [opened(raw.read(one.raw)).content for one in Arrival.objects.order_by("pk")]
    assert kept == [b".\r\n..\r\n.a\r\n\r\n.\r\nb\r\n", b"\r\n"]


def test_a_mail_that_breaks_off_is_not_kept(port):
    with socket.create_connection(("127.0.0.1", port)) as peer, peer.makefile("rb") as answers:
        for command in (b"LHLO x", b"MAIL FROM:<a@b.cn>", b"RCPT TO:<ngo@x.cn>", b"DATA"):
            peer.sendall(command + b"\r\n")
        while not answers.readline().startswith(b"354"):
            pass
        peer.sendall(mail()[:200])
    send(port, mail(), "ngo@viewpoints.example")

    assert Arrival.objects.get().envelope_from == "lin@qq.com"


def test_commands_behind_a_mail_that_was_not_answered_end_the_connection(port):
    with socket.create_connection(("127.0.0.1", port)) as peer, peer.makefile("rb") as answers:
        for command in (b"LHLO x", b"MAIL FROM:<a@b.cn>", b"RCPT TO:<ngo@x.cn>", b"DATA"):
            peer.sendall(command + b"\r\n")
        while not answers.readline().startswith(b"354"):
            pass
        peer.sendall(mail() + b".\r\nMAIL FROM:<forged@b.cn>\r\n")
        assert answers.read() == b""

    assert not Arrival.objects.exists()
