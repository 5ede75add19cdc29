"""What a mail is once it has been read: plain data, the same in Python and in JSON."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple


class Kind(StrEnum):
    """What a mail is to us. Only a contribution or a reply is ever answered."""

    CONTRIBUTION = "contribution"
    REPLY = "reply"
    BOUNCE = "bounce"
    AUTO_REPLY = "auto_reply"
    UNREADABLE = "unreadable"


class Note(StrEnum):
    """What was odd about a mail. In ``Message.notes`` a detail may follow: ``code: detail``."""

    NO_HEADERS = "no_headers"
    BROKEN_HEADERS = "broken_headers"
    NO_SENDER = "no_sender"
    SEVERAL_SENDERS = "several_senders"
    BAD_DATE = "bad_date"
    UNKNOWN_CHARSET = "unknown_charset"
    WRONG_CHARSET = "wrong_charset"
    UNSURE_CHARSET = "unsure_charset"
    UNREADABLE_CHARACTERS = "unreadable_characters"
    BROKEN_ENCODING = "broken_encoding"
    UNKNOWN_ENCODING = "unknown_encoding"
    MISSING_BOUNDARY = "missing_boundary"
    UNCLOSED_BOUNDARY = "unclosed_boundary"
    TOO_DEEP = "too_deep"
    TOO_MANY_PARTS = "too_many_parts"
    TEXT_CUT = "text_cut"
    NO_TEXT = "no_text"
    TEXT_FROM_HTML = "text_from_html"
    TEXT_FROM_ENCLOSED = "text_from_enclosed"
    ENCRYPTED = "encrypted"
    SIGNED = "signed"
    TNEF = "tnef"
    PARTIAL = "partial"
    EXTERNAL_BODY = "external_body"
    LIMIT_REACHED = "limit_reached"


class Address(NamedTuple):
    """A name as it would be shown, and a bare address; either may be empty."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a mail.

    ``filename`` is its bare name as sent, without folders, or empty; ``name`` is what to call it
    and never empty. ``content`` is empty for the files of an enclosed mail that was read in another
    process: they are in that mail's bytes. ``inline`` says that the text shows it in place (by
    ``content_id``, where given). ``message`` is what an enclosed mail
    (message/rfc822) says, when it could be read. ``packed_in`` is the place, among the mail's
    attachments from 0, of the TNEF file that it lay in.
    """

    filename: str
    name: str
    type: str
    size: int
    sha256: str
    content: bytes = field(default=b"", repr=False)
    content_id: str = ""
    inline: bool = False
    message: "Message | None" = None
    packed_in: int | None = None


@dataclass(slots=True)
class Message:
    """A mail, read. ``text`` is everything it says, ``reply_text`` only what is new in it.

    ``html`` is the HTML as sent: it must be sanitized before anyone looks at it. ``date`` is ISO
    8601. Ids are without angle brackets. ``headers`` holds what later steps need, by
    lower-case name, each a list of decoded values in the order of the mail.
    """

    kind: Kind = Kind.CONTRIBUTION
    senders: list[Address] = field(default_factory=list)
    to: list[Address] = field(default_factory=list)
    cc: list[Address] = field(default_factory=list)
    reply_to: list[Address] = field(default_factory=list)
    subject: str = ""
    date: str | None = None
    message_id: str | None = None
    in_reply_to: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    text: str = ""
    reply_text: str = ""
    html: str = ""
    charset: str = ""
    attachments: list[Attachment] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    headers: dict[str, list[str]] = field(default_factory=dict)

    def note(self, code: Note, detail: str = "") -> None:
        """Add a note once."""
        line = f"{code}: {detail[:120]}" if detail else str(code)
        if line not in self.notes:
            self.notes.append(line)

    def has_note(self, code: Note) -> bool:
        """Tell whether a note with this code was taken."""
        return any(line.split(":")[0] == code for line in self.notes)

    def to_json(self) -> dict[str, Any]:
        """Give what ``mail-parse --json`` prints (docs/contracts/mail-parse.schema.json)."""
        return {
            "kind": str(self.kind),
            "from": [address._asdict() for address in self.senders],
            "to": [address._asdict() for address in self.to],
            "cc": [address._asdict() for address in self.cc],
            "reply_to": [address._asdict() for address in self.reply_to],
            "subject": self.subject,
            "date": self.date,
            "message_id": self.message_id,
            "in_reply_to": self.in_reply_to,
            "references": self.references,
            "text": self.text,
            "reply_text": self.reply_text,
            "html": self.html,
            "charset": self.charset,
            "attachments": [_attachment_json(attachment) for attachment in self.attachments],
            "notes": self.notes,
            "headers": self.headers,
        }


def from_json(data: dict[str, Any]) -> Message:
    """Rebuild a Message from its JSON; the attachments' bytes are for the caller to put back."""
    people = {
        name: [Address(**person) for person in data[key]]
        for name, key in (("senders", "from"), ("to", "to"), ("cc", "cc"), ("reply_to", "reply_to"))
    }
    files = [
        Attachment(**{**file, "message": from_json(file["message"]) if file["message"] else None})
        for file in data["attachments"]
    ]
    plain = {key: value for key, value in data.items() if key not in (*people, "from")}
    return Message(**{**plain, **people, "kind": Kind(data["kind"]), "attachments": files})


def _attachment_json(attachment: Attachment) -> dict[str, Any]:
    return {
        "filename": attachment.filename,
        "name": attachment.name,
        "type": attachment.type,
        "size": attachment.size,
        "sha256": attachment.sha256,
        "content_id": attachment.content_id,
        "inline": attachment.inline,
        "message": attachment.message.to_json() if attachment.message else None,
        "packed_in": attachment.packed_in,
    }
