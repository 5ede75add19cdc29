"""The text of a PDF (ISO 32000), put together from the lines its pages show."""

import re
from collections import Counter
from collections.abc import Iterator
from html import escape
from itertools import pairwise

from viewpoints.markup.blocks_in import Block, inline_from_html
from viewpoints.markup.document import Document
from viewpoints.markup.formats.pdf_lines import Line, Measure, measure, read
from viewpoints.markup.refusals import Code, Lost, Refusal

_FEWEST_CHARACTERS = 10
"""A page has more than this, or it is a picture of one."""
_LONGEST_HEADING = 40
_LARGER = 1.15
_SENTENCE_END = tuple("。！？；，、：…”.!?;,:")
_WIDE = "\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”‘’—…·"
_GAP = re.compile(f"(?<=[{_WIDE}]) (?=[{_WIDE}])")
_PAGE_NUMBER = re.compile(r"[-–—·\s]*(?:第\s*)?[0-9]{1,4}(?:\s*/\s*[0-9]{1,4})?(?:\s*页)?[-–—·\s]*")
_ITEM = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,2}[.、．](?![0-9])"
    r"|[•●·◆■-]\s"
)


def convert_pdf(data: bytes) -> Document:
    """Give the words of a PDF. Raises Refusal: damaged, password, scan, too_big."""
    pages = list(read(data))
    if sum(len(line.text) for page in pages for line in page) < _FEWEST_CHARACTERS * len(pages):
        raise Refusal(Code.SCAN, f"{len(pages)} pages")
    lines = [line for page in _without_margins(pages) for line in page]
    usual = measure(lines)
    paragraphs = list(_paragraphs(lines, usual))
    title = _title(paragraphs, usual)
    blocks = [_block(words, size, usual) for words, size in paragraphs]
    return Document(title, blocks, lost=[Lost.PDF_TEXT])


def _without_margins(pages: list[list[Line]]) -> Iterator[list[Line]]:
    """Leave out page numbers, and lines that stand first or last on most pages of several."""
    edges = Counter(line.text for page in pages for line in {*page[:1], *page[-1:]})
    running = {text for text, count in edges.items() if count > 2 and 2 * count > len(pages)}
    for page in pages:
        kept = list(page)
        for at in (0, -1, -1, 0):
            margin = kept and (kept[at].text in running or _PAGE_NUMBER.fullmatch(kept[at].text))
            if margin and len(kept) > 1:
                kept.pop(at)
        yield kept


def _paragraphs(lines: list[Line], usual: Measure) -> Iterator[tuple[str, float]]:
    """Give words and size of each paragraph: lines joined where only the width broke them."""
    words = lines[0].text
    for line, following in pairwise(lines):
        if _is_end(line, following, usual):
            yield words, line.size
            words = ""
        words = _joined(words, following.text)
    yield words, lines[-1].size


def _is_end(line: Line, following: Line, usual: Measure) -> bool:
    step = line.bottom - following.bottom
    return (
        line.right < usual.right - 1.5 * usual.size
        or following.left > usual.left + 1.2 * usual.size
        or step > 1.4 * usual.step
        or max(line.size, following.size) > _LARGER * min(line.size, following.size)
        or bool(_ITEM.match(following.text))
    )


def _joined(before: str, line: str) -> str:
    line = _GAP.sub("", line)
    if not before:
        return line
    if before.endswith("-") and before[-2:-1].isascii() and line[:1].islower():
        return before[:-1] + line
    return before + (" " if before[-1].isascii() and line[:1].isascii() else "") + line


def _title(paragraphs: list[tuple[str, float]], usual: Measure) -> str:
    """Take the first paragraph out for a title: in larger letters, or short and no sentence."""
    words, size = paragraphs[0]
    short = len(words) <= _LONGEST_HEADING + 20 and not words.endswith(_SENTENCE_END)
    if len(paragraphs) < 2 or not (short or (size > _LARGER * usual.size and len(words) < 100)):
        return ""
    return paragraphs.pop(0)[0]


def _block(words: str, size: float, usual: Measure) -> Block:
    large = size > _LARGER * usual.size and len(words) <= _LONGEST_HEADING
    if large and not words.endswith(_SENTENCE_END):
        return {"type": "heading", "level": 2, "text": " ".join(words.split())}
    return {"type": "paragraph", "html": inline_from_html(escape(words, quote=False))}
