"""Simplified to Traditional, and back: words, and the words of a page (docs/decisions/0030).

By OpenCC (libraries.md), with the phrases of Taiwan or Hong Kong. Never twice: what is Traditional already
is not recognized, and a second pass makes other words of some.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from html import escape, unescape
from typing import Any

from viewpoints.chinese.segment import HAN
from viewpoints.chinese.words_in_html import places

TARGETS = {"zh-hant-tw": "s2twp", "zh-hant-hk": "s2hkp", "zh-hans": "t2s"}
"""What is converted to, and OpenCC's name of the way there."""
_LANGS = {"zh-hant-tw": "zh-hant", "zh-hant-hk": "zh-hant", "zh-hans": "zh-hans"}

_LOSES_WORDS = re.compile("([\0\ud800-\udfff])")
"""OpenCC ends a word at a NUL and loses the rest of it; a lone surrogate has no UTF-8."""
_REFERENCE = re.compile(r"(&(?:\#[xX][0-9a-fA-F]+;?|\#[0-9]+;?|[a-zA-Z][a-zA-Z0-9]*;))")
_HAN = re.compile(f"[{HAN}]")


def converter(to: str, *, terms: Mapping[str, str] | None = None) -> "Converter":
    """Give what converts to ``zh-hant-tw``, ``zh-hant-hk`` or ``zh-hans``; KeyError for anything else.

    ``terms`` are put as they say instead of being converted: a section's glossary, phrases that stay as they
    are (a term that maps to itself), and over them an article's own. The longest term at a place counts;
    what was put is not looked at again. Where a term ends in a Latin letter or digit, a word must end.
    """
    return Converter(to, {term: put for term, put in (terms or {}).items() if term})


class Converter:
    """Converts words and pages one way; made by :func:`converter`."""

    def __init__(self, to: str, terms: Mapping[str, str]) -> None:
        self._opencc = _opencc(TARGETS[to])
        self._lang = _LANGS[to]
        self._terms = terms
        self._pattern = _pattern(frozenset(terms)) if terms else None

    def text(self, words: str) -> str:
        """Convert words."""
        return "".join(
            self._convert(words[start:end]) if put is None else put
            for start, end, put in self._pieces(words)
        )

    def html(self, html: str) -> str:
        """Convert the words of a page or a part of it (see ``words_in_html``); every other byte stays.

        The result is still written in the page's own words: convert it once, at the end.
        """
        made, done = [], 0
        for start, end, quote in places(html, lang=self._lang):
            if not (source := html[start:end]).isspace():
                made += [html[done:start], self._source(source, quote)]
                done = end
        return "".join([*made, html[done:]])

    def _source(self, source: str, quote: str | None) -> str:
        """Convert words as they are written in HTML; a reference that spells a Chinese character is one."""
        words, at = source, None
        if "&" in source:
            source = _REFERENCE.sub(_han, source)
            words, at = _read(source)
        if not (self._pattern and self._pattern.search(words)):
            return self._around_references(source)
        made = []
        for start, end, put in self._pieces(words):
            piece = source[start:end] if at is None else source[at[start] : at[end]]
            if put is None:
                made.append(self._around_references(piece))
            else:
                made.append(piece if put == words[start:end] else _written(put, quote))
        return "".join(made)

    def _around_references(self, source: str) -> str:
        if "&" not in source:
            return self._convert(source)
        pieces = _REFERENCE.split(source)
        pieces[::2] = map(self._convert, pieces[::2])
        return "".join(pieces)

    def _pieces(self, words: str) -> Iterator[tuple[int, int, str | None]]:
        """Give where each term stands and what is put for it, and what is between them with None."""
        done = 0
        for found in self._pattern.finditer(words) if self._pattern else ():
            if done < found.start():
                yield done, found.start(), None
            yield *found.span(), self._terms[found[0]]
            done = found.end()
        if done < len(words):
            yield done, len(words), None

    def _convert(self, words: str) -> str:
        if words.isascii():
            return words
        if not _LOSES_WORDS.search(words):
            return str(self._opencc.convert(words))
        pieces = _LOSES_WORDS.split(words)
        pieces[::2] = map(self._opencc.convert, pieces[::2])
        return "".join(pieces)


@cache
def _opencc(way: str) -> Any:
    import opencc  # here: its dictionaries take a moment to load

    return opencc.OpenCC(way)


@lru_cache(maxsize=256)
def _pattern(terms: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(terms, key=lambda term: (-len(term), term))
    return re.compile("|".join(map(_whole, longest_first)))


def _whole(term: str) -> str:
    letter = "[0-9A-Za-z]"
    before = f"(?<!{letter})" if re.match(letter, term) else ""
    after = f"(?!{letter})" if re.match(letter, term[-1]) else ""
    return f"{before}{re.escape(term)}{after}"


def _han(reference: re.Match[str]) -> str:
    char = unescape(reference[0])
    return char if _HAN.fullmatch(char) else reference[0]


def _read(source: str) -> tuple[str, list[int]]:
    """Give source as it is read, and for each character of it (and its end) where that is written."""
    read: list[str] = []
    at: list[int] = []
    done = 0
    for found in _REFERENCE.finditer(source):
        if len(char := unescape(found[0])) == 1:
            read += [source[done : found.start()], char]
            at += range(done, found.start() + 1)
            done = found.end()
    return "".join([*read, source[done:]]), [*at, *range(done, len(source) + 1)]


def _written(words: str, quote: str | None) -> str:
    if quote == "":
        return re.sub(r"[\s&<>\"'=`]", lambda found: f"&#{ord(found[0])};", words)
    return escape(words, quote=quote is not None)
