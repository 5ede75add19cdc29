"""The tree of a MIME message, cut out of the raw bytes by position (RFC 2045, 2046, 5322).

Python's ``email`` keeps a string per line (five times the size of a 60 MB mail), recurses as deep
as the sender likes and gives up where a boundary is missing; here a part is a slice, and whatever
is odd is noted and kept.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from .head import Field, split_head
from .message import Note
from .parameters import ContentType, content_type

MOST_PARTS = 20_000
MOST_DEPTH = 60

_GUESSED_BOUNDARY = re.compile(
    rb"^--([^\r\n]{1,200}?)[ \t]*\r?\n(?=Content-[A-Za-z-]+[ \t]*:)", re.MULTILINE | re.IGNORECASE
)


@dataclass(slots=True)
class Part:
    """One entity: its header fields in order, and its body still encoded or its children."""

    fields: list[Field]
    body: bytes
    type: ContentType
    children: list["Part"] = field(default_factory=list)
    notes: list[tuple[Note, str]] = field(default_factory=list)

    @classmethod
    def of_head(cls, fields: list[Field]) -> "Part":
        """Make a part of a head alone, for a mail whose body cannot be read."""
        return cls(fields, b"", content_type(b""))

    def first(self, name: str) -> bytes | None:
        """Give the raw, still folded value of the first field ``name`` (lower case)."""
        return next((value for found, value in self.fields if found == name), None)

    def every(self, name: str) -> list[bytes]:
        """Give the raw values of all fields ``name``."""
        return [value for found, value in self.fields if found == name]

    def walk(self) -> Iterator["Part"]:
        """Give this part and all below it, in the order of the mail."""
        waiting = [self]
        while waiting:
            part = waiting.pop()
            yield part
            waiting.extend(reversed(part.children))


def grow(raw: bytes) -> Part:
    """Cut a raw message into its tree. Never raises; what is odd is in the parts' notes."""
    if b"\n" not in raw:
        raw = raw.replace(b"\r", b"\n")  # kept by an old Macintosh
    return _Growth().part(raw, outermost=True)


class _Growth:
    """Counts parts over the whole tree, so that no mail is cut without end."""

    def __init__(self) -> None:
        self.parts = 0

    def part(
        self, raw: bytes, *, depth: int = 0, outermost: bool = False, digest: bool = False
    ) -> Part:
        self.parts += 1
        fields, body, notes = split_head(raw, outermost=outermost)
        declared = next((value for name, value in fields if name == "content-type"), b"")
        kind = content_type(declared, default="message/rfc822" if digest else "text/plain")
        part = Part(fields, body, kind, notes=notes)
        if kind.type.startswith("multipart/"):
            self._branch(part, depth)
        return part

    def _branch(self, part: Part, depth: int) -> None:
        if depth >= MOST_DEPTH:
            part.notes.append((Note.TOO_DEEP, ""))
            return
        pieces = self._pieces(part)
        digest = part.type.type == "multipart/digest"
        for piece in pieces:
            part.children.append(self.part(piece, depth=depth + 1, digest=digest))

    def _pieces(self, part: Part) -> list[bytes]:
        boundary = part.type.boundary
        pieces = self._split(part, boundary) if boundary else []
        if pieces:
            return pieces
        guess = _GUESSED_BOUNDARY.search(part.body)
        part.notes.append((Note.MISSING_BOUNDARY, boundary.decode("ascii", "replace")))
        return self._split(part, guess[1]) if guess else []

    def _split(self, part: Part, boundary: bytes) -> list[bytes]:
        """Give the bodies between the boundary lines; an unclosed last one reaches to the end."""
        pieces, start = [], None
        for mark in marks(part.body, b"--" + boundary):
            if start is not None:
                pieces.append(part.body[start : max(start, mark.start)])
            start = None if mark.closing else mark.end
            if mark.closing:
                break
            if self.parts + len(pieces) > MOST_PARTS:
                part.notes.append((Note.TOO_MANY_PARTS, ""))
                break
        if start is not None:
            part.notes.append((Note.UNCLOSED_BOUNDARY, ""))
            pieces.append(part.body[start:])
        return pieces


class Mark(NamedTuple):
    """A boundary's line: where the part before it ends, and where the next begins."""

    start: int
    end: int
    closing: bool


def marks(body: bytes, dashed: bytes) -> Iterator[Mark]:
    """Find the lines that are a boundary. The line end before one belongs to it (RFC 2046 §5.1.1).

    ``find`` goes through 60 MB ten times faster than an expression that has to look at every line.
    """
    position = body.find(dashed)
    while position >= 0:
        end = body.find(b"\n", position) + 1 or len(body)
        rest = body[position + len(dashed) : end].rstrip()
        if rest in (b"", b"--") and body[max(0, position - 1) : position] in (b"", b"\n"):
            start = position - 1 if position else 0
            start -= body[max(0, start - 1) : start] == b"\r"
            yield Mark(start, end, closing=bool(rest))
        position = body.find(dashed, position + len(dashed))
