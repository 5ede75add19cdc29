"""Outlook's winmail.dat opened: the files and words inside a TNEF stream ([MS-OXTNEF]).

The reader is ``tnefparse``; it raises whatever broken streams lead it to, so what it had read until
then is taken. Its own module for compressed RTF is not needed: [MS-OXRTFCP] is twenty lines.
"""

from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from viewpoints.chinese.charset import decode

from .rtf import LONGEST, decompressed, words_of

MOST_FILES = 100


@dataclass(frozen=True)
class Opened:
    """What lay in a TNEF stream: files by name (may be empty), and the words of its body."""

    files: list[tuple[str, bytes]] = field(default_factory=list)
    text: str = ""
    html: str = ""


def opened(data: bytes) -> Opened | None:
    """Open a TNEF stream; None for what is none. Never raises on any bytes."""
    from tnefparse import TNEF  # imported where needed: most mails have none

    stream = TNEF.__new__(TNEF)
    for name in ("body", "htmlbody", "_rtfbody"):
        setattr(stream, name, None)
    stream.attachments = []
    try:
        TNEF.__init__(stream, data, do_checksum=False)
    except MemoryError:
        raise
    except Exception:  # the library raises a dozen kinds; what it has read so far is kept
        if not (stream.attachments or stream.body or stream.htmlbody or stream._rtfbody):
            return None
    files = [(_name(one), one.data) for one in stream.attachments[:MOST_FILES]]
    return Opened(
        [(name, content) for name, content in files if isinstance(content, bytes) and content],
        _text(stream),
        _words(stream.htmlbody),
    )


def _name(attachment: Any) -> str:
    names: list[Any] = []
    with suppress(Exception):  # as above
        names.append(attachment.long_filename())
    names.append(attachment._name)
    return next((name for name in map(_words, names) if name), "")


def _text(stream: Any) -> str:
    if text := _words(stream.body).strip():
        return text
    packed = stream._rtfbody
    if isinstance(packed, (list, tuple)):
        packed = next(iter(packed), b"")
    return words_of(decompressed(packed)) if isinstance(packed, bytes) else ""


def _words(value: Any) -> str:
    """Give a property as words: the library gives text, bytes, or a list of either."""
    if isinstance(value, (list, tuple)):
        value = next(iter(value), "")
    if isinstance(value, bytes):
        value = decode(value[:LONGEST].rstrip(b"\0")).text
    return value.replace("\0", "").replace("\r\n", "\n")[:LONGEST] if isinstance(value, str) else ""
