"""Content-Transfer-Encoding: base64, quoted-printable and uuencode, whole or broken."""

import binascii
import re
from typing import NamedTuple

from .message import Note

_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="
_NOT_ALPHABET = bytes(byte for byte in range(256) if byte not in _ALPHABET)
_LOOKED_AT = 4_000
_UU_BEGIN = re.compile(rb"^begin(?:-base64)? [0-7]{3,4} ([^\r\n]+)\r?\n", re.MULTILINE)
_UU_END = re.compile(rb"^(?:end|====)[ \t]*\r?$", re.MULTILINE)


class Transferred(NamedTuple):
    """Bytes as they were before they were encoded for the way."""

    content: bytes
    note: Note | None = None


def decode_transfer(body: bytes, encoding: str) -> Transferred:
    """Undo a Content-Transfer-Encoding as it was written in the mail.

    Unknown encodings leave the bytes alone (RFC 2045 §6.4) and are noted.
    """
    name = encoding.strip().strip("\"';").lower()
    if "base64" in name:
        return (
            Transferred(body, Note.BROKEN_ENCODING) if _is_not_base64(body) else from_base64(body)
        )
    if name.startswith("quoted") or name == "qp":
        return Transferred(binascii.a2b_qp(body))
    if name in ("x-uuencode", "uuencode", "x-uue", "uue"):
        begin = _UU_BEGIN.search(body)
        return Transferred(uudecoded(body, begin)[0]) if begin else Transferred(body)
    known = name in ("", "7bit", "8bit", "binary", "7-bit", "8-bit", "none", "plain")
    return Transferred(body, None if known else Note.UNKNOWN_ENCODING)


def _is_not_base64(body: bytes) -> bool:
    """Tell words that are only labelled as base64: a tenth of the first bytes has no place in it."""
    start = body[:_LOOKED_AT].replace(b"\r", b"").replace(b"\n", b"")
    return 10 * len(start.translate(None, _ALPHABET)) > len(start)


def from_base64(data: bytes) -> Transferred:
    """Decode base64, however broken: foreign characters skipped, padding wrong or in the middle.

    A torn end gives the bytes that are whole.
    """
    end = data.find(b"=")
    if end < 0 or not data[end:].strip(b"= \t\r\n"):
        try:
            return Transferred(binascii.a2b_base64(data))
        except binascii.Error:
            pass
    runs = data.translate(None, _NOT_ALPHABET).split(b"=")
    return Transferred(b"".join(map(_whole_quads, runs)), Note.BROKEN_ENCODING)


def _whole_quads(run: bytes) -> bytes:
    if len(run) % 4 == 1:
        run = run[:-1]
    return binascii.a2b_base64(run + b"=" * (-len(run) % 4))


class Uuencoded(NamedTuple):
    """A file found in plain text: its name, its bytes, and where it stood."""

    name: bytes
    content: bytes
    start: int
    end: int


def uuencoded_files(body: bytes) -> list[Uuencoded]:
    """Find ``begin 644 name`` … ``end`` blocks as mailers before MIME wrote them."""
    files = []
    position = 0
    while begin := _UU_BEGIN.search(body, position):
        content, position = uudecoded(body, begin)
        if content:
            files.append(Uuencoded(begin[1].strip(), content, begin.start(), position))
    return files


def uudecoded(body: bytes, begin: re.Match[bytes]) -> tuple[bytes, int]:
    """Decode the block that ``begin`` opens, to its end or the first line that is none."""
    end = _UU_END.search(body, begin.end())
    stop = end.start() if end else len(body)
    lines = body[begin.end() : stop]
    if begin[0].startswith(b"begin-base64"):
        return from_base64(lines).content, end.end() if end else stop
    content = bytearray()
    for line in lines.splitlines():
        try:
            content += binascii.a2b_uu(line)
        except binascii.Error:
            # Some encoders write a wrong length or trailing spaces: take what the length says.
            length = (((line[0] - 32) & 63) * 4 + 5) // 3 if line else 0
            try:
                content += binascii.a2b_uu(line[:length])
            except binascii.Error:
                return bytes(content), end.end() if end else stop
    return bytes(content), end.end() if end else stop
