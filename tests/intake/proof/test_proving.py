"""Who sent a mail is proved by our mail server's word, else by a signature, and said at the desk."""

import pytest

from tests.intake.mails import mail
from tests.submissions.essays import section
from viewpoints.intake import receiving
from viewpoints.intake.models import Arrival
from viewpoints.intake.proof import proving, signatures
from viewpoints.intake.proof.proving import Proof

pytestmark = pytest.mark.django_db
MX = "mx.viewpoints.example"


def notes(data: bytes) -> list[str]:
    section()
    arrival = receiving.receive(
        data, envelope_from="lin@qq.com", envelope_to=["ngo@viewpoints.example"]
    )
    return Arrival.objects.get(pk=arrival.pk).notes


def test_where_nobody_looks_nothing_is_said():
    assert notes(mail()) == []


@pytest.mark.parametrize(
    ("told", "expected"), [("dmarc=pass", Proof.PROVED), ("dmarc=fail", Proof.UNPROVED)]
)
def test_our_mail_server_is_believed(settings, told, expected):
    settings.AUTHSERV_ID = MX
    head = f"Authentication-Results: {MX}; {told} header.from=qq.com\r\n".encode()
    assert notes(head + mail()) == [expected]


def test_where_it_says_nothing_the_signature_is_verified(settings, monkeypatch):
    settings.VERIFY_DKIM = True
    seen = []

    def signed(data, *, sender, look_up):
        seen.append((data, sender, look_up))
        return True

    monkeypatch.setattr(signatures, "signed", signed)
    data = mail()
    assert notes(data) == [Proof.PROVED]
    assert seen == [(data, "lin@qq.com", signatures.ask_dns)]


def test_our_mail_servers_word_goes_before_our_own(settings, monkeypatch):
    settings.AUTHSERV_ID, settings.VERIFY_DKIM = MX, True
    monkeypatch.setattr(signatures, "signed", lambda *_, **__: True)
    assert notes(mail()) == [Proof.UNPROVED]


def test_a_machines_mail_is_not_asked_about(settings):
    settings.AUTHSERV_ID = MX
    assert notes(mail(subject="自动回复：您好", Auto_Submitted="auto-replied")) == []


def test_a_note_tells_it_again():
    assert proving.is_proved(["signed", "sender_proved"])
    assert not proving.is_proved(["sender_unproved"])
