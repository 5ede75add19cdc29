"""Names of charsets as senders write them, and the Python codec that reads each of them best.

The map follows the WHATWG Encoding Standard (a label means the superset that is really used) and
adds what Chinese, Korean and Japanese mailers write.
"""

import codecs
import re
from functools import lru_cache

_CODECS = {
    "utf-8": ("utf8", "utf8mb4", "utf-8-sig", "unicode-1-1-utf-8", "x-unicode-2-0-utf-8"),
    "gb18030": (
        *("gb2312", "gb-2312", "gb2312-80", "gb-2312-80", "csgb2312", "iso-ir-58", "chinese"),
        *("gbk", "x-gbk", "gb", "cp936", "ms936", "windows-936", "936", "cn-gb", "euc-cn"),
        *("gb18030-2000", "gb18030-2005", "gb18030-2022", "x-gb18030", "csiso58gb231280"),
        *("simplified-chinese", "gb2312-1980", "x-cp20936", "euccn", "x-euc-cn"),
    ),
    "big5hkscs": (
        *("big5", "big-5", "x-x-big5", "csbig5", "cn-big5", "cp950", "ms950", "windows-950"),
        *("big5-hkscs", "big5-eten", "big5-hkscs-2008", "950", "x-big5", "traditional-chinese"),
    ),
    "cp949": (
        *("euc-kr", "ks-c-5601-1987", "ks-c-5601-1989", "ksc5601", "ks-c-5601", "ksc-5601"),
        *("korean", "uhc", "windows-949", "ms949", "x-windows-949", "cseuckr", "euckr"),
    ),
    "cp932": ("shift-jis", "shiftjis", "sjis", "x-sjis", "windows-31j", "ms932", "ms-kanji"),
    "euc_jp": ("euc-jp", "eucjp", "x-euc-jp", "x-euc", "cseucpkdfmtjapanese"),
    "iso2022_jp_2": (
        *("iso-2022-jp", "csiso2022jp", "iso-2022-jp-1", "iso-2022-jp-2", "iso-2022-jp-ms"),
        *("cp50220", "cp50221", "cp50222", "jis"),
    ),
    "iso2022_kr": ("iso-2022-kr", "csiso2022kr"),
    "iso2022_cn": ("iso-2022-cn", "iso-2022-cn-ext"),
    "hz": ("hz-gb-2312", "hz-gb2312", "hzgb"),
    "cp1252": (
        *("iso-8859-1", "iso8859-1", "iso88591", "latin1", "latin-1", "l1", "ansi", "cp-1252"),
        *("windows-1252", "x-ansi", "iso-8859-1-windows-3.1-latin-1", "iso-latin-1", "win1252"),
    ),
    "cp1254": ("iso-8859-9", "iso8859-9", "latin5", "windows-1254"),
    "cp874": ("tis-620", "iso-8859-11", "windows-874", "tis620"),
    "iso8859_6": ("iso-8859-6-e", "iso-8859-6-i"),
    "iso8859_8": ("iso-8859-8-e", "iso-8859-8-i", "logical", "visual"),
    "mac_roman": ("macintosh", "x-mac-roman", "mac", "csmacintosh"),
    "mac_cyrillic": ("x-mac-cyrillic", "x-mac-ukrainian"),
    "koi8_r": ("koi8-r", "koi8", "koi", "cskoi8r", "koi8r"),
    "koi8_u": ("koi8-u", "koi8-ru"),
    "cp1251": ("windows-1251", "win-1251", "win1251", "x-cp1251", "cp-1251"),
    "utf-7": ("unicode-1-1-utf-7", "utf7", "csunicode11utf7"),
    "utf-16": ("unicode", "ucs-2", "iso-10646-ucs-2", "csunicode", "utf16"),
    "ascii": ("us-ascii", "ascii", "ansi-x3.4-1968", "646", "us", "iso-ir-6", "7bit", "us-ascii7"),
}
_BY_LABEL = {label: codec for codec, labels in _CODECS.items() for label in (codec, *labels)}
_UNSAID = frozenset(
    (
        *("unknown-8bit", "8bit", "x-unknown", "unknown", "default", "binary", "none", "null"),
        *("x-user-defined", "user-defined", "undefined", "charset", "auto", "unspecified", "utf"),
    )
)
_NOT_CHARSETS = frozenset(
    ("idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem")
)


def codec_of(label: str | None) -> str | None:
    """Give the codec for a charset label as a sender wrote it, or None when it names none.

    ``iso2022_cn`` is the one answer that is no Python codec; ``charset`` reads it itself.
    """
    name = normal(label)
    if name in _BY_LABEL:
        return _BY_LABEL[name]
    if not name or name in _UNSAID:
        return None
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError, UnicodeError):
        return None
    # Python also finds transforms under such names (base64, rot13): they decode no text.
    text = getattr(found, "_is_text_encoding", True)
    return found.name if text and found.name.replace("-", "_") not in _NOT_CHARSETS else None


def is_unknown(label: str | None) -> bool:
    """Tell whether a sender named a charset that nobody knows (not naming one is not that)."""
    name = normal(label)
    return bool(name) and name not in _UNSAID and codec_of(name) is None


@lru_cache(maxsize=1024)
def normal(label: str | None) -> str:
    """Bring a label to lower case with hyphens, without quotes, spaces or an RFC 2231 language."""
    bare = re.sub(r"[\s\"'<>;,]+", "", (label or "")[:80].lower()).split("*")[0]
    bare = re.sub(r"^(charset|cs)=", "", bare)
    return re.sub(r"[_\s]+", "-", bare).strip("-")
