"""HTML to blocks; see :mod:`viewpoints.markup.blocks` for the vocabulary."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from viewpoints.markup.captions import is_caption, split_credit
from viewpoints.markup.sanitize import sanitize
from viewpoints.markup.tables import rows_of
from viewpoints.markup.tree import Element, Node, names, parse, text, walk, write

Block = dict[str, Any]

_INLINE = names("strong em a br sub sup")
_HEADINGS = {"h2": 2, "h3": 3, "h4": 3}
_INDENT = " \t\r\n\xa0\u2002\u2003\u3000"
_EN_SPACES = "\u2002\u2002"
_SHA256 = re.compile(r"[0-9a-f]{64}")
_SPACES = re.compile(r"[ \t\r\n]+")
_WRAPPED = re.compile(
    "(?<=[\u3000-\u9fff\uff00-\uffef])[ \t\r]*\n\\s*(?=[\u3000-\u9fff\uff00-\uffef])"
)
"""Where a program broke a line of Chinese, between whose characters no space belongs."""
_ATTRIBUTION = re.compile(r"(?:——|--|—|―)\s*(?=\S)")


def blocks_from_html(html: str, *, pictures: Mapping[str, str] | None = None) -> list[Block]:
    """Give the blocks of HTML from anywhere; it is sanitized here.

    ``pictures`` gives the SHA-256 for the Content-ID of a picture (RFC 2392, without ``cid:``); a
    ``cid:`` that is itself a SHA-256 stands for that file. Other pictures leave their ``alt`` out.
    Empty paragraphs and the indent at a paragraph's start vanish; two line breaks, or one before
    an indent, part paragraphs; a caption after its picture becomes the picture's.
    """
    reader = _Reader(pictures or {})
    return _captioned(list(reader.blocks(parse(sanitize(html)))))


def inline_from_html(html: str) -> str:
    """Give HTML from anywhere as one inline run, its blocks parted by ``<br>``."""
    return _inline(_joined(parse(sanitize(html))))


class _Reader:
    def __init__(self, pictures: Mapping[str, str]) -> None:
        self.pictures = pictures

    def blocks(self, nodes: Iterable[Node]) -> Iterator[Block]:
        run: list[Node] = []
        for node in nodes:
            if isinstance(node, str) or node.tag in _INLINE | {"img"}:
                run.append(node)
                continue
            yield from self.paragraphs(run)
            run = []
            yield from self.block(node)
        yield from self.paragraphs(run)

    def block(self, node: Element) -> Iterator[Block]:
        match node.tag:
            case "h2" | "h3" | "h4":
                yield from self.heading(node)
            case "blockquote":
                yield from self.quote(node)
            case "ul" | "ol":
                yield _list(node)
                yield from self.pictures_in(node)
            case "table":
                yield from self.table(node)
            case "figure":
                yield from self.figure(node)
            case "figcaption":
                yield {"type": "caption", "html": _inline(_joined(node.children))}
            case "hr":
                return
            case _:
                yield from self.blocks(node.children)

    def paragraphs(self, nodes: list[Node]) -> Iterator[Block]:
        for run in _parted(_without_pictures(nodes)):
            if isinstance(run, Element):
                yield from self.picture(run)
            elif html := _inline(run):
                yield {"type": "paragraph", "html": html}

    def heading(self, node: Element) -> Iterator[Block]:
        if title := _plain(node.children):
            yield {"type": "heading", "level": _HEADINGS[node.tag], "text": title}
        yield from self.pictures_in(node)

    def quote(self, node: Element) -> Iterator[Block]:
        inside = list(self.blocks(node.children))
        if any(block["type"] not in {"paragraph", "quote"} for block in inside):
            yield from inside
            return
        lines = [line for block in inside for line in _lines(block["html"])]
        attribution = ""
        if len(lines) > 1 and (mark := _ATTRIBUTION.match(lines[-1])):
            attribution = _plain(parse(lines.pop()[mark.end() :]))
        html = lines[0] if len(lines) == 1 else "".join(f"<p>{line}</p>" for line in lines)
        if html:
            yield {"type": "quote", "html": html, "attribution": attribution}

    def table(self, node: Element) -> Iterator[Block]:
        header, rows = rows_of(node)
        if all(len(row) < 2 for row in rows):  # a frame round something, not a table
            for row in rows:
                for cell in row:
                    yield from self.blocks(cell.children)
            return
        caption = next((e for e in node.children if _is(e, "caption")), None)
        if isinstance(caption, Element):
            yield from self.blocks(caption.children)
        cells = [[_inline(_joined(cell.children)) for cell in row] for row in rows]
        if any(any(row) for row in cells):
            yield {"type": "table", "header": header, "rows": cells}
        yield from self.pictures_in(node)

    def figure(self, node: Element) -> Iterator[Block]:
        captions = [e for e in walk([node]) if e.tag == "figcaption"]
        yield from self.blocks(child for child in node.children if child not in captions)
        for caption in captions:
            yield from self.block(caption)

    def pictures_in(self, node: Element) -> Iterator[Block]:
        for element in walk([node]):
            if element.tag == "img":
                yield from self.picture(element)

    def picture(self, node: Element) -> Iterator[Block]:
        name = node.attributes.get("src", "").removeprefix("cid:")
        image = self.pictures.get(name) or (name if _SHA256.fullmatch(name) else "")
        if image:
            alt = _SPACES.sub(" ", node.attributes.get("alt", "")).strip()
            yield {"type": "picture", "image": image, "alt": alt, "caption": "", "credit": ""}


def _lines(html: str) -> list[str]:
    nodes = parse(html)
    if nodes and all(_is(node, "p") for node in nodes):
        return [write(node.children) for node in nodes if isinstance(node, Element)]
    return [html]


def _is(node: Node, tag: str) -> bool:
    return isinstance(node, Element) and node.tag == tag


def _without_pictures(nodes: Iterable[Node]) -> Iterator[Node]:
    """Lift pictures out of the links and emphasis round them."""
    for node in nodes:
        if isinstance(node, str) or node.tag == "img":
            yield node
            continue
        inside = [element for element in walk(node.children) if element.tag == "img"]
        if not inside or text([node]).strip():
            yield node
        yield from inside


def _parted(nodes: Iterable[Node]) -> Iterator[list[Node] | Element]:
    """Part a run of inline nodes at pictures, double breaks, and breaks before an indent."""
    run: list[Node] = []
    for node in nodes:
        if _is(node, "img"):
            yield run
            yield node  # type: ignore[misc]
            run = []
        elif _ends_paragraph(run, node):
            yield run
            run = [node]
        else:
            run.append(node)
    yield run


def _ends_paragraph(run: list[Node], node: Node) -> bool:
    said = (
        before for before in reversed(run) if not isinstance(before, str) or before.strip(" \n")
    )
    if not _is(next(said, ""), "br"):
        return False
    return _is(node, "br") or (isinstance(node, str) and node.lstrip("\r\n").startswith("\u3000"))


def _joined(nodes: Iterable[Node]) -> list[Node]:
    """Give the inline content of anything, a ``br`` where blocks met."""
    result: list[Node] = []
    for node in nodes:
        if isinstance(node, str) or node.tag in _INLINE:
            result.append(node)
        elif node.tag != "img":
            inner = _joined(node.children)
            if text(inner).strip():
                result += [Element("br"), *inner, Element("br")]
    return result


def _inline(nodes: Iterable[Node]) -> str:
    """Give an inline run as HTML: no indent, no break at its ends or doubled, single spaces."""
    kept: list[Node] = []
    for node in _cleaned(nodes):
        starts = not kept or _is(kept[-1], "br")
        if starts and isinstance(node, str):
            node = node.lstrip(_INDENT)
        if node == "" or (starts and _is(node, "br")):
            continue
        kept.append(node)
    while kept and (_is(kept[-1], "br") or not text([kept[-1]]).strip()):
        kept.pop()
    if kept and isinstance(kept[-1], str):
        kept[-1] = kept[-1].rstrip(_INDENT)
    html = write(kept)
    return html if text(kept).strip() else ""


def _cleaned(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, str):
            yield _SPACES.sub(" ", _WRAPPED.sub("", node))
        elif node.tag in _INLINE:
            attributes = {name: v for name, v in node.attributes.items() if name == "href"}
            yield Element(node.tag, _cleaned(node.children), attributes)


def _plain(nodes: Iterable[Node]) -> str:
    return " ".join(text(_joined(nodes)).split())


def _list(node: Element) -> Block:
    return {"type": "list", "ordered": node.tag == "ol", "items": list(_items(node, ""))}


def _items(node: Element, indent: str) -> Iterator[str]:
    for number, item in enumerate((e for e in node.children if isinstance(e, Element)), start=1):
        own = [e for e in item.children if not _is_list(e)]
        mark = f"{number}. " if indent and node.tag == "ol" else ""
        if html := _inline(_joined(own)):
            yield indent + mark + html
        for nested in item.children:
            if isinstance(nested, Element) and _is_list(nested):
                yield from _items(nested, indent + _EN_SPACES)


def _is_list(node: Node) -> bool:
    return _is(node, "ul") or _is(node, "ol")


def _captioned(blocks: list[Block]) -> list[Block]:
    """Give captions to their pictures: the one before them, else the one after."""
    result: list[Block] = []
    waiting: Block | None = None
    for block in blocks:
        marked = block["type"] == "caption"
        before = result[-1] if result else None
        if (marked or is_caption(block)) and _takes_caption(before):
            _give(before, block)
            continue
        if marked:
            waiting = block = {"type": "paragraph", "html": block["html"]}
        elif waiting is not None and _takes_caption(block):
            result.pop()
            _give(block, waiting)
            waiting = None
        else:
            waiting = None
        if block.get("html") != "":
            result.append(block)
    return result


def _takes_caption(block: Block | None) -> bool:
    return block is not None and block["type"] == "picture" and not block["caption"]


def _give(picture: Block | None, caption: Block) -> None:
    if picture is not None:
        picture["caption"], picture["credit"] = split_credit(_plain(parse(caption["html"])))
