"""Many ways of writing, one way of reading: other people's elements become our few.

Works on HTML that nh3 has made harmless and balanced; its result goes through nh3 once more.
"""

import re
from collections.abc import Iterable, Iterator

from viewpoints.markup import word_paste
from viewpoints.markup.tree import Element, Node, names, parse, text, walk, write

ALIASES = {
    "h1": "h2",
    "h5": "h4",
    "h6": "h4",
    "b": "strong",
    "i": "em",
    "cite": "em",
    "dfn": "em",
    "var": "em",
    "dt": "p",
    "dd": "p",
    "pre": "p",
    "menu": "ul",
    "dir": "ul",
}
TRANSPARENT = names(
    "abbr address article aside bdi bdo big body center code data del details dialog div dl"
    " fieldset font footer form header html hgroup ins kbd label legend main mark nav output q rp"
    " ruby s samp search section small span strike summary time tt u rt"
)
"""Elements whose tags go and whose content stays."""

_BOXES = names(
    "address article aside body center details dialog div dl fieldset footer form header hgroup"
    " html legend main nav output search section summary"
)
_INLINE = frozenset({"strong", "em", "a", "sub", "sup"})
_HEADINGS = frozenset({"h2", "h3", "h4"})
_PHRASE_ONLY = _HEADINGS | {"p"}
_HOLDERS = frozenset({"li", "blockquote", "td", "th", "figure", "figcaption", "caption"})
_BLOCKS = _PHRASE_ONLY | _HOLDERS | {"ul", "ol", "table", "hr", "thead", "tbody", "tfoot", "tr"}
_NEVER_EMPTY = _PHRASE_ONLY | {"li", "blockquote", "ul", "ol", "table", "figure", "figcaption"}
_LINES = re.compile(r"\r\n?|\n")
_STYLES = {
    "strong": re.compile(r"font-weight:\s*(bold|bolder|[6-9]00)", re.IGNORECASE),
    "em": re.compile(r"font-style:\s*(italic|oblique)", re.IGNORECASE),
    "sup": re.compile(r"vertical-align:\s*super", re.IGNORECASE),
    "sub": re.compile(r"vertical-align:\s*sub(?!\w)", re.IGNORECASE),
}
_NOT_BOLD = re.compile(r"font-weight:\s*(normal|lighter|[1-4]00)", re.IGNORECASE)
_NOT_ITALIC = re.compile(r"font-style:\s*normal", re.IGNORECASE)
_NO_WORDS = {"", "图片", "图像", "image", "img", "picture", "cover_image"}
"""What editors write as alternative text by themselves."""
_HIDDEN = re.compile(r"display:\s*none", re.IGNORECASE)


def rewrite(html: str) -> str:
    """Give clean HTML in our own elements, inline never around blocks, nothing empty."""
    return write(_tidy(_flow(word_paste.understand(parse(html)))))


def plain(html: str) -> str:
    """Give the text of clean HTML, a line for each block."""
    lines: list[str] = []
    inline: list[Node] = []
    for node in [*_tidy(_flow(parse(html))), Element("hr")]:
        if _is_block(node):
            lines += [text(inline).strip(), *_lines(node)]
            inline = []
        else:
            inline.append(node)
    return "\n".join(line for line in lines if line)


def _lines(node: Node) -> Iterator[str]:
    if isinstance(node, str) or not any(map(_is_block, node.children)):
        yield text([node]).strip()
    elif node.tag == "tr":
        yield "\t".join(" ".join(_lines(cell)) for cell in node.children)
    else:
        for child in node.children:
            yield from _lines(child)


def _flow(nodes: Iterable[Node]) -> list[Node]:
    result: list[Node] = []
    for node in nodes:
        result += [node] if isinstance(node, str) else _convert(node)
    return result


def _convert(node: Element) -> list[Node]:
    """Give what one element becomes: itself under our name, or what was in it."""
    style = node.attributes.pop("style", "")
    if _HIDDEN.search(style) or node.tag in {"rt", "rp"}:
        return []
    if node.tag == "pre":
        node.children = _break_lines(node.children)
    children = _flow(node.children)
    tag = _meant(ALIASES.get(node.tag, node.tag), style, node.attributes)
    for mark in _marks(style, tag):
        children = _distribute(Element(mark), children)
    if tag in _BOXES:
        return _in_paragraphs(children) or [_Break()]
    if tag in TRANSPARENT:
        return children
    if tag in _INLINE:
        return _distribute(Element(tag, (), node.attributes), children)
    if tag in _PHRASE_ONLY:
        return _phrase(tag, children)
    if tag == "img" and "src" not in node.attributes:
        alt = node.attributes.get("alt", "").strip()
        return [] if alt.lower() in _NO_WORDS else [alt]
    return [Element(tag, _held(tag, children), node.attributes)]


