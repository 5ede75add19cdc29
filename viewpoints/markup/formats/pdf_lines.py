"""The lines of a PDF's pages, with where they stand: what tells a paragraph's end from a line's."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from statistics import median, median_low
from typing import Any, NamedTuple

import pypdfium2

from viewpoints.markup.refusals import Code, Refusal

MOST_PAGES = 200
MOST_CHARACTERS = 500_000
_PASSWORD = 4


class Line(NamedTuple):
    """A line; edges from the page's left and bottom, and the height of its last letter, in points."""

    text: str
    left: float
    right: float
    bottom: float
    size: float


class Measure(NamedTuple):
    """What is usual among some lines."""

    left: float
    right: float
    size: float
    step: float
    """From one line to the next"""


def read(data: bytes) -> Iterator[list[Line]]:
    """Give the lines of each page. Raises Refusal: damaged, password, too_big."""
    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        password = getattr(error, "err_code", 0) == _PASSWORD or "password" in str(error).lower()
        raise Refusal(Code.PASSWORD if password else Code.DAMAGED, str(error)) from error
    if count > MOST_PAGES:
        raise Refusal(Code.TOO_BIG, f"{count} pages")
    characters = 0
    for number in range(count):
        lines = list(_lines(document, number))
        characters += sum(len(line.text) for line in lines)
        if characters > MOST_CHARACTERS:
            raise Refusal(Code.TOO_BIG, f"more than {MOST_CHARACTERS} characters")
        yield lines


def _lines(document: Any, number: int) -> Iterator[Line]:
    try:
        page = document[number].get_textpage()
        if page.count_chars() > MOST_CHARACTERS:
            raise Refusal(Code.TOO_BIG, f"page {number + 1}")
        text = page.get_text_range()
    except pypdfium2.PdfiumError as error:
        raise Refusal(Code.DAMAGED, f"page {number + 1}: {error}") from error
    start = 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            first = start + line.index(bare[0])
            yield _line(page, bare, first, first + len(bare) - 1)
        start += len(line) + 1


def _line(page: Any, text: str, first: int, last: int) -> Line:
    left, bottom, _, _ = page.get_charbox(first, loose=True)
    _, low, right, top = page.get_charbox(last, loose=True)
    return Line(text.replace("\ufffe", ""), left, right, bottom, max(top - low, 1))


def measure(lines: list[Line]) -> Measure:
    """Give the usual edges, size and step; lines of a letter's difference count as alike."""
    size = median_low(line.size for line in lines)
    body = [line for line in lines if abs(line.size - size) < 0.15 * size]
    lefts = Counter(round(line.left) for line in body)
    rights = sorted(line.right for line in body)
    steps = [a.bottom - b.bottom for a, b in pairwise(body)]
    forward = [step for step in steps if step > 0] or [2 * size]
    return Measure(
        lefts.most_common(1)[0][0], rights[int(len(rights) * 0.9)], size, median(forward)
    )
