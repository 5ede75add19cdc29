"""Find our secrets in any text and cover them: whoever reads it over her shoulder gets no key.

Found are 26 characters of base32 (``letters.secrets``), also where mail programs broke, quoted or
encoded them on the way; the database then says which of them are really ours.
"""

import html
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import unquote

from viewpoints.letters.models import Secret
from viewpoints.letters.secrets import digest

COVER = "••••••"
_AT_ONCE = 10_000

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


def cover(text: str) -> str:
    """Give ``text`` with every secret of ours in it, whatever it was for, as ``••••••``.

    Everything else stays as it is. Asks the database once, and not at all where nothing looks like
    a secret.
    """
    found: dict[str, list[tuple[int, int]]] = {}
    for secret, span in _candidates(text):
        found.setdefault(digest(secret), []).append(span)
    if not found:
        return text
    spans = [span for ours in _ours(list(found)) for span in found[ours]]
    return _covered(text, sorted(spans))


def cover_within(value: Any) -> Any:
    """Give a JSON value with every string in it covered."""
    match value:
        case str():
            return cover(value)
        case list():
            return [cover_within(one) for one in value]
        case dict():
            return {key: cover_within(one) for key, one in value.items()}
    return value


def _candidates(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    for pattern in (_ANYWHERE, _IN_PLACE):
        for match in pattern.finditer(text):
            signs = _SIGNS.findall(_BREAKS.sub("", match[1]))
            secret = "".join(map(_read, signs)).lower()
            if _SECRET.fullmatch(secret):
                yield secret, match.span(1)


def _read(sign: str) -> str:
    return html.unescape(sign) if sign[0] == "&" else unquote(sign.replace("=", "%"))


def _ours(digests: list[str]) -> Iterable[str]:
    for start in range(0, len(digests), _AT_ONCE):
        some = digests[start : start + _AT_ONCE]
        yield from Secret.objects.filter(digest__in=some).values_list("digest", flat=True)


def _covered(text: str, spans: list[tuple[int, int]]) -> str:
    pieces, position = [], 0
    for start, end in spans:
        if start >= position:
            pieces += [text[position:start], COVER]
        position = max(position, end)
    return "".join([*pieces, text[position:]])
