"""Codes of what could not be read, as letters tell them: what is asked for again, and what only was lost."""

from collections.abc import Iterable
from typing import Any

from viewpoints.markup.refusals import Lost

_LOST = frozenset(map(str, Lost)) - {str(Lost.EVERYTHING)}


def in_two(codes: Iterable[str]) -> dict[str, Any]:
    """Give a letter's ``problems``, which it asks for again, and ``lost``, of which it only tells."""
    told = [str(code) for code in codes]
    return {
        "problems": [code for code in told if code not in _LOST],
        "lost": [code for code in told if code in _LOST],
    }
