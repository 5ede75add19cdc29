"""Reading a mail in a process that cannot hurt: bounded time and memory, never an exception.

The child answers with one line of JSON and then the attachments' bytes, one after the other in the
order and with the sizes of the JSON: a 60 MB mail is not blown up by base64 on its way.
"""

import json
from typing import Any

from viewpoints.markup.limits import LimitReached, Limits, Reason, forked, run

from .head import split_head
from .message import Kind, Message, Note, from_json
from .reading import parse, read_head
from .tree import Part

LIMITS = Limits(seconds=20, megabytes=768, output_megabytes=256)
"""For one mail of the worker: room for the 80 MB that the receiver takes at most."""

BATCH_LIMITS = Limits(seconds=5, megabytes=256, output_megabytes=256)
"""For one mail of a batch, unless it is itself a large part of that."""

_LARGE = 16 * 1024 * 1024
_HEAD_LOOKED_AT = 200_000


def parse_limited(raw: bytes, *, charset: str | None = None, limits: Limits = LIMITS) -> Message:
    """Read a mail as ``parse`` does, in a limited process.

    Where the process reaches a limit or crashes, the Message is ``unreadable``, has a note
    ``limit_reached: …``, and holds what its head alone says.
    """
    try:
        return unpack(run(__name__, raw, arguments=[charset] if charset else [], limits=limits))
    except LimitReached as reached:
        return unreadable(raw, reached.reason)


def parse_forked(raw: bytes, *, limits: Limits | None = None) -> dict[str, Any]:
    """Give a mail's JSON, read in a limited fork: for single-threaded commands on many mails."""
    limits = limits or (BATCH_LIMITS if len(raw) < _LARGE else LIMITS)
    try:
        return json.loads(forked(_json_line, raw, limits=limits))
    except LimitReached as reached:
        return unreadable(raw, reached.reason).to_json()


def unreadable(raw: bytes, reason: Reason) -> Message:
    """Make the Message of a mail that could not be read, with its head if that can be."""
    message = Message(kind=Kind.UNREADABLE)
    fields, _, _ = split_head(raw[:_HEAD_LOOKED_AT], outermost=True)
    read_head(Part.of_head(fields), message)
    message.note(Note.LIMIT_REACHED, reason)
    return message


def answer(data: bytes, *arguments: str) -> bytes:
    """Answer as the limited child (``markup.limits.run``): JSON line, then the bytes."""
    message = parse(data, charset=arguments[0] if arguments else None)
    return pack(message)


def pack(message: Message) -> bytes:
    """Put a Message with its attachments' bytes into one string of bytes."""
    line = json.dumps(message.to_json(), ensure_ascii=False).encode("utf-8", "replace")
    return b"\n".join((line, b"".join(file.content for file in message.attachments)))


def unpack(packed: bytes) -> Message:
    """Undo ``pack``."""
    end = packed.index(b"\n")
    data = json.loads(packed[:end])
    position = end + 1
    for file in data["attachments"]:
        file["content"] = packed[position : position + file["size"]]
        position += file["size"]
    return from_json(data)


def _json_line(raw: bytes) -> bytes:
    return json.dumps(parse(raw).to_json(), ensure_ascii=False).encode("utf-8", "replace")
