"""Mail is taken from a mailbox of a real Dovecot: each kept before it is marked, none taken twice."""

import logging
import threading

import pytest
from imap_tools import BaseMailBox, MailboxLoginError

from tests.dovecot import dovecot
from tests.intake.mails import mail
from viewpoints.intake import mailboxes, raw, receiving
from viewpoints.intake.envelope import opened
from viewpoints.intake.models import Arrival

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def server():
    with dovecot() as running:
        yield running


@pytest.fixture(autouse=True)
def _empty(server, settings, tmp_path):
    server.empty()
    settings.ARRIVALS_ROOT = tmp_path


def box(server, *, password: str = "p%40ss%2Fword", **options):
    return mailboxes.mailbox(
        server.url(password=password), **{"max_bytes": 10_000, "move_to": "", **options}
    )


def kept() -> list[bytes]:
    return [opened(raw.read(one.raw)).content for one in Arrival.objects.order_by("pk")]


def mails(number: int) -> list[bytes]:
    return [mail(f"第{one}封", message_id=f"<{one}@qq.com>") for one in range(number)]


def test_every_mail_is_kept_as_it_came_and_taken_once(server):
    server.put(*mails(3))

    assert mailboxes.take(box(server)) == 3
    assert mailboxes.take(box(server)) == 0

    assert kept() == mails(3)
    assert len(list((server.maildir / "cur").glob("*:2,S"))) == 3


def test_a_kept_mail_goes_to_a_folder_when_one_is_named(server):
    server.put(*mails(2))

    assert mailboxes.take(box(server, move_to="Kept")) == 2

    assert len(list(server.maildir.glob(".Kept/[nc][eu][wr]/*"))) == 2
    assert mailboxes.count(box(server, move_to="Kept")) == 0


def test_a_mail_that_could_not_be_marked_is_taken_again_as_the_same_arrival(server, monkeypatch):
    def lost(*_, **__):
        raise ConnectionResetError("gone")

    server.put(*mails(1))
    with monkeypatch.context() as broken:
        broken.setattr(BaseMailBox, "flag", lost)
        with pytest.raises(ConnectionResetError):
            mailboxes.take(box(server))

    assert mailboxes.take(box(server)) == 1
    assert kept() == mails(1)


def test_what_cannot_be_kept_stays_and_keeps_no_other_from_being_taken(server, monkeypatch):
    def full(data, **options):
        if "第0封".encode() in data:
            raise OSError(28, "No space left on device")
        return receive(data, **options)

    receive = receiving.receive
    server.put(*[one.replace(b"base64", b"8bit") for one in mails(3)])
    monkeypatch.setattr(receiving, "receive", full)

    assert mailboxes.take(box(server)) == 2
    assert mailboxes.count(box(server)) == 1


def test_what_is_too_large_stays(server):
    server.put(mail("大" * 20_000), *mails(1))

    assert mailboxes.take(box(server)) == 1
    assert mailboxes.count(box(server)) == 1


def test_recipients_come_from_the_field_that_was_named_and_only_then(server):
    delivered = b"Delivered-To: ngo+x@viewpoints.example\r\nDelivered-To: forged@x.cn\r\n"
    server.put(delivered + mail())
    mailboxes.take(box(server, recipient_field="Delivered-To"))
    server.put(delivered + mail("二", message_id="<2@qq.com>"))
    mailboxes.take(box(server))

    assert [one.envelope_to for one in Arrival.objects.order_by("pk")] == [
        ["ngo+x@viewpoints.example"],
        [],
    ]


def test_a_wrong_password_is_said_without_it(server, caplog):
    wrong = box(server, password="wrong-one")
    with pytest.raises(MailboxLoginError):
        mailboxes.count(wrong)

    poller = mailboxes.Poller(wrong, seconds=60)
    poller.stopping.set()
    with caplog.at_level(logging.ERROR):
        poller.run()

    assert "mailbox 127.0.0.1: " in caplog.text
    assert "wrong-one" not in caplog.text
    assert "wrong-one" not in repr(wrong)


def test_the_server_is_told_who_asks(server, monkeypatch):
    said = []
    real = mailboxes.MailBoxUnencrypted.login

    def login(self, *arguments, **options):
        answer = real(self, *arguments, **options)
        xatom = self.client.xatom
        self.client.xatom = lambda *words: (said.append(words), xatom(*words))[1]
        return answer

    monkeypatch.setattr(mailboxes.MailBoxUnencrypted, "login", login)
    mailboxes.count(box(server))

    assert said == [("ID", mailboxes.OURSELVES)]


def test_it_stops_between_two_mails(server, monkeypatch):
    stopping = threading.Event()
    flag = BaseMailBox.flag
    monkeypatch.setattr(
        BaseMailBox, "flag", lambda *arguments: (stopping.set(), flag(*arguments))[1]
    )
    server.put(*mails(3))

    assert mailboxes.take(box(server), stopping=stopping) == 1
    assert mailboxes.count(box(server)) == 2


@pytest.mark.parametrize(
    "url",
    [
        "imaps://host/INBOX",
        "pop3://lin:secret-one@host",
        "imap://lin:secret-one@mail.example/INBOX",
        "imaps://lin:secret-one@host:port/",
    ],
)
def test_an_address_that_cannot_be_used_is_refused_without_its_password(url):
    with pytest.raises(mailboxes.WrongAddress) as refused:
        mailboxes.mailbox(url, max_bytes=1)
    assert "secret-one" not in str(refused.value)
