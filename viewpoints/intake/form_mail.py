"""A form written down as a mail (RFC 5322), so that one path reads both; and its own headers read again.

What a mail has no field for stands in headers ``X-Viewpoints-Form-…``. They are to be believed only
of an arrival whose channel is the form: anyone may write such headers into a mail.
"""

import email.policy
import mimetypes
from collections.abc import Sequence
from dataclasses import dataclass, field
from email.headerregistry import Address
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from email.utils import localtime, make_msgid

PREFIX = "X-Viewpoints-Form-"
_HEAD_BYTES = 65_536


@dataclass(frozen=True)
class File:
    """A file that was put into the form: its name as given, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Form:
    """What a contributor filled in. One-line fields hold no line break; an empty byline is anonymous."""

    name: str
    email: str
    byline: str
    title: str
    text: str = ""
    organization: str = ""
    role: str = ""
    language: str = "zh-hans"
    files: Sequence[File] = field(default_factory=tuple)


@dataclass(frozen=True)
class Particulars:
    """What only the form asks for, read again from the raw mail."""

    byline: str
    organization: str
    role: str


def written_down(form: Form, *, to: str) -> bytes:
    """Give the form as the mail its sender might have written to the section's address ``to``."""
    message = EmailMessage(policy=email.policy.SMTP)
    message["From"] = Address(form.name, addr_spec=form.email)
    message["To"] = to
    message["Subject"] = form.title
    message["Date"] = localtime()
    message["Message-ID"] = make_msgid(domain=to.partition("@")[2])
    message[f"{PREFIX}Byline"] = form.byline
    message[f"{PREFIX}Organization"] = form.organization
    message[f"{PREFIX}Role"] = form.role
    message[f"{PREFIX}Consent"] = "yes"
    message.set_content(form.text)
    for file in form.files:
        _attach(message, file)
    message["Content-Language"] = form.language  # last: content moves such headers into its parts
    return message.as_bytes()


def particulars(data: bytes) -> Particulars | None:
    """Read the form's own headers from a raw mail; None when it was not written by a form."""
    head = BytesHeaderParser(policy=email.policy.default).parsebytes(data[:_HEAD_BYTES])
    if head[f"{PREFIX}Byline"] is None:
        return None
    return Particulars(*(str(head[PREFIX + name]) for name in ("Byline", "Organization", "Role")))


def title(data: bytes) -> str:
    """Give the title that was filled in."""
    head = BytesHeaderParser(policy=email.policy.default).parsebytes(data[:_HEAD_BYTES])
    return str(head["Subject"] or "")


def _attach(message: EmailMessage, file: File) -> None:
    type_, packed = mimetypes.guess_type(file.name)
    if packed or not type_ or type_.startswith("text/"):  # a text's charset is not ours to name
        type_ = "application/octet-stream"
    main, _, sub = type_.partition("/")
    message.add_attachment(file.data, maintype=main, subtype=sub, filename=file.name)
