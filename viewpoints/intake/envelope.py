"""The envelope of a mail, written on top of its raw bytes as a final delivery does (RFC 5321, section 4.4).

The row of an arrival holds recipients with their secrets covered; who was really meant stands here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_RETURN_PATH = re.compile(rb"Return-Path: <?([^>\r\n]*)>?\r\n")
_DELIVERED_TO = re.compile(rb"Delivered-To: <?([^>\r\n]*)>?\r\n")


@dataclass(frozen=True)
class Envelope:
    """Whom a mail came from and went to, and the mail itself.

    An empty ``sender`` is the null sender of bounces (RFC 5321, section 4.5.5); None is unknown.
    """

    sender: str | None
    recipients: list[str]
    content: bytes


def written(sender: str | None, recipients: Sequence[str]) -> bytes:
    """Give the trace lines of a final delivery; nothing for what is not known."""
    lines = [] if sender is None else [f"Return-Path: <{sender}>"]
    lines += [f"Delivered-To: {to}" for to in recipients]
    return "".join(f"{line}\r\n" for line in lines).encode()


def opened(data: bytes) -> Envelope:
    """Take the trace lines that ``written`` put on top off again; a mail from a file may have none.

    Only one Return-Path is ours, the first: a mail that begins with another keeps it.
    """
    path = _RETURN_PATH.match(data)
    at, recipients = path.end() if path else 0, []
    while found := _DELIVERED_TO.match(data, at):
        recipients.append(found[1].decode("utf-8", "replace"))
        at = found.end()
    return Envelope(path[1].decode("utf-8", "replace") if path else None, recipients, data[at:])
