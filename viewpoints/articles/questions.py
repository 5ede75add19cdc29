"""What a reader asks for, written down in the database's language: words, phrases, what it is narrowed to."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.db import connection

from viewpoints.articles import found_by
from viewpoints.chinese.segment import as_written_here, names_in, query_runs

_WORDS, _PHRASES, _RANKED = 12, 4, 4
_QUOTED = re.compile(r"[\"“”„]([^\"“”„]+)[\"“”]|「([^」]+)」|『([^』]+)』|«([^»]+)»")
_SUFFIX = re.compile(r"(?<=.{4})(?:ies|es|ed|ing|[esy])$")
_DIALECT = {  # and, or, a word, the beginning of a word
    "sqlite": (" AND ", " OR ", '"{}"', '"{}"*'),
    "postgresql": (" & ", " | ", "'{}'", "'{}':*"),
}


@dataclass(frozen=True)
class Meaning:
    """One way to understand a query: words that all stand in a text, and phrases, as ``plain`` has them."""

    words: tuple[str, ...]
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Only:
    """What a search is narrowed to; ``claim`` is a translation key, the others are primary keys."""

    language: str = ""
    section: int | None = None
    claim: UUID | None = None
    author: int | None = None
    year: int | None = None

    @property
    def words(self) -> list[str]:
        """The words of the index that say so."""
        named = vars(self).items()
        return [found_by.narrowed(what, key) for what, key in named if key not in ("", None)]

    def without(self, what: str) -> "Only":
        """Give the same, not narrowed by ``what``."""
        return replace(self, **{what: "" if what == "language" else None})


def understood(query: str, *, also: Iterable[str] = ()) -> tuple[Meaning, ...]:
    """Give what a query may mean, none when it holds no word; ``also`` are other ways to put it.

    Words in quotation marks must stand together, and so must characters that are in no word: names mostly.
    A word of Taiwan means that of the mainland too.
    """
    plain = [unicodedata.normalize("NFKC", one) for one in (query, *also)]
    written = dict.fromkeys(way for one in plain for way in as_written_here(one))
    meanings = dict.fromkeys(_meaning(one) for one in written)
    return tuple(one for one in meanings if one.words)


def has_phrases(meanings: Iterable[Meaning]) -> bool:
    """Tell whether any words were put in quotation marks."""
    return any(one.phrases for one in meanings)


def ranked(meanings: Iterable[Meaning]) -> list[str]:
    """Give the words that rank what is found: the longest of all meanings."""
    words = dict.fromkeys(word for one in meanings for word in one.words)
    return sorted(words, key=len, reverse=True)[:_RANKED]


def asked(meanings: Sequence[Meaning], only: Only) -> str:
    """Write a question down for the index; words hold letters and digits only."""
    return _asked([[_anywhere(word) for word in one.words] for one in meanings], only)


def asked_at(mark: str, word: str, meanings: Sequence[Meaning], only: Only) -> str:
    """Write down the same question where one of its words stands as ``mark`` says."""
    holding = [one for one in meanings if word in one.words]
    return _asked(
        [
            [part(one, mark) if one == word else _anywhere(one) for one in meaning.words]
            for meaning in holding
        ],
        only,
    )


def asked_in(mark: str, meanings: Sequence[Meaning], only: Only) -> str:
    """Write down the same question where all its words stand as ``mark`` says."""
    return _asked([[part(word, mark) for word in one.words] for one in meanings], only)


def part(word: str, mark: str = "") -> str:
    """Write down that a word stands somewhere, or where ``mark`` says."""
    whole, beginning = _DIALECT[connection.vendor][2:]
    if not found_by.is_latin(word):
        longer = len(word) > found_by.LONGEST
        return (beginning if longer else whole).format(mark + word[: found_by.LONGEST])
    sound = mark == found_by.PINYIN
    word = word[: found_by.LONGEST_SOUND] if sound else bare_latin(word)[: found_by.LONGEST]
    if len(word) in found_by.BEGINNING:
        return whole.format(f"{mark}{word}~")
    return (beginning if len(word) > 1 else whole).format(mark + word)


def _asked(ways: Sequence[Sequence[str]], only: Only) -> str:
    whole = _DIALECT[connection.vendor][2]
    narrowing = [whole.format(word) for word in only.words]
    return _both([*([_either([_both(way) for way in ways])] if ways else []), *narrowing])


def _meaning(query: str) -> Meaning:
    quoted = ["".join(filter(None, found.groups())) for found in _QUOTED.finditer(query)]
    phrases = [_edges(one) for one in map(found_by.plain, quoted) if one.strip()]
    pieces = query_runs(query)
    words = dict.fromkeys(word for run in pieces for word in run)
    phrases += [name for run in pieces for name in names_in(run)]
    return Meaning(tuple(words)[:_WORDS], tuple(dict.fromkeys(phrases))[:_PHRASES])


def _edges(phrase: str) -> str:
    """Take the space off an end that is Chinese: there a phrase may begin in the middle of a run."""
    begins, ends = phrase.strip()[0], phrase.strip()[-1]
    left = phrase if begins.isascii() else phrase.lstrip()
    return left if ends.isascii() else left.rstrip()


def _both(parts: Sequence[str]) -> str:
    return _joined(0, parts)


def _either(parts: Sequence[str]) -> str:
    return _joined(1, parts)


def _joined(how: int, parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({_DIALECT[connection.vendor][how].join(parts)})"


def _anywhere(word: str) -> str:
    if not found_by.is_latin(word):
        return part(word)
    return _either([part(word), part(word, found_by.PINYIN)])


def bare_latin(word: str) -> str:
    """Give what a Latin word is looked up by: without the endings of English."""
    return _SUFFIX.sub("", word)