def _meant(tag: str, style: str, attributes: dict[str, str]) -> str:
    """Give the tag, or ``span`` for one that its style or its missing address takes back."""
    if (
        (tag == "strong" and _NOT_BOLD.search(style))
        or (tag == "em" and _NOT_ITALIC.search(style))
        or (tag == "a" and "href" not in attributes)
    ):
        return "span"
    return tag


def _marks(style: str, tag: str) -> list[str]:
    """Give the elements that a style stands for, as Google Docs and WeChat write them."""
    if not style or tag in _HEADINGS:
        return []
    return [mark for mark, pattern in _STYLES.items() if mark != tag and pattern.search(style)]


def _held(tag: str, children: list[Node]) -> list[Node]:
    if tag in {"ul", "ol"}:
        return list(_items(children))
    if tag in _HOLDERS and any(map(_is_block, children)):
        return _in_paragraphs(children)
    return children


class _Break(Element):
    """Where an empty box stood: ends a run of inline text, then vanishes."""

    def __init__(self) -> None:
        super().__init__("")


def _is_block(node: Node) -> bool:
    return isinstance(node, Element) and (node.tag in _BLOCKS or isinstance(node, _Break))


def _is_blank(nodes: Iterable[Node]) -> bool:
    nodes = list(nodes)
    return not text(nodes).strip() and not any(e.tag in {"img", "hr"} for e in walk(nodes))


def _in_paragraphs(nodes: Iterable[Node]) -> list[Node]:
    """Give the same nodes, each run of inline ones in a paragraph."""
    result: list[Node] = []
    run: list[Node] = []
    for node in [*nodes, _Break()]:
        if not _is_block(node):
            run.append(node)
            continue
        if not _is_blank(run):
            result.append(Element("p", run))
        run = []
        if not isinstance(node, _Break):
            result.append(node)
    return result


def _phrase(tag: str, children: list[Node]) -> list[Node]:
    """Give a paragraph or heading; blocks inside it (a table in a heading) come after it."""
    if not any(map(_is_block, children)):
        return [Element(tag, children)]
    result: list[Node] = []
    for node in _in_paragraphs(children):
        named = isinstance(node, Element) and node.tag == "p"
        result.append(Element(tag, node.children) if named else node)  # type: ignore[union-attr]
    return result


def _distribute(mark: Element, children: list[Node]) -> list[Node]:
    """Put an inline element round the inline parts only, however deep the blocks lie."""
    result: list[Node] = []
    run: list[Node] = []
    for node in [*children, _Break()]:
        if not _is_block(node):
            run.append(node)
            continue
        if run:
            result.append(run[0] if _is_blank(run) and len(run) == 1 else mark.copy(run))
        run = []
        if isinstance(node, Element) and not isinstance(node, _Break):
            keep = node.tag in _HEADINGS and mark.tag == "strong"
            inside = node.children if keep else _distribute(mark, node.children)
            result.append(node.copy(inside))
    return result


def _items(children: list[Node]) -> Iterator[Node]:
    """Give list items only: a list straight inside a list belongs to the item before it."""
    last: Element | None = None
    for node in children:
        if isinstance(node, Element) and node.tag == "li":
            last = node
            yield node
        elif _is_blank([node]):
            continue
        elif last is not None and isinstance(node, Element) and node.tag in {"ul", "ol"}:
            last.children = _in_paragraphs([*last.children, node])
        else:
            last = Element("li", [node])
            yield last


def _break_lines(children: list[Node]) -> list[Node]:
    result: list[Node] = []
    for node in children:
        if isinstance(node, Element):
            node.children = _break_lines(node.children)
            result.append(node)
            continue
        for number, line in enumerate(_LINES.split(node)):
            result += [Element("br"), line] if number else [line]
    return result


def _tidy(nodes: Iterable[Node], inside: frozenset[str] = frozenset()) -> list[Node]:
    """Drop empty elements, merge equal neighbours and texts, unwrap a mark inside itself."""
    result: list[Node] = []
    for node in nodes:
        if isinstance(node, str):
            _append(result, node)
            continue
        children = _tidy(node.children, inside | ({node.tag} & _INLINE))
        if node.tag in _INLINE and (node.tag in inside or _is_blank(children)):
            for child in children:
                _append(result, child)
        elif not (node.tag in _NEVER_EMPTY and _is_blank(children)) and node.tag:
            _append(result, node.copy(children))
    return result


def _append(result: list[Node], node: Node) -> None:
    last = result[-1] if result else None
    if isinstance(node, str) and isinstance(last, str):
        result[-1] = last + node
    elif (
        isinstance(node, Element)
        and isinstance(last, Element)
        and node.tag in {"strong", "em", "sub", "sup"}
        and node.tag == last.tag
    ):
        for child in node.children:
            _append(last.children, child)
    elif node != "":
        result.append(node)
