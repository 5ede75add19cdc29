"""What changed between two texts, told so that a layperson reads it: passages side by side, words marked.

Pure: blocks in (``markup.blocks``), passages out. What stands elsewhere now is recognized as moved.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise, zip_longest
from typing import Any, Literal

from viewpoints.markup.blocks import inline_from_html, text_from_blocks
from viewpoints.submissions.marking import Run, marked, opcodes

Block = dict[str, Any]

# More pairs of passages are told one after the other, for somebody waits for the page.
_PASSAGE_PAIRS = 10_000
_ALIKE = 0.35
# A passage is known again elsewhere only when it is long enough and rather more alike.
_KNOWN_AGAIN = 0.6
_LONG_ENOUGH = 10


@dataclass(frozen=True)
class Passage:
    """One block of the text: as it was, changed inside, gone, or new.

    ``dressed`` is a passage whose words are the same but not their emphasis, links or kind. One that
    ``moved`` is given twice: where it went ``away``, and where it stands ``here``; ``mark`` tells what else
    changed in it. One that is ``translated`` has all its words on either side. ``old`` and ``new`` are its
    places in the two texts from 1, 0 where it is not.
    """

    mark: Literal["same", "changed", "dressed", "gone", "new", "translated"]
    type: str
    runs: tuple[Run, ...]
    old: int = 0
    new: int = 0
    moved: Literal["", "away", "here"] = ""

    @property
    def left(self) -> tuple[Run, ...]:
        """Its words in the former text, for the left side; none where it does not stand there."""
        shown = self.old and self.moved != "here"
        return tuple(run for run in self.runs if run.mark != "new") if shown else ()

    @property
    def right(self) -> tuple[Run, ...]:
        """Its words in the latter text, for the right side."""
        shown = self.new and self.moved != "away"
        return tuple(run for run in self.runs if run.mark != "gone") if shown else ()


@dataclass(frozen=True)
class Stretch:
    """Passages that follow each other and are all unchanged, or all not."""

    same: bool
    passages: tuple[Passage, ...]


def compare(before: Sequence[Block], after: Sequence[Block]) -> list[Passage]:
    """Give every passage of both texts in reading order, with what changed in it.

    The left sides, read one after the other, are the former text; the right sides the latter.
    """
    olds, news = _pieces(before), _pieces(after)
    steps = opcodes(olds, news)
    moves = _carried(olds, news, steps)
    pairs: list[_Pair] = []
    for kind, i, j, m, n in steps:
        same = zip(olds[i:j], news[m:n], strict=True) if kind == "equal" else None
        pairs += same or _pairs(olds[i:j], news[m:n], moves)
    moves += _known_again(pairs, moves)
    return list(_passages(pairs, moves))


def side_by_side(before: Sequence[Block], after: Sequence[Block]) -> list[Passage]:
    """Give the passages of a text beside those of its translation, paired in the order of their kinds."""
    olds, news = _pieces(before), _pieces(after)
    steps = opcodes([one.type for one in olds], [one.type for one in news])
    pairs = [
        pair
        for _kind, i, j, m, n in steps
        for pair in zip_longest(olds[i:j], news[m:n], fillvalue=None)
    ]
    return [_translated(old, new) for old, new in pairs]


def _translated(old: "_Piece | None", new: "_Piece | None") -> Passage:
    runs = [Run("gone", old.text)] if old else []
    runs += [Run("new", new.text)] if new else []
    return Passage(
        mark="translated",
        type=next(one.type for one in (new, old) if one),
        runs=tuple(runs),
        old=old.place if old else 0,
        new=new.place if new else 0,
    )


def stretches(passages: Sequence[Passage]) -> list[Stretch]:
    """Gather passages so that what is unchanged can be folded away."""
    return [
        Stretch(same, tuple(run))
        for same, run in groupby(passages, lambda one: one.mark == "same" and not one.moved)
    ]


@dataclass(frozen=True)
class _Piece:
    """A block as it is compared: its words, and what else of it a reader sees; and where it stands."""

    type: str
    text: str
    dress: str
    place: int = field(compare=False)


_Pair = tuple[_Piece | None, _Piece | None]
_Moves = list[tuple[_Piece, _Piece]]


def _pieces(blocks: Sequence[Block]) -> list[_Piece]:
    return [_canonical(block, place) for place, block in enumerate(blocks, start=1)]


def _canonical(block: Block, place: int) -> _Piece:
    cells = [cell for row in block.get("rows", ()) for cell in row]
    inner = [block.get("html", ""), *block.get("items", ()), *cells]
    dress = "\n".join(inline_from_html(html) for html in inner)
    seen = [block["type"], str(block.get("level", "")), str(block.get("ordered", ""))]
    return _Piece(
        type=block["type"],
        text=text_from_blocks([block]),
        dress="\x00".join([*seen, block.get("image", ""), dress]),
        place=place,
    )


def _carried(
    olds: Sequence[_Piece],
    news: Sequence[_Piece],
    steps: Sequence[tuple[str, int, int, int, int]],
) -> _Moves:
    """Find what stands elsewhere exactly as it was."""
    waiting: dict[_Piece, deque[_Piece]] = defaultdict(deque)
    changed = [codes for kind, *codes in steps if kind != "equal"]
    for i, j, _m, _n in changed:
        for old in olds[i:j]:
            waiting[old].append(old)
    come = [new for _i, _j, m, n in changed for new in news[m:n]]
    return [(waiting[new].popleft(), new) for new in come if waiting.get(new)]


def _known_again(pairs: Sequence[_Pair], moves: _Moves) -> _Moves:
    """Find, among what is gone and what is new, passages of the same or similar words; the likest first."""
    away, here = _away(moves), _here(moves)
    gone = [old for old, new in pairs if old and new is None and old.place not in away]
    come = [new for old, new in pairs if new and old is None and new.place not in here]
    if len(gone) * len(come) > _PASSAGE_PAIRS:
        return []
    alike = _alikeness(gone, come)
    found = [
        (alike[i][j], old, new)
        for i, old in enumerate(gone)
        for j, new in enumerate(come)
        if old.text == new.text or (_long(old, new) and alike[i][j] >= _KNOWN_AGAIN)
    ]
    again: dict[int, tuple[_Piece, _Piece]] = {}
    taken: set[int] = set()
    for _likeness, old, new in sorted(found, key=lambda one: -one[0]):
        if old.place not in again and new.place not in taken:
            again[old.place] = (old, new)
            taken.add(new.place)
    return list(again.values())


def _long(old: _Piece, new: _Piece) -> bool:
    return min(len(old.text), len(new.text)) >= _LONG_ENOUGH


def _away(moves: _Moves) -> Mapping[int, _Piece]:
    return {old.place: new for old, new in moves}


def _here(moves: _Moves) -> Mapping[int, _Piece]:
    return {new.place: old for old, new in moves}


def _passages(pairs: Sequence[_Pair], moves: _Moves) -> Iterator[Passage]:
    away, here = _away(moves), _here(moves)
    for old, new in pairs:
        if old and new:
            yield _changed(old, new)
        elif old:
            to = away.get(old.place)
            yield _changed(old, to, "away") if to else _whole("gone", old, old=old.place)
        elif new:
            of = here.get(new.place)
            yield _changed(of, new, "here") if of else _whole("new", new, new=new.place)


def _changed(old: _Piece, new: _Piece, moved: Literal["", "away", "here"] = "") -> Passage:
    runs: tuple[Run, ...] = (Run("same", new.text),)
    mark: Literal["same", "dressed", "changed"] = "same" if old == new else "dressed"
    if old.text != new.text:
        mark, runs = "changed", marked(old.text, new.text)
    return Passage(mark, new.type, runs, old.place, new.place, moved)


def _whole(mark: Literal["gone", "new"], piece: _Piece, *, old: int = 0, new: int = 0) -> Passage:
    return Passage(mark, piece.type, (Run(mark, piece.text),), old, new)


def _pairs(olds: Sequence[_Piece], news: Sequence[_Piece], moves: _Moves) -> list[_Pair]:
    """Set the most similar passages of two runs beside each other, keeping both orders; not what moved."""
    if len(olds) * len(news) > _PASSAGE_PAIRS:
        return [*((old, None) for old in olds), *((None, new) for new in news)]
    gains = _gains(_unmoved(_alikeness(olds, news), olds, news, moves))
    pairs: list[_Pair] = []
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


def _unmoved(
    alike: list[list[float]], olds: Sequence[_Piece], news: Sequence[_Piece], moves: _Moves
) -> list[list[float]]:
    away, here = _away(moves), _here(moves)
    for i, old in enumerate(olds):
        for j, new in enumerate(news):
            if old.place in away or new.place in here:
                alike[i][j] = 0.0
    return alike


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
