"""A small tree for HTML that nh3 has already cleaned and balanced: read, changed, written again.

Not a parser for HTML from outside: that is html5ever's work, inside nh3.
"""

from collections.abc import Iterable, Iterator
from html import escape
from html.parser import HTMLParser


def names(words: str) -> frozenset[str]:
    """Give the set of tag names in a line of them."""
    return frozenset(words.split())


VOID = names("br hr img")
DEEPEST = 60
"""Elements nested deeper than this lose their tags, never their text."""


class Element:
    """One element; its children are elements and strings."""

    __slots__ = ("attributes", "children", "tag")

    def __init__(
        self,
        tag: str,
        children: "Iterable[Node]" = (),
        attributes: dict[str, str] | None = None,
    ) -> None:
        self.tag = tag
        self.children: list[Node] = list(children)
        self.attributes = attributes or {}

    def copy(self, children: "Iterable[Node]") -> "Element":
        """Give the same tag and attributes around other children."""
        return Element(self.tag, children, dict(self.attributes))


Node = Element | str


def parse(html: str) -> list[Node]:
    """Give the top-level nodes of clean HTML."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return parser.root.children


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self.open = [self.root]
        self.too_deep: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID and (self.too_deep or len(self.open) > DEEPEST):
            self.too_deep.append(tag)
            return
        element = Element(tag, (), {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if self.too_deep:
            self.too_deep.pop()
        elif len(self.open) > 1 and tag not in VOID:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def write(nodes: Iterable[Node]) -> str:
    """Give the HTML of nodes, every text and attribute escaped, as nh3 writes it."""
    parts: list[str] = []
    for node in nodes:
        _write(node, parts)
    return "".join(parts)


def _write(node: Node, parts: list[str]) -> None:
    if isinstance(node, str):
        parts.append(escape(node, quote=False).replace("\xa0", "&nbsp;"))
        return
    attributes = "".join(f' {name}="{escape(v)}"' for name, v in node.attributes.items())
    parts.append(f"<{node.tag}{attributes}>")
    if node.tag not in VOID:
        for child in node.children:
            _write(child, parts)
        parts.append(f"</{node.tag}>")


def text(nodes: Iterable[Node]) -> str:
    """Give the text of nodes; a ``br`` is a line feed."""
    parts = (
        node if isinstance(node, str) else "\n" if node.tag == "br" else text(node.children)
        for node in nodes
    )
    return "".join(parts)


def walk(nodes: Iterable[Node]) -> Iterator[Element]:
    """Give every element, in document order."""
    for node in nodes:
        if isinstance(node, Element):
            yield node
            yield from walk(node.children)
