"""The head of a message or part: where it ends, and its fields, still raw (RFC 5322 §2.2)."""

import re

from .message import Note

Field = tuple[str, bytes]
"""A field's name in lower case and its value: still folded, encoded and in any charset."""

_OF_A_MAIL = re.compile(
    r"from|to|cc|bcc|subject|date|sender|reply-to|received|message-id|in-reply-to|references"
    r"|return-path|delivered-to|mime-version|content-.+|resent-.+|list-.+|x-.+|arc-.+|dkim-.+"
    r"|authentication-results|auto-submitted|comments|keywords|path|newsgroups|status"
)
_FIELD = re.compile(rb"([!-9;-~]{1,200})[ \t]*:")
_SEPARATOR = re.compile(rb"\r?\n")
_ENVELOPE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:>?From [^\r\n]*\r?\n)?")


def split_head(
    raw: bytes, *, outermost: bool = False
) -> tuple[list[Field], bytes, list[tuple[Note, str]]]:
    """Part the fields from the body.

    The head ends with an empty line. A line that is no field, and after which no field follows
    at once, ends it too: there the body begins. A message without any field that mails have is
    all body: ``Hi: …`` may well begin a text.
    """
    start = position = _after_envelope(raw) if outermost else 0
    fields: list[tuple[str, list[bytes]]] = []
    notes: list[tuple[Note, str]] = []
    while position < len(raw):
        end = raw.find(b"\n", position) + 1 or len(raw)
        line = raw[position:end]
        match = _FIELD.match(line)
        if line in (b"\n", b"\r\n"):
            break
        if line[0] in b" \t" and fields:
            fields[-1][1].append(line)
        elif match:
            fields.append((match[1].decode("ascii").lower(), [line[match.end() :]]))
        elif fields and _FIELD.match(raw, end):
            notes = [(Note.BROKEN_HEADERS, "")]
            fields[-1][1].append(b" " + line)
        else:
            break
        position = end
    if not fields or (outermost and not any(_OF_A_MAIL.fullmatch(name) for name, _ in fields)):
        if not outermost:  # a part may have an empty head, or (broken) none
            empty = _SEPARATOR.match(raw)
            return [], raw[empty.end() if empty else 0 :], []
        return [], raw[start:], [(Note.NO_HEADERS, "")]
    separator = _SEPARATOR.match(raw, position)
    if not separator and position < len(raw):
        notes = [(Note.BROKEN_HEADERS, "")]
    return _joined(fields), raw[separator.end() if separator else position :], notes


def _after_envelope(raw: bytes) -> int:
    """Step over a byte-order mark, empty lines and the ``From `` line that mailbox files begin with."""
    match = _ENVELOPE.match(raw)
    return match.end() if match else 0


def _joined(fields: list[tuple[str, list[bytes]]]) -> list[Field]:
    return [(name, b"".join(lines)) for name, lines in fields]
