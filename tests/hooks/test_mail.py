"""Providers post mail: signed, it is kept byte for byte before the 200; else nothing is."""

import hashlib
import hmac
import json
from base64 import b64encode

import pytest
from django.core.cache import cache

from tests.intake.mails import mail
from viewpoints.hooks import views
from viewpoints.intake import raw, receiving
from viewpoints.intake.envelope import opened
from viewpoints.intake.models import Arrival
from viewpoints.intake.proof import authentication

pytestmark = pytest.mark.django_db
KEY = "signing-key"
TO = "ngo+x@viewpoints.example"
WORD = b"PK\x03\x04\r\x00\n\xff\r\n"
EIGHT_BIT = b"From: lin@qq.com\r\nSubject: \xb9\xa4\xd7\xca\r\n\r\n" + "工资".encode("gb18030")


@pytest.fixture(autouse=True)
def _hooks(settings, tmp_path):
    settings.ARRIVALS_ROOT = tmp_path
    settings.MAIL_HOOKS = {"mailgun": KEY, "mailersend": KEY, "postmark": "us:word"}
    cache.clear()


def signed(key: str = KEY) -> dict[str, str]:
    signature = hmac.new(key.encode(), b"1795520000token", hashlib.sha256).hexdigest()
    return {"timestamp": "1795520000", "token": "token", "signature": signature}


def form(fields: dict[str, bytes | str], files: dict[str, bytes] | None = None) -> dict:
    """Give a form as a provider sends it, each field's bytes as they are."""
    parts = [(f'name="{name}"', value) for name, value in fields.items()]
    parts += [(f'name="{name}"; filename="{name}.docx"', it) for name, it in (files or {}).items()]
    body = b"".join(
        f"--b\r\nContent-Disposition: form-data; {named}\r\n\r\n".encode()
        + (value if isinstance(value, bytes) else value.encode())
        + b"\r\n"
        for named, value in parts
    )
    return {"data": body + b"--b--\r\n", "content_type": "multipart/form-data; boundary=b"}


def kept() -> tuple[bytes, list[str]]:
    came = opened(raw.read(Arrival.objects.get().raw))
    return came.content, came.recipients


def test_a_raw_mail_is_kept_byte_for_byte_with_its_envelope(client):
    fields = {"body-mime": EIGHT_BIT, "sender": "lin@qq.com", "recipient": TO, **signed()}

    assert client.post("/-/mail/mailgun/", **form(fields)).status_code == 200
    assert client.post("/-/mail/mailgun/", **form(fields)).status_code == 200

    assert kept() == (views.UNKNOWN + EIGHT_BIT, [TO])


def test_a_mail_larger_than_a_form_may_be_is_taken(client):
    large = mail() + b"x" * 6_000_000
    fields = {"body-mime": large, "recipient": TO, **signed()}

    assert client.post("/-/mail/mailgun/", **form(fields)).status_code == 200
    assert kept()[0] == views.UNKNOWN + large


def test_a_mail_in_parts_is_put_together_and_says_so(client):
    headers = [["From", "lin@qq.com"], ["Subject", "工资"], ["Message-Id", "<1@qq.com>"]]
    fields = {
        "message-headers": json.dumps(headers),
        "body-plain": "林晓",
        "attachment-count": "1",
        "recipient": TO,
        **signed(),
    }

    answer = client.post("/-/mail/mailgun/", **form(fields, {"attachment-1": WORD}))

    assert answer.status_code == 200
    content, recipients = kept()
    assert content.startswith(views.UNKNOWN + b"X-Viewpoints-Rebuilt: mailgun\r\n")
    assert b"attachment-1.docx" in content
    assert b64encode(WORD) in content
    assert recipients == [TO]


def test_a_wrong_signature_is_refused_and_nothing_is_kept(client, tmp_path):
    fields = {"body-mime": mail(), "recipient": TO, **signed("another")}

    assert client.post("/-/mail/mailgun/", **form(fields)).status_code == 403

    assert not Arrival.objects.exists()
    assert list(tmp_path.rglob("*")) == []


def test_a_forger_is_heard_no_more_and_the_provider_from_elsewhere_is(client, monkeypatch):
    monkeypatch.setattr(views, "REFUSED_PER_HOUR", "2/h")
    wrong = form({"body-mime": mail(), **signed("another")})
    right = form({"body-mime": mail(), "recipient": TO, **signed()})

    assert [client.post("/-/mail/mailgun/", **wrong).status_code for _ in range(4)][-1] == 429
    answer = client.post("/-/mail/mailgun/", **right, REMOTE_ADDR="192.0.2.7")
    assert answer.status_code == 200


def test_mailersend_signs_the_whole_body(client):
    data = {
        "raw": mail().decode(),
        "sender": {"email": "lin@qq.com"},
        "recipients": {"rcptTo": [{"email": TO}]},
    }
    body = json.dumps({"type": "inbound.message", "data": data}).encode()
    sent = {"data": body, "content_type": "application/json"}
    signature = hmac.new(KEY.encode(), body, hashlib.sha256).hexdigest()

    assert client.post("/-/mail/mailersend/", **sent, HTTP_SIGNATURE="0" * 64).status_code == 403
    assert client.post("/-/mail/mailersend/", **sent, HTTP_SIGNATURE=signature).status_code == 200
    assert kept() == (views.UNKNOWN + mail(), [TO])


def test_postmark_proves_itself_by_a_password(client):
    body = json.dumps({"RawEmail": mail().decode(), "OriginalRecipient": TO, "Headers": []})
    sent = {"data": body, "content_type": "application/json"}
    right = "Basic " + b64encode(b"us:word").decode()

    assert client.post("/-/mail/postmark/", **sent).status_code == 403
    answer = client.post("/-/mail/postmark/", **sent, HTTP_AUTHORIZATION=right)
    assert answer.status_code == 200
    assert kept() == (views.UNKNOWN + mail(), [TO])


def test_what_cannot_be_kept_is_to_be_posted_again(client, monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(receiving, "receive", full)
    fields = {"body-mime": mail(), "recipient": TO, **signed()}

    assert client.post("/-/mail/mailgun/", **form(fields)).status_code == 503


def test_a_forged_finding_of_our_server_is_never_believed(client):
    forged = b"Authentication-Results: mx.viewpoints.example; dmarc=pass header.from=qq.com\r\n"
    fields = {"body-mime": forged + mail(), "recipient": TO, **signed()}
    client.post("/-/mail/mailgun/", **form(fields))

    came = raw.read(Arrival.objects.get().raw)
    asked = {"sender": "lin@qq.com", "authserv_id": "mx.viewpoints.example"}
    assert authentication.authentic(forged + mail(), **asked)
    assert not authentication.authentic(came, **asked)


@pytest.mark.parametrize("provider", ["sparkpost", "mailgun"])
def test_without_a_secret_there_is_no_such_address(client, settings, provider):
    settings.MAIL_HOOKS = {"sparkpost": "x"}

    assert client.post(f"/-/mail/{provider}/").status_code == 404


def test_more_than_a_mail_can_have_is_not_read(client):
    sent = {"data": b"x", "content_type": "application/json"}
    answer = client.post("/-/mail/mailgun/", **sent, CONTENT_LENGTH="60000001")

    assert answer.status_code == 413


def test_what_a_provider_posts_and_we_cannot_read_is_told(client):
    assert client.post("/-/mail/mailgun/", **form(signed())).status_code == 400
    assert not Arrival.objects.exists()
