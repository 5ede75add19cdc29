"""One part's content, decoded: bytes, text, filename."""

import re
from dataclasses import dataclass, field

from viewpoints.chinese.charset import Decoded, decode
from viewpoints.chinese.labels import codec_of, is_unknown

from .flowed import unflow
from .message import Note
from .parameters import disposition
from .transfer import decode_transfer, uuencoded_files
from .tree import Part
from .words import decode_words

LONGEST_TEXT = 2_000_000
"""Characters of one text part that are shown; the whole part is then kept as a file too."""

_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]+")
_EXTENSIONS = {
    "text/plain": ".txt",
    "text/html": ".html",
    "text/calendar": ".ics",
    "text/rtf": ".rtf",
    "message/rfc822": ".eml",
    "message/global": ".eml",
    "message/delivery-status": ".txt",
    "text/rfc822-headers": ".txt",
    "image/jpeg": ".jpg",
    "image/jpg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "application/pdf": ".pdf",
    "application/pgp-signature": ".asc",
    "application/pkcs7-signature": ".p7s",
    "application/pkcs7-mime": ".p7m",
    "application/x-pkcs7-mime": ".p7m",
    "application/ms-tnef": ".dat",
    "application/msword": ".doc",
    "application/zip": ".zip",
}


@dataclass(slots=True)
class Leaf:
    """A part that holds no parts, with what its head says about it."""

    part: Part
    disposition: str
    name: str
    content_id: str
    multipart: str = ""
    """The type of the multipart it stands in."""
    notes: list[tuple[Note, str]] = field(default_factory=list)
    embedded: list[tuple[bytes, bytes]] = field(default_factory=list)
    """Names and bytes of uuencoded files that were taken out of the text."""
    _content: bytes | None = None

    @property
    def type(self) -> str:
        """The media type as declared."""
        return self.part.type.type

    @property
    def content(self) -> bytes:
        """The bytes, the transfer encoding undone."""
        if self._content is None:
            encoding = (self.part.first("content-transfer-encoding") or b"").decode("latin-1")
            content, note = decode_transfer(self.part.body, encoding)
            if note:
                self.notes.append((note, encoding.strip() if note == Note.UNKNOWN_ENCODING else ""))
            self._content = content
        return self._content

    @property
    def filename(self) -> str:
        """Give the name as sent: bare, without folders, on one line; or nothing."""
        bare = _FORBIDDEN.sub("", self.name).replace("\\", "/").rstrip("/ .").rpartition("/")[2]
        bare = bare.strip().strip('"').strip()[:200]
        return bare if bare.strip(".") else ""

    def made_up_name(self, number: int) -> str:
        """Give a name made of type and number, for what was sent without one."""
        stem = "message" if self.type.startswith("message/") else "attachment"
        return f"{stem}-{number}{_EXTENSIONS.get(self.type, '.bin')}"


def leaf_of(part: Part, *, multipart: str = "") -> Leaf:
    """Read a part's disposition, name (RFC 2231, RFC 2047, raw) and Content-ID."""
    kind, parameters = disposition(part.first("content-disposition") or b"")
    name = parameters.get("filename") or part.type.parameters.get("name") or ""
    content_id = decode_words(part.first("content-id") or b"").strip(" <>\"'")
    return Leaf(part, kind, name, content_id, multipart)


def text_of_leaf(leaf: Leaf, *, charset: str | None = None) -> Decoded:
    """Decode a text part; its notes say what was odd. ``charset`` overrules the label.

    Line ends become LF; format=flowed is undone.
    """
    parameters = leaf.part.type.parameters
    label = leaf.part.type.charset
    content = _without_files(leaf)
    reading = _forced(content, charset) if charset else _decoded(leaf, content, label)
    text = reading.text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    if leaf.type == "text/plain" and parameters.get("format", "").lower() == "flowed":
        text = unflow(text, delsp=parameters.get("delsp", "").lower() == "yes")
    if len(text) > LONGEST_TEXT:
        leaf.notes.append((Note.TEXT_CUT, ""))
        text = text[:LONGEST_TEXT]
    return Decoded(text, reading.charset, reading.confident, reading.replaced)


def _without_files(leaf: Leaf) -> bytes:
    content = leaf.content
    if leaf.type == "text/html" or b"begin" not in content:
        return content
    words, position = [], 0
    for found in uuencoded_files(content):
        leaf.embedded.append((found.name, found.content))
        words.append(content[position : found.start])
        position = found.end
    return b"".join((*words, content[position:]))


def _decoded(leaf: Leaf, content: bytes, label: str | None) -> Decoded:
    if leaf.type == "text/html" and codec_of(label) in (None, "ascii"):
        label = _meta_charset(content) or label
    reading = decode(content, label=label)
    if is_unknown(label):
        leaf.notes.append((Note.UNKNOWN_CHARSET, label or ""))
    elif label and reading.charset not in (codec_of(label), "ascii") and _is_other(label, reading):
        leaf.notes.append((Note.WRONG_CHARSET, f"{label} is {reading.charset}"))
    if reading.replaced:
        leaf.notes.append((Note.UNREADABLE_CHARACTERS, str(reading.replaced)))
    elif not reading.confident:
        leaf.notes.append((Note.UNSURE_CHARSET, reading.charset))
    return reading


def _is_other(label: str, reading: Decoded) -> bool:
    """Tell a wrong label from the pairs that are read as one (Big5 and its Windows form)."""
    return {codec_of(label), reading.charset} != {"big5hkscs", "cp950"}


def _forced(content: bytes, charset: str) -> Decoded:
    codec = codec_of(charset)
    if codec in (None, "iso2022_cn"):
        return decode(content, label=charset)
    text = content.decode(codec or "utf-8", "replace")
    return Decoded(text, codec or "", confident=True, replaced=text.count("\ufffd"))


def _meta_charset(content: bytes) -> str | None:
    match = re.search(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,30})", content[:4096], re.I)
    return match[1].decode("ascii", "replace") if match else None
