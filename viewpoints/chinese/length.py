"""How long a text is, as Chinese editors count: each character, and each Latin word or number, is one."""

import re
from math import ceil

from viewpoints.chinese.segment import HAN

A_MINUTE = 400
"""Characters that a reader takes in a minute."""
_ONE = re.compile(rf"[{HAN}]|[^\W_{HAN}]+(?:[’'.,-][^\W_{HAN}]+)*")


def length(text: str) -> int:
    """Give the length of a text in characters and words; marks and spaces count for nothing."""
    return sum(1 for _ in _ONE.finditer(text))


def minutes(characters: int) -> int:
    """Give in how many minutes so many characters are read; at least one."""
    return max(1, ceil(characters / A_MINUTE))
