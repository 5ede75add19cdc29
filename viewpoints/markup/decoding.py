"""The bytes of a text or HTML file to text. One function, so that it can be another's one day.

:mod:`viewpoints.chinese.charset` knows more, but neighbours do not import each other.
"""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}
_COMMON_GB = re.compile(rb"[\xb0-\xd7][\xa1-\xfe]")
_COMMON_BIG5 = re.compile(rb"[\xa4-\xc6][\x40-\x7e\xa1-\xfe]")
"""Where GB 2312 and Big5 have the 3,755 and 5,401 characters in daily use."""


_CHINESE_OR_ASCII = re.compile(
    "[\t\n\r -~\xa0\xb7\u2010-\u2027\u2030-\u203b\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"
)
_COMMON_SIGNS = re.compile("[\n -~\u3001\u3002\uff0c]")
_ONLY_IN_UTF_16 = re.compile(b"[\0-\x03]")
_SAMPLE = 4096


def decode(data: bytes, *, label: str | None = None) -> str:
    """Give the text: by its byte-order mark, as UTF-16 without one, as UTF-8, by its label, as
    GB18030 or Big5.

    Whichever first reads all bytes; of the last two the one that makes commoner characters. Never
    raises: what nothing reads is UTF-8 with U+FFFD for what is wrong.
    """
    for mark, charset in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(charset, "replace")
    if (wide := _wide(data)) is not None:
        return wide
    for charset in ("utf-8", _WIDER.get((label or "").lower(), label or "")):
        if (text := _strictly(data, charset)) is not None:
            return text
    simplified, traditional = _strictly(data, "gb18030"), _strictly(data, "big5hkscs")
    if simplified is None or traditional is None:
        return simplified or traditional or data.decode("utf-8", "replace")
    gb = _share(simplified.encode("gb18030"), _COMMON_GB)
    return simplified if gb >= _share(data, _COMMON_BIG5) else traditional


def _wide(data: bytes) -> str | None:
    """Give the text of UTF-16 without a mark, told by what it makes: Chinese and ASCII, nothing else.

    Its line feeds, ASCII and full stops (U+3002) have bytes that no text in another charset has.
    """
    if len(data) < 4 or len(data) % 2 or not _ONLY_IN_UTF_16.search(data):
        return None
    found = []
    for charset in ("utf-16-le", "utf-16-be"):
        text = _strictly(data[:_SAMPLE], charset)
        if text and len(_CHINESE_OR_ASCII.findall(text)) >= 0.97 * len(text):
            found.append((len(_COMMON_SIGNS.findall(text)), charset))
    return data.decode(max(found)[1], "replace") if found else None


def _strictly(data: bytes, charset: str) -> str | None:
    try:
        return data.decode(charset)
    except (LookupError, ValueError):
        return None


def _share(data: bytes, common: re.Pattern[bytes]) -> float:
    """Give the share of double bytes that are common, read from the first on."""
    pairs = re.findall(rb"[\x81-\xfe][\x40-\xfe]", data)
    return sum(bool(common.fullmatch(pair)) for pair in pairs) / max(len(pairs), 1)
