"""The providers whose inbound webhooks we take: how each proves itself, and where the raw mail is.

anymail checks the signature, and rebuilds a mail where the provider gives only its parts. Providers
whose mail would have to be fetched from them are not here: nothing from outside is ever fetched.
"""

import email.policy
import json
from base64 import encodebytes
from collections.abc import Callable
from typing import NamedTuple

from anymail.inbound import AnymailInboundMessage
from anymail.webhooks.base import AnymailCoreWebhookView
from anymail.webhooks.mailersend import MailerSendInboundWebhookView
from anymail.webhooks.mailgun import MailgunInboundWebhookView
from anymail.webhooks.postmark import PostmarkInboundWebhookView

from viewpoints.hooks.posted import Posted


class Provider(NamedTuple):
    """``secret``: the argument of anymail's view it goes into; ``raw``: the mail as it came, if told."""

    view: type[AnymailCoreWebhookView]
    secret: str
    raw: Callable[[Posted], bytes]


class Mail(NamedTuple):
    """One mail that a provider posted; ``rebuilt`` when it gave only the parts."""

    content: bytes
    sender: str | None
    recipients: list[str]
    rebuilt: bool


PROVIDERS = {
    # Signed: a hash with a shared key (webhook signing key; inbound route secret).
    "mailgun": Provider(
        MailgunInboundWebhookView,
        "webhook_signing_key",
        lambda posted: posted.fields.get("body-mime", b""),
    ),
    "mailersend": Provider(
        MailerSendInboundWebhookView,
        "inbound_secret",
        lambda posted: _text(json.loads(posted.body)["data"]["raw"]),
    ),
    # By name and password in the address that is given to it (HTTP basic authentication).
    "postmark": Provider(
        PostmarkInboundWebhookView,
        "webhook_secret",
        lambda posted: _text(json.loads(posted.body).get("RawEmail", "")),
    ),
}


def read(provider: str, posted: Posted, *, secret: str) -> list[Mail]:
    """Give the mails that ``provider`` posted.

    Raises AnymailWebhookValidationFailure where the signature or password is wrong, and KeyError,
    ValueError or TypeError where the rest is not what it should be.
    """
    how = PROVIDERS[provider]
    view = how.view(**{how.secret: secret})
    view.run_validators(posted)
    raw = how.raw(posted)
    return [_mail(event.message, raw) for event in view.parse_events(posted)]


def _mail(message: AnymailInboundMessage, raw: bytes) -> Mail:
    recipient = message.envelope_recipient
    return Mail(
        content=raw or _rebuilt(message),
        sender=message.envelope_sender,
        recipients=[recipient] if recipient else [],
        rebuilt=not raw,
    )


def _rebuilt(message: AnymailInboundMessage) -> bytes:
    """Write down what anymail put together; in base64, for a file must keep its line ends."""
    for part in message.walk():
        if not part.is_multipart():
            content = part.get_payload(decode=True)
            del part["Content-Transfer-Encoding"]
            part["Content-Transfer-Encoding"] = "base64"
            part.set_payload(encodebytes(content).decode("ascii"))
    return message.as_bytes(policy=email.policy.SMTP)


def _text(raw: str) -> bytes:
    return raw.encode("utf-8", "surrogateescape")
