"""Plain text, Markdown and HTML files to blocks."""

import re
from html import escape, unescape

from viewpoints.markup.blocks_in import Block, blocks_from_html, inline_from_html
from viewpoints.markup.document import Document
from viewpoints.markup.formats import headings, markdown
from viewpoints.markup.refusals import Lost
from viewpoints.markup.sniffing import is_html, read_text, refuse_xml

_LABEL = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{2,20})", re.IGNORECASE)
_TITLE = re.compile(r"<title[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)
_HEADING = re.compile(r"<h([1-6])\b", re.IGNORECASE)
_LOWER_HEADING = re.compile(r"<(/?)h([2-5])\b", re.IGNORECASE)
_EMPTY_LINES = re.compile(r"\n[ \t\u3000\xa0]*\n")
_NEW_PARAGRAPH = re.compile(r"\n(?=[ \t]*\u3000|\t| {4})")
_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")
_LONGEST_TITLE = 60
_SENTENCE_END = tuple("。！？；，、：…”.!?;,:")


def convert_text(data: bytes, *, filename: str) -> Document:
    """Give the document of a text, Markdown or HTML file. Raises Refusal: unknown, hostile, kinds."""
    label = _LABEL.search(data[:2048])
    text, whole = read_text(data, label=label[1].decode() if label else None)
    html = is_html(text, filename=filename)
    if not html and not filename.lower().endswith(_MARKDOWN):
        refuse_xml(text)
    if filename.lower().endswith(_MARKDOWN):
        document = _from_markdown(text)
    else:
        document = _from_html(text) if html else from_plain(text)
    if not document.blocks and not document.title:
        document.lost.append(Lost.EVERYTHING)
    if not whole:
        document.lost.append(Lost.CHARACTERS)
    return document


def _from_html(html: str) -> Document:
    """Give the blocks; the title is a heading that stands first, else the page's own."""
    written = [int(found[1]) for found in _HEADING.finditer(html)]
    if written.count(1) > 1:
        html = _LOWER_HEADING.sub(lambda found: f"<{found[1]}h{int(found[2]) + 1}", html)
    blocks, offered = headings.offer(blocks_from_html(html))
    lost = [Lost.BOLD_LINES] if offered else []
    titled = _TITLE.search(html)
    title = " ".join(unescape(titled[1]).split()) if titled else ""
    first = blocks[0] if blocks else {"type": ""}
    if first["type"] == "heading" and [written.count(n) for n in written[:1]] == [1]:
        return Document(first["text"], blocks[1:], lost=lost)
    return Document(title, blocks[1:] if first.get("text") == title != "" else blocks, lost=lost)


def _from_markdown(text: str) -> Document:
    title, html, notes = markdown.html_of(text)
    document = _from_html(html)
    document.title = title or document.title
    document.blocks += [
        {"type": "footnote", "label": label, "html": inline_from_html(words)}
        for label, words in notes
    ]
    return document


def from_plain(text: str) -> Document:
    """Give a paragraph for each run of lines between empty ones, or else for each line."""
    text = text.strip("\n")
    parted = _EMPTY_LINES.search(text) is not None
    pieces = _EMPTY_LINES.split(text) if parted else text.split("\n")
    lines = [line for piece in pieces for line in _NEW_PARAGRAPH.split(piece) if line.strip()]
    title = lines.pop(0).strip() if len(lines) > 1 and _is_title(lines[0]) else ""
    return Document(title, [_paragraph(line) for line in lines])


def _is_title(line: str) -> bool:
    line = line.strip()
    return "\n" not in line and len(line) <= _LONGEST_TITLE and not line.endswith(_SENTENCE_END)


def _paragraph(text: str) -> Block:
    lines = (escape(line.strip(), quote=False) for line in text.strip().split("\n"))
    return {"type": "paragraph", "html": inline_from_html("<br>".join(lines))}
