"""What may be a secret of ours in any text, also where mail programs broke, quoted or encoded it.

Pure: the logs mask every candidate, ``covering`` asks the database which of them are ours. A secret
is 26 characters of base32 (``secrets``).
"""

import html
import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

Span = tuple[int, int]
"""Where it stands, with what breaks it within."""

# One character: as it is, percent-encoded (RFC 3986) or quoted-printable (RFC 2045), or an entity.
_SIGN = r"(?:[A-Za-z2-7]|[%=][3-7][0-9A-Fa-f]|&#(?:[xX]0{0,4}[3-7][0-9A-Fa-f]|0{0,4}\d{2,3});)"
# What may have come between two: a wrapped or soft-broken line with its quote marks, the invisible.
_BREAK = (
    r"(?:[ \t]{0,2}=?\r?\n[ \t>|]{0,40}|[\u00ad\u200b-\u200f\u2060\ufeff]|<w?br ?/?>"
    r"|&(?:shy|ZeroWidthSpace|#173|#8203|#x200b);)"
)
_BEGINS = (
    r"(?:(?<![A-Za-z0-9])|(?<=[%=][0-9A-Fa-f]{2})|(?<=%25[0-9A-Fa-f]{2})|(?<=\\u[0-9A-Fa-f]{4}))"
)
_ENDS = r"(?![A-Za-z0-9])"
_SLASH = r"(?:/|%2f|&#x2f;|&#47;)"
_ANCHOR = (
    rf"(?:contribute(?:{_SLASH}[a-z-]{{1,32}}){{1,2}}{_SLASH}|\+|%2b|&#43;|&#x2b;|&plus;)[ \t]?"
)
# Captured within a look-ahead, because a false candidate may overlap a true one.
_ANYWHERE = re.compile(rf"{_BEGINS}(?=({_SIGN}(?:{_BREAK}{{0,3}}+{_SIGN}){{25}}){_ENDS})")
# In its place a line break may also have become a space.
_IN_PLACE = re.compile(
    rf"(?i:{_ANCHOR}){_BREAK}{{0,3}}+(?=({_SIGN}(?:[ \t]?{_BREAK}{{0,3}}+{_SIGN}){{25}}){_ENDS})"
)
_BREAKS, _SIGNS = re.compile(_BREAK), re.compile(_SIGN)
_SECRET = re.compile(r"[a-z2-7]{26}")


def candidates(text: str) -> Iterator[tuple[str, Span]]:
    """Give what may be a secret, in lower case, and its place; candidates may overlap."""
    for pattern in (_ANYWHERE, _IN_PLACE):
        for match in pattern.finditer(text):
            signs = _SIGNS.findall(_BREAKS.sub("", match[1]))
            secret = "".join(map(_read, signs)).lower()
            if _SECRET.fullmatch(secret):
                yield secret, match.span(1)


def _read(sign: str) -> str:
    return html.unescape(sign) if sign[0] == "&" else unquote(sign.replace("=", "%"))


def replaced(text: str, spans: Iterable[Span], *, by: str) -> str:
    """Give ``text`` with ``by`` in place of every span; spans may overlap."""
    pieces, position = [], 0
    for start, end in sorted(spans):
        if start >= position:
            pieces += [text[position:start], by]
        position = max(position, end)
    return "".join([*pieces, text[position:]])
