"""What changed between two texts, told so that a layperson reads it: passages aligned, words marked.

Pure: blocks in (``markup.blocks``), passages out. Chinese is compared character by character, Latin
words and numbers whole; the marks are then gathered into runs that can be read aloud.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, pairwise
from typing import Any, Literal

from viewpoints.markup.blocks import inline_from_html, text_from_blocks

Block = dict[str, Any]
Mark = Literal["same", "gone", "new"]

# A whole Latin word or number, or one character of anything else.
_WORD = re.compile(r"[A-Za-z0-9\u00c0-\u024f]+|\s+|.", re.DOTALL)
_SENTENCE = re.compile(r"[^。！？；!?;\n]*[。！？；!?;\n]+[”’」』）)]*|[^。！？；!?;\n]+")
# What takes longer is told more coarsely, for somebody waits for the page: words by sentences, then
# as a whole; passages one after the other. Counted in pairs of equal words, and in pairs of passages.
_EQUAL_PAIRS = 40_000
_PASSAGE_PAIRS = 10_000
_ALIKE = 0.35


@dataclass(frozen=True)
class Run:
    """Some words, and whether they stand in both texts, only in the former, or only in the latter."""

    mark: Mark
    text: str


@dataclass(frozen=True)
class Passage:
    """One block of the text: as it was, changed inside, gone, or new.

    ``dressed`` is a passage whose words are the same but not their emphasis, links or kind.
    """

    mark: Literal["same", "changed", "dressed", "gone", "new"]
    type: str
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Stretch:
    """Passages that follow each other and are all unchanged, or all not."""

    same: bool
    passages: tuple[Passage, ...]


def compare(before: Sequence[Block], after: Sequence[Block]) -> list[Passage]:
    """Give every passage of both texts in reading order, with what changed in it."""
    olds, news = list(map(_canonical, before)), list(map(_canonical, after))
    passages: list[Passage] = []
    for kind, i, j, m, n in _opcodes(olds, news):
        if kind == "equal":
            passages += [_whole("same", old) for old in olds[i:j]]
        else:
            passages += _aligned(olds[i:j], news[m:n])
    return passages


def stretches(passages: Sequence[Passage]) -> list[Stretch]:
    """Gather passages so that what is unchanged can be folded away."""
    return [
        Stretch(same, tuple(run)) for same, run in groupby(passages, lambda one: one.mark == "same")
    ]


def marked(before: str, after: str) -> tuple[Run, ...]:
    """Give the runs that turn ``before`` into ``after``; what goes stands before what comes."""
    olds, news = _cut(before, after)
    hunks = [
        ("".join(olds[i:j]), "".join(news[m:n]), kind == "equal")
        for kind, i, j, m, n in _opcodes(olds, news)
    ]
    return tuple(_runs(_readable(hunks)))


def _cut(before: str, after: str) -> tuple[list[str], list[str]]:
    for unit in (_WORD, _SENTENCE):
        olds, news = unit.findall(before), unit.findall(after)
        often = Counter(news)
        if sum(often[old] for old in olds) <= _EQUAL_PAIRS:
            return olds, news
    return [before], [after]


@dataclass(frozen=True)
class _Piece:
    """A block as it is compared: its words, and what else of it a reader sees."""

    type: str
    text: str
    dress: str


def _canonical(block: Block) -> _Piece:
    cells = [cell for row in block.get("rows", ()) for cell in row]
    inner = [block.get("html", ""), *block.get("items", ()), *cells]
    dress = "\n".join(inline_from_html(html) for html in inner)
    seen = [block["type"], str(block.get("level", "")), str(block.get("ordered", ""))]
    return _Piece(
        type=block["type"],
        text=text_from_blocks([block]),
        dress="\x00".join([*seen, block.get("image", ""), dress]),
    )


def _opcodes(old: Sequence[Any], new: Sequence[Any]) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _aligned(olds: Sequence[_Piece], news: Sequence[_Piece]) -> Iterator[Passage]:
    """Set the most similar passages of two runs beside each other, keeping both orders."""
    for old, new in _pairs(olds, news):
        if old is None and new is not None:
            yield _whole("new", new)
        elif new is None and old is not None:
            yield _whole("gone", old)
        elif old is not None and new is not None:
            if old.text == new.text:
                yield Passage("dressed", new.type, _whole("same", new).runs)
            else:
                yield Passage("changed", new.type, marked(old.text, new.text))


def _whole(mark: Mark, piece: _Piece) -> Passage:
    return Passage(mark, piece.type, (Run(mark, piece.text),))


def _pairs(
    olds: Sequence[_Piece], news: Sequence[_Piece]
) -> list[tuple[_Piece | None, _Piece | None]]:
    if len(olds) * len(news) > _PASSAGE_PAIRS:
        return [(old, None) for old in olds] + [(None, new) for new in news]
    gains = _gains(_alikeness(olds, news))
    pairs: list[tuple[_Piece | None, _Piece | None]] = []
    i = j = 0
    while i < len(olds) and j < len(news):
        if gains[i][j] == gains[i + 1][j]:
            pairs.append((olds[i], None))
            i += 1
        elif gains[i][j] == gains[i][j + 1]:
            pairs.append((None, news[j]))
            j += 1
        else:
            pairs.append((olds[i], news[j]))
            i, j = i + 1, j + 1
    return [*pairs, *((old, None) for old in olds[i:]), *((None, new) for new in news[j:])]


def _gains(alike: list[list[float]]) -> list[list[float]]:
    """Give, for each pair of places, the most likeness that can still be gained from there on."""
    width = len(alike[0]) if alike else 0
    gains = [[0.0] * (width + 1) for _ in range(len(alike) + 1)]
    for i in reversed(range(len(alike))):
        for j in reversed(range(width)):
            together = alike[i][j] + gains[i + 1][j + 1] if alike[i][j] >= _ALIKE else 0.0
            gains[i][j] = max(together, gains[i + 1][j], gains[i][j + 1])
    return gains


def _alikeness(olds: Sequence[_Piece], news: Sequence[_Piece]) -> list[list[float]]:
    """Give the Dice coefficient of the character pairs of each two passages: 0 to 1."""
    old_pairs = [_bigrams(piece.text) for piece in olds]
    new_pairs = [_bigrams(piece.text) for piece in news]
    return [[_dice(old, new) for new in new_pairs] for old in old_pairs]


def _bigrams(text: str) -> Counter[str]:
    return Counter(map("".join, pairwise(text))) or Counter([text])


def _dice(old: Counter[str], new: Counter[str]) -> float:
    return 2 * (old & new).total() / (old.total() + new.total())


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
