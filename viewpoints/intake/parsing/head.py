"""The head of a message or part: where it ends, and its fields, still raw (RFC 5322 §2.2)."""

import re

from .message import Note

Field = tuple[str, bytes]
"""A field's name in lower case and its value: still folded, encoded and in any charset."""

_FIELD = re.compile(rb"([!-9;-~]{1,200})[ \t]*:")
_ENVELOPE = re.compile(rb"\s*(?:>?From [^\r\n]*\r?\n)?")


def split_head(
    raw: bytes, *, outermost: bool = False
) -> tuple[list[Field], bytes, list[tuple[Note, str]]]:
    """Part the fields from the body.

    The head ends with an empty line. A line that is no field, and after which no field follows
    at once, ends it too: there the body begins. Text without any field is all body.
    """
    start = position = _after_envelope(raw) if outermost else 0
    fields: list[tuple[str, list[bytes]]] = []
    notes: list[tuple[Note, str]] = []
    while position < len(raw):
        end = raw.find(b"\n", position) + 1 or len(raw)
        line = raw[position:end]
        match = _FIELD.match(line)
        if line in (b"\n", b"\r\n"):
            return _joined(fields), raw[end:], notes
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
    if not fields:
        return [], raw[start:], [(Note.NO_HEADERS, "")] if outermost else []
    if position < len(raw):
        notes = [(Note.BROKEN_HEADERS, "")]
    return _joined(fields), raw[position:], notes


def _after_envelope(raw: bytes) -> int:
    """Step over empty lines and the ``From `` line that mailbox files begin with."""
    match = _ENVELOPE.match(raw)
    return match.end() if match else 0


def _joined(fields: list[tuple[str, list[bytes]]]) -> list[Field]:
    return [(name, b"".join(lines)) for name, lines in fields]
