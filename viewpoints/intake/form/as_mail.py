"""A form written down as a mail (RFC 5322), so that one path reads both; and its own headers read again.

What a mail has no field for stands in headers ``X-Viewpoints-Form-…``. They are to be believed only
of an arrival whose channel is the form: anyone may write such headers into a mail.
"""

import base64
import email.policy
import hashlib
import json
import mimetypes
from collections.abc import Sequence
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from email.utils import localtime, make_msgid
from typing import Any

PREFIX = "X-Viewpoints-Form-"
_HEAD_BYTES = 131_072


@dataclass(frozen=True)
class File:
    """A file that was put into the form: its name as given, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Picture:
    """A picture that was put into the form: its number there, and what stands under it."""

    number: int
    file: File
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True)
class Hand:
    """What an editor says beside, who enters for its author what did not come by mail.

    ``by`` is her key as a user, ``section`` the section's; ``way`` is how it came, in her words. Without
    ``has_address`` the sender is the editor herself. ``receipt``: its author is written to.
    """

    by: int
    section: int
    way: str = ""
    has_address: bool = True
    receipt: bool = False


@dataclass(frozen=True)
class Form:
    """What a contributor filled in. One-line fields hold no line break; an empty byline is anonymous.

    ``html`` is the text with its formatting, sanitized, where it has some. ``key`` is the same however
    often the same form is sent, so that twice is once.
    """

    name: str
    email: str
    byline: str
    title: str
    text: str = ""
    organization: str = ""
    role: str = ""
    language: str = "zh-hans"
    files: Sequence[File] = ()
    html: str = ""
    pictures: Sequence[Picture] = ()
    key: str = ""
    hand: Hand | None = None


@dataclass(frozen=True)
class Captioned:
    """What the form says of one of the mail's files, told by its SHA-256: that it is a picture."""

    number: int
    sha256: str
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True)
class Particulars:
    """What only the form asks for, read again from the raw mail."""

    byline: str
    organization: str
    role: str
    pictures: Sequence[Captioned] = ()


def written_down(form: Form, *, to: str) -> bytes:
    """Give the form as the mail its sender might have written to the section's address ``to``."""
    message = EmailMessage(policy=email.policy.SMTP)
    message["From"] = Address(form.name, addr_spec=form.email)
    message["To"] = to
    message["Subject"] = form.title
    message["Date"] = localtime()
    domain = to.partition("@")[2]
    message["Message-ID"] = f"<form-{form.key}@{domain}>" if form.key else make_msgid(domain=domain)
    message[f"{PREFIX}Byline"] = form.byline
    message[f"{PREFIX}Organization"] = form.organization
    message[f"{PREFIX}Role"] = form.role
    if form.hand:
        message[f"{PREFIX}Hand"] = _packed([vars(form.hand)])
    else:
        message[f"{PREFIX}Consent"] = "yes"
    if form.pictures:
        message[f"{PREFIX}Pictures"] = _packed([vars(_captioned(one)) for one in form.pictures])
    message.set_content(form.text)
    if form.html:
        message.add_alternative(form.html, subtype="html")
    for file in (*form.files, *(picture.file for picture in form.pictures)):
        _attach(message, file)
    message["Content-Language"] = form.language  # last: content moves such headers into its parts
    return message.as_bytes()


def particulars(data: bytes) -> Particulars | None:
    """Read the form's own headers from a raw mail; None when it was not written by a form."""
    head = BytesHeaderParser(policy=email.policy.default).parsebytes(data[:_HEAD_BYTES])
    if head[f"{PREFIX}Byline"] is None:
        return None
    byline, organization, role = (
        str(head[PREFIX + name]) for name in ("Byline", "Organization", "Role")
    )
    pictures = _unpacked(str(head[f"{PREFIX}Pictures"] or ""))
    return Particulars(byline, organization, role, tuple(Captioned(**one) for one in pictures))


def hand(data: bytes) -> Hand | None:
    """Read what an editor said beside; None when no editor wrote it down."""
    head = BytesHeaderParser(policy=email.policy.default).parsebytes(data[:_HEAD_BYTES])
    said = _unpacked(str(head[f"{PREFIX}Hand"] or ""))
    return Hand(**said[0]) if said else None


def title(data: bytes) -> str:
    """Give the title that was filled in."""
    head = BytesHeaderParser(policy=email.policy.default).parsebytes(data[:_HEAD_BYTES])
    return str(head["Subject"] or "")


def _captioned(picture: Picture) -> Captioned:
    sha256 = hashlib.sha256(picture.file.data).hexdigest()
    return Captioned(picture.number, sha256, picture.caption, picture.credit)


def _packed(rows: Sequence[dict[str, Any]]) -> str:
    """Give JSON in base64 (RFC 4648), in pieces that a header can be folded between."""
    words = json.dumps(rows).encode()
    packed = base64.b64encode(words).decode()
    return " ".join(packed[start : start + 60] for start in range(0, len(packed), 60))


def _unpacked(packed: str) -> list[dict[str, Any]]:
    return json.loads(base64.b64decode("".join(packed.split()))) if packed else []


def _attach(message: EmailMessage, file: File) -> None:
    type_, packed = mimetypes.guess_type(file.name)
    if packed or not type_ or type_.startswith("text/"):  # a text's charset is not ours to name
        type_ = "application/octet-stream"
    main, _, sub = type_.partition("/")
    message.add_attachment(file.data, maintype=main, subtype=sub, filename=file.name)
