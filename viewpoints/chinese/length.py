"""How long a text is, as Chinese editors count: each character, and each Latin word or number, is one."""

import re
from math import ceil

from viewpoints.chinese.segment import HAN

A_MINUTE = 400
"""Characters that a reader takes in a minute."""
_MARKS = (
    "\u2014\u2018\u2019\u201c\u201d\u2026\u00b7\u3001-\u303f\uff01-\uff5e"  # Chinese punctuation
)
_OTHER = rf"[^\s{HAN}{_MARKS}]+"
_AS_WORD = re.compile(rf"[{HAN}{_MARKS}]|{_OTHER}(?:’{_OTHER})*")
_ONE = re.compile(rf"[{HAN}]|[^\W_{HAN}]+(?:[’'.,-][^\W_{HAN}]+)*")


def length(text: str) -> int:
    """Give the length of a text in characters and words; marks and spaces count for nothing."""
    return sum(1 for _ in _ONE.finditer(text))


def word_count(text: str) -> int:
    """Give the length that Word shows for a text (字数): marks count, what is between spaces is one word."""
    return sum(1 for _ in _AS_WORD.finditer(text))


def minutes(characters: int) -> int:
    """Give in how many minutes so many characters are read; at least one."""
    return max(1, ceil(characters / A_MINUTE))
