"""Header text: RFC 2047 encoded words as senders really write them, and raw 8-bit bytes."""

import binascii
import re

from viewpoints.chinese.charset import decode

from .transfer import from_base64

_WORD = re.compile(rb"=\?([^?\s=]{1,60})\?([BbQq])\?(.*?)\?=(?!\w*\?)", re.DOTALL)
_FOLD = re.compile(rb"\r?\n[ \t]*|\r")
_SPACE = re.compile(rb"[ \t\r\n]*")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def decode_words(raw: bytes, *, hint: str | None = None) -> str:
    """Decode one header value to text: unfolded, encoded words read, in whatever charset.

    Neighbouring words in one charset are joined as bytes before they are decoded (mailers cut
    characters in two); ``hint`` is the charset of the body, for raw bytes that no word names.
    Control and direction characters go: they have no place in a line that is shown.
    """
    text = _decode(unfold(raw), hint)
    if text.lstrip().startswith("=?") and text.isascii() and _WORD.search(text.encode()):
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
    for word in _WORD.finditer(raw):
        between = raw[position : word.start()]
        charset = word[1].decode("ascii", "replace").lower().split("*")[0]
        payload = _payload(word[2], word[3])
        if between.strip() or (run and run[-1][0] != charset):
            pieces.append(_run_text(run))
            run = []
        if between.strip() or (between and not position):
            pieces.append(decode_raw(between, hint=hint))
        run.append((charset, payload))
        position = word.end()
    pieces.append(_run_text(run))
    pieces.append(decode_raw(raw[position:], hint=hint))
    return "".join(pieces)


def _run_text(run: list[tuple[str, bytes]]) -> str:
    return decode(b"".join(payload for _, payload in run), label=run[0][0]).text if run else ""


def _payload(encoding: bytes, payload: bytes) -> bytes:
    if encoding in b"Bb":
        return from_base64(payload)[0]
    return binascii.a2b_qp(payload.replace(b" ", b"_"), header=True)
