"""The tokens of an RTF file (Rich Text Format Specification 1.9.1) and the charsets of its fonts."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?[0-9]{1,10})?(?: |(?=[^a-zA-Z0-9 ])|\Z)"
    rb"|\\'(?P<byte>[0-9a-fA-F]{2})"
    rb"|\\(?P<symbol>[^a-zA-Z])"
    rb"|(?P<brace>[{}])"
    rb"|(?P<text>[^\\{}\r\n\0]+)"
    rb"|[\r\n\0]+|\\"
)
_CHARSETS = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "gb18030",
    136: "big5hkscs",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
"""What ``\\fcharset`` means; 0, 1 and all others are the file's own code page."""
_PAGES = {936: "gb18030", 950: "big5hkscs", 65001: "utf-8", 10000: "mac_roman", 10008: "gb18030"}


class Token(NamedTuple):
    """A control word (with its number), symbol, brace, or bytes of text; ``data`` where it is binary."""

    kind: str
    data: bytes
    number: int | None = None


def tokens(data: bytes) -> Iterator[Token]:
    """Give the tokens of a file; what ``\\bin`` announces is one of kind ``binary``."""
    at = 0
    while (found := _TOKEN.match(data, at)) is not None:
        at = found.end()
        kind = found.lastgroup
        if found["word"] is not None:
            number = int(found["number"]) if found["number"] else None
            if found["word"] == b"bin" and number and number > 0:
                yield Token("binary", data[at : at + number])
                at += number
            else:
                yield Token("word", found["word"].lower(), number)
        elif kind == "byte":
            yield Token("text", bytes([int(found["byte"], 16)]))
        elif kind is not None:
            yield Token(kind, found[kind])


def codec_of_font(charset: int, page: str) -> str:
    """Give the codec for bytes in a font; ``page`` is that of the file."""
    return _CHARSETS.get(charset, page)


def codec_of_page(number: int) -> str:
    """Give the codec of ``\\ansicpg``."""
    codec = _PAGES.get(number, f"cp{number}")
    try:
        b"".decode(codec)
    except LookupError:
        return "cp1252"
    return codec
