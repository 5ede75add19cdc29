"""How alike two texts are: the same essay with a correction, or another one. Pure."""

import re
import unicodedata

LOOKED_AT = 3_000
_LENGTH = 3
_NO_WORDS = re.compile(r"[\W_]+")


def likeness(one: str, other: str) -> float:
    """Give how much two texts share, from 0 to 1: of the runs of three characters at their beginnings.

    Spaces, punctuation and width do not count. A text without words is like no other.
    """
    first, second = _runs(one), _runs(other)
    if not first or not second:
        return 0.0
    return 2 * len(first & second) / (len(first) + len(second))


def bare(text: str) -> str:
    """Give only the letters and characters of a text, in one width and case."""
    return _NO_WORDS.sub("", unicodedata.normalize("NFKC", text)).lower()


def _runs(text: str) -> set[str]:
    plain = bare(text[: 2 * LOOKED_AT])[:LOOKED_AT]
    if 0 < len(plain) < _LENGTH:
        return {plain}
    return {plain[at : at + _LENGTH] for at in range(len(plain) - _LENGTH + 1)}
