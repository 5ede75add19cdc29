"""The passage of an article that a search found, with its words marked."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from viewpoints.articles.bodies import text_of_body
from viewpoints.articles.found_by import is_latin
from viewpoints.articles.models import Article
from viewpoints.articles.questions import Meaning, bare_latin
from viewpoints.chinese.pinyin import syllables
from viewpoints.chinese.segment import HAN, is_han, levelled
from viewpoints.reading.claims import Answer

ENOUGH = {True: 90, False: 200}
"""Characters of a passage, in Chinese and in other languages; the sentence is ended after it."""
MOST = {True: 150, False: 320}
_SENTENCE = re.compile(r"[^。！？!?；\n]+?(?:[。！？!?；]+[”’」』）)]*|\.[”\")]?(?=\s)|\n|$)")
_HAN_RUN = re.compile(f"[{HAN}]+")
_LATIN = "[0-9a-z]"
Piece = tuple[str, bool]


@dataclass(frozen=True)
class Passage:
    """Pieces of text, each with whether it is marked; ``anchor`` is its place in the page, or empty."""

    pieces: list[Piece]
    anchor: str = ""

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(piece for piece, _marked in self.pieces)


class Marker:
    """Finds the words of a search in a text, as they are written there."""

    def __init__(self, meanings: Iterable[Meaning]) -> None:
        meanings = list(meanings)
        words = dict.fromkeys(word for one in meanings for word in one.words)
        longer = [word for word in words if len(word) > 1]
        self._latin = [word for word in words if is_latin(word)]
        joined = ["".join(one.words) for one in meanings if all(map(is_han, one.words))]
        joined += [phrase.strip() for one in meanings for phrase in one.phrases]
        wanted = sorted({*joined, *(longer or words)}, key=lambda word: (-len(word), word))
        self._pattern = re.compile("|".join(map(_pattern, filter(None, wanted))) or r"(?!)")

    def spans(self, text: str) -> list[tuple[int, int, str]]:
        """Give where words stand in a text, and which."""
        level = levelled(text)
        return [(*found.span(), found[0]) for found in self._pattern.finditer(level)]

    def pieces(self, text: str) -> list[Piece]:
        """Give a text in pieces, its words marked."""
        return _cut(text, [span[:2] for span in self.spans(text)])

    def title(self, text: str) -> list[Piece]:
        """Give a title in pieces: its words marked, or what sounds like them."""
        spans = [span[:2] for span in self.spans(text)]
        return _cut(text, spans or self._sounding(text))

    def _sounding(self, text: str) -> list[tuple[int, int]]:
        found = []
        for run in _HAN_RUN.finditer(text):
            spoken = syllables(run[0])
            if self._latin and len(spoken) == len(run[0]):
                found += [
                    (run.start() + i, run.start() + j) for i, j in _sounding(spoken, self._latin)
                ]
        return found


def passage_of(article: Article, marker: Marker, answers: Sequence[Answer] = ()) -> Passage:
    """Give the sentences of an article that hold most of the words, the first of several.

    A passage that answers a claim and holds as many is given before others, with its place. Where no
    word stands in the text (the title has it, or a name), the summary is given, or how the text begins.
    """
    body = text_of_body(article.body.raw_data)
    spans = marker.spans(body)
    start, end = _best(body, spans)
    most = _kinds(spans, start, end)
    for answer in answers:
        held = marker.spans(answer.passage)
        if held and _kinds(held, 0, len(answer.passage)) >= most:
            return Passage(_cut(answer.passage, [span[:2] for span in held]), answer.anchor)
    if not spans and article.summary:
        return Passage(marker.pieces(article.summary))
    return Passage(_shown(body, spans, start, end))


def _pattern(word: str) -> str:
    if is_han(word):
        return re.escape(word).replace(r"\ ", r"\W*")
    if is_latin(word):
        return rf"(?<!{_LATIN}){re.escape(bare_latin(word))}{_LATIN}*"
    return rf"(?<!{_LATIN}){re.escape(word)}(?!{_LATIN})"


def _cut(text: str, spans: Iterable[tuple[int, int]]) -> list[Piece]:
    pieces, done = [], 0
    for start, end in spans:
        pieces += [(text[done:start], False), (text[start:end], True)]
        done = end
    pieces.append((text[done:], False))
    return [piece for piece in pieces if piece[0]]


def _kinds(spans: Iterable[tuple[int, int, str]], start: int, end: int) -> int:
    """Give how much of what was asked for stands between two places: different words, long ones more."""
    return sum(map(len, {word for at, _to, word in spans if start <= at < end}))


def _best(body: str, spans: Sequence[tuple[int, int, str]]) -> tuple[int, int]:
    """Give the first sentence that holds most of the words, with those after it until it is enough."""
    sentences = [found.span() for found in _SENTENCE.finditer(body)]
    if not sentences:
        return 0, len(body)
    held = [0] * len(sentences)
    at = 0
    by_sentence: dict[int, set[str]] = {}
    for start, _end, word in spans:
        while at + 1 < len(sentences) and sentences[at][1] <= start:
            at += 1
        by_sentence.setdefault(at, set()).add(word)
    for number, words in by_sentence.items():
        held[number] = sum(map(len, words))
    best = held.index(max(held))
    first, last = sentences[best][0], sentences[best][1]
    enough = ENOUGH[bool(_HAN_RUN.search(body[first:last]))]
    for _start, end in sentences[best + 1 :]:
        if last - first >= enough or "\n" in body[last - 1 : last]:
            break
        last = end
    return first, last


def _shown(body: str, spans: Sequence[tuple[int, int, str]], start: int, end: int) -> list[Piece]:
    """Give the passage in pieces, cut where it is too long: some words before the first marked one."""
    most = MOST[bool(_HAN_RUN.search(body[start:end]))]
    within = [span[:2] for span in spans if start <= span[0] and span[1] <= end]
    first = start
    if end - start > most and within and within[0][1] - start > most:
        first = within[0][0] - most // 4
    last = min(end, first + most)
    moved = [(at - first, to - first) for at, to in within if first <= at and to <= last]
    pieces = _cut(body[first:last].rstrip("\n"), moved)
    before = [("…", False)] if first > start else []
    return [*before, *pieces, *([("…", False)] if last < end else [])]


def _sounding(spoken: Sequence[str], words: Iterable[str]) -> list[tuple[int, int]]:
    """Give the runs of syllables that sound like one of the words."""
    found, at = [], 0
    while at < len(spoken):
        ends = [to for word in words if (to := _until(spoken, at, word))]
        if ends:
            found.append((at, max(ends)))
        at = max(ends, default=at + 1)
    return found


def _until(spoken: Sequence[str], at: int, word: str) -> int:
    said = ""
    for place in range(at, len(spoken)):
        said += spoken[place]
        if said.startswith(word) or said.replace("v", "u").startswith(word):
            return place + 1
        if not word.startswith((said, said.replace("v", "u"))):
            return 0
    return 0
