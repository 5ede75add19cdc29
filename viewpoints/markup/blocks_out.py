"""Blocks to plain text and to HTML; see :mod:`viewpoints.markup.blocks` for the vocabulary."""

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from typing import Any

from viewpoints.markup.sanitize import plain, sanitize

Block = dict[str, Any]
REFERENCE = re.compile(r"\[\^([^\]\s<>\"]{1,20})\]")
"""A reference to a footnote in any text; its group is the label."""


def text_from_blocks(blocks: Iterable[Block]) -> str:
    """Give the words in reading order, an empty line between blocks."""
    return "\n\n".join(filter(None, map(_text, blocks)))


def _text(block: Block) -> str:
    match block["type"]:
        case "heading" | "pull_quote":
            return str(block["text"])
        case "quote":
            return "\n".join(filter(None, [plain(block["html"]), _dashed(block["attribution"])]))
        case "list":
            items = enumerate(block["items"], start=1)
            return "\n".join(f"{f'{n}.' if block['ordered'] else '-'} {plain(i)}" for n, i in items)
        case "table":
            rows = ["\t".join(map(_cell, row)) for row in block["rows"]]
            return "\n".join(filter(None, [block.get("caption"), *rows]))
        case "picture":
            return " ".join(filter(None, [block["caption"] or block["alt"], block["credit"]]))
        case "footnote":
            return f"[^{block['label']}] {plain(block['html'])}"
    return plain(block["html"])


def _cell(html: str) -> str:
    return plain(html).replace("\n", " ")


def _dashed(attribution: str) -> str:
    return f"——{attribution}" if attribution else ""


def html_from_blocks(
    blocks: Iterable[Block], *, image_url: Callable[[str], str | None], anchor: str = "footnote"
) -> str:
    """Give the HTML of blocks for our pages, escaped and sanitized whatever they hold.

    ``image_url`` gives the address for a picture's SHA-256, or None to leave it out. Footnotes
    come last; ``anchor`` begins their ids, so that two texts can stand on one page. With an empty
    one nothing leads to them: mail programs follow no link inside a letter.
    """
    blocks = list(blocks)
    notes = [block for block in blocks if block["type"] == "footnote"]
    labels = numbered(notes)
    body = "".join(_html(block, image_url) for block in blocks if block["type"] != "footnote")
    return _linked(body, labels, anchor) + "".join(_footnotes(notes, anchor))


def numbered(notes: Iterable[Block]) -> dict[str, int]:
    """Give the number of each footnote by its label; of two with one label, the first has it."""
    numbers: dict[str, int] = {}
    for number, note in enumerate(notes, start=1):
        numbers.setdefault(note["label"], number)
    return numbers


def _html(block: Block, image_url: Callable[[str], str | None]) -> str:
    match block["type"]:
        case "heading":
            level = 2 if block["level"] == 2 else 3
            return f"<h{level}>{_escaped(block['text'])}</h{level}>"
        case "quote":
            source = _wrapped("footer", _escaped(_dashed(block["attribution"])))
            return f"<blockquote>{_in_paragraph(block['html'])}{source}</blockquote>"
        case "pull_quote":
            return f"<aside><p>{_escaped(block['text'])}</p></aside>"
        case "list":
            tag = "ol" if block["ordered"] else "ul"
            items = "".join(f"<li>{sanitize(item)}</li>" for item in block["items"])
            return f"<{tag}>{items}</{tag}>"
        case "table":
            return _table(block)
        case "picture":
            return _figure(block, image_url(block["image"]))
    return _in_paragraph(block["html"])


def _escaped(words: str) -> str:
    return escape(words, quote=False)


def _wrapped(tag: str, html: str) -> str:
    return f"<{tag}>{html}</{tag}>" if html else ""


def _in_paragraph(html: str) -> str:
    clean = sanitize(html)
    return clean if clean.startswith("<p>") else _wrapped("p", clean)


def _table(block: Block) -> str:
    rows = [[sanitize(cell) for cell in row] for row in block["rows"]]
    head = _row(rows.pop(0), "th") if block["header"] and rows else ""
    body = "".join(_row(row, "td") for row in rows)
    caption = _wrapped("caption", _escaped(block.get("caption", "")))
    return f"<table>{caption}{_wrapped('thead', head)}{_wrapped('tbody', body)}</table>"


def _row(cells: list[str], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"


def _figure(block: Block, url: str | None) -> str:
    words = [_escaped(block["caption"]), _wrapped("small", _escaped(block["credit"]))]
    caption = _wrapped("figcaption", " ".join(filter(None, words)))
    image = f'<img src="{escape(url)}" alt="{escape(block["alt"])}">' if url else ""
    return _wrapped("figure", image + caption)


def _linked(html: str, labels: dict[str, int], anchor: str) -> str:
    seen: set[str] = set()

    def link(found: re.Match[str]) -> str:
        number = labels.get(found[1])
        if number is None:
            return found[0]
        if not anchor:
            return f"<sup>{number}</sup>"
        own_id = "" if found[1] in seen else f' id="{anchor}-ref-{number}"'
        seen.add(found[1])
        return f'<sup><a href="#{anchor}-{number}"{own_id}>{number}</a></sup>'

    return "".join(
        piece if piece.startswith("<") else REFERENCE.sub(link, piece)
        for piece in re.split(r"(<[^>]*>)", html)
    )


def _footnotes(notes: list[Block], anchor: str) -> Iterator[str]:
    if not notes:
        return
    yield '<section role="doc-endnotes"><ol>'
    for number, note in enumerate(notes, start=1):
        words = sanitize(note["html"])
        back = f' <a href="#{anchor}-ref-{number}" role="doc-backlink">↩</a>'
        yield f'<li id="{anchor}-{number}">{words}{back}</li>' if anchor else f"<li>{words}</li>"
    yield "</ol></section>"
