"""What changed inside one passage: Chinese character by character, Latin words and numbers whole.

Pure. The marks are gathered into runs that can be read aloud.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

Mark = Literal["same", "gone", "new"]

# A whole Latin word or number, or one character of anything else.
_WORD = re.compile(r"[A-Za-z0-9\u00c0-\u024f]+|\s+|.", re.DOTALL)
_SENTENCE = re.compile(r"[^。！？；!?;\n]*[。！？；!?;\n]+[”’」』）)]*|[^。！？；!?;\n]+")
# What takes longer is told more coarsely, for somebody waits for the page: by sentences, then as a
# whole. Counted in pairs of equal words.
_EQUAL_PAIRS = 40_000


@dataclass(frozen=True)
class Run:
    """Some words, and whether they stand in both texts, only in the former, or only in the latter."""

    mark: Mark
    text: str


def marked(before: str, after: str) -> tuple[Run, ...]:
    """Give the runs that turn ``before`` into ``after``; what goes stands before what comes."""
    olds, news = _cut(before, after)
    hunks = [
        ("".join(olds[i:j]), "".join(news[m:n]), kind == "equal")
        for kind, i, j, m, n in opcodes(olds, news)
    ]
    return tuple(_runs(_readable(hunks)))


def _cut(before: str, after: str) -> tuple[list[str], list[str]]:
    for unit in (_WORD, _SENTENCE):
        olds, news = unit.findall(before), unit.findall(after)
        often = Counter(news)
        if sum(often[old] for old in olds) <= _EQUAL_PAIRS:
            return olds, news
    return [before], [after]


def opcodes(old: Sequence[Any], new: Sequence[Any]) -> Sequence[tuple[str, int, int, int, int]]:
    """Give the steps that turn one sequence into another, as ``difflib`` tells them."""
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _readable(hunks: Sequence[tuple[str, str, bool]]) -> Iterator[tuple[str, str, bool]]:
    """Take a short sameness between two changes into the change: confetti cannot be read aloud."""
    old = new = ""
    for place, (gone, come, same) in enumerate(hunks):
        last = place == len(hunks) - 1
        if same and not (old or new):
            yield gone, come, True
        elif same and (last or len(gone) > min(2, len(old) + len(new))):
            yield old, new, False
            yield gone, come, True
            old = new = ""
        else:
            old, new = old + gone, new + come
    if old or new:
        yield old, new, False


def _runs(hunks: Iterator[tuple[str, str, bool]]) -> Iterator[Run]:
    for gone, come, same in hunks:
        if same:
            yield Run("same", gone)
            continue
        if gone:
            yield Run("gone", gone)
        if come:
            yield Run("new", come)
