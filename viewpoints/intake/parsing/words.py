"""Header text: RFC 2047 encoded words as senders really write them, and raw 8-bit bytes."""

import binascii
import re
from collections.abc import Iterator
from typing import NamedTuple

from viewpoints.chinese.charset import decode
from viewpoints.chinese.labels import codec_of

from .transfer import from_base64

_START = re.compile(rb"=\?([^?\s=]{1,60})\?([BbQq])\?")
_GOES_ON = re.compile(rb"\w{0,20}\?")
_LONGEST = 200_000
_FOLD = re.compile(rb"\r?\n[ \t]*|\r")
_SPACE = re.compile(rb"[ \t\r\n]*")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def decode_words(raw: bytes, *, hint: str | None = None) -> str:
    """Decode one header value to text: unfolded, encoded words read, in whatever charset.

    Neighbouring words in one charset are joined as bytes before they are decoded (mailers cut
    characters in two); ``hint`` is the charset of the body, for raw bytes that no word names.
    Control and direction characters go: they have no place in a line that is shown.
    """
    text = _decode(unfold(raw[:_LONGEST]), hint)
    if text.lstrip().startswith("=?") and text.isascii() and _START.search(text.encode()):
        text = _decode(text.encode(), hint)  # encoded twice
    return _CONTROLS.sub("", text)


def decode_raw(raw: bytes, *, hint: str | None = None) -> str:
    """Decode header bytes that carry no encoded word."""
    reading = decode(raw, label=hint)
    return reading.text


def unfold(raw: bytes) -> bytes:
    """Take the line ends out of a field; the space that began the next line stays."""
    return _FOLD.sub(b" ", raw).strip()


def _decode(raw: bytes, hint: str | None) -> str:
    pieces: list[str] = []
    run: list[tuple[str, bytes]] = []
    position = 0
    for word in _words(raw):
        between = raw[position : word.start]
        charset, payload = word.charset, word.payload
        if between.strip() or (run and not _is_same(run[-1][0], charset)):
            pieces.append(_run_text(run))
            run = []
        if between.strip() or (between and not position):
            pieces.append(decode_raw(between, hint=hint))
        run.append((charset, payload))
        position = word.end
    pieces.append(_run_text(run))
    pieces.append(decode_raw(raw[position:], hint=hint))
    return "".join(pieces)


def _is_same(label: str, other: str) -> bool:
    """Tell whether two labels mean one charset: gb2312 and GBK may share a character cut in two."""
    return label == other or ((codec := codec_of(label)) is not None and codec == codec_of(other))


class _Word(NamedTuple):
    charset: str
    payload: bytes
    start: int
    end: int


def _words(raw: bytes) -> Iterator[_Word]:
    """Find the encoded words, in linear time even where none is ever closed."""
    position = 0
    while start := _START.search(raw, position):
        end = raw.find(b"?=", start.end())
        while end >= 0 and _GOES_ON.match(raw, end + 2):  # ``?=`` within the word itself
            end = raw.find(b"?=", end + 2)
        if end < 0:
            return
        charset = start[1].decode("ascii", "replace").lower().split("*")[0]
        yield _Word(charset, _payload(start[2], raw[start.end() : end]), start.start(), end + 2)
        position = end + 2


def _run_text(run: list[tuple[str, bytes]]) -> str:
    return decode(b"".join(payload for _, payload in run), label=run[0][0]).text if run else ""


def _payload(encoding: bytes, payload: bytes) -> bytes:
    if encoding in b"Bb":
        return from_base64(payload)[0]
    return binascii.a2b_qp(payload.replace(b" ", b"_"), header=True)
