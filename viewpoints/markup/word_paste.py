"""What Word and WPS put on the clipboard in words of their own: lists, quotations and titles.

A list item is a ``p`` whose style says ``mso-list:l0 level2 lfo1``; what stands for its bullet or
number is in a ``span`` of ``mso-list:Ignore``. A quotation or title is a ``p`` of a class.
"""

import re
from collections.abc import Iterable, Iterator

from viewpoints.markup.tree import Element, Node, text

CLASSES = {"MsoQuote": "blockquote", "MsoIntenseQuote": "blockquote", "MsoTitle": "h2"}
_LEVEL = re.compile(r"mso-list:[^;]*\blevel([1-9])\b", re.IGNORECASE)
_LABEL = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
_NUMBER = re.compile(
    r"\s*(?:[（(]?(?:[0-9]{1,4}|[a-zA-Z]|[ivxIVX]{1,5}|[一二三四五六七八九十]{1,3})[.、．)）]|[①-⑳])"
)


def known_class(value: str) -> str | None:
    """Give the one class of a ``class`` attribute that means something, if it has one."""
    return next((name for name in value.split() if name in CLASSES), None)


def understand(nodes: Iterable[Node]) -> list[Node]:
    """Give the same nodes with real lists, quotations and titles, however deep they lie."""
    result: list[Node] = []
    items: list[tuple[int, Element]] = []
    for node in nodes:
        level = _level(node)
        if level:
            items.append((level, node))  # type: ignore[arg-type]
            continue
        if items and isinstance(node, str) and not node.strip():
            continue
        result += _lists(items)
        items = []
        result.append(node if isinstance(node, str) else _named(node))
    return result + _lists(items)


def _level(node: Node) -> int:
    if isinstance(node, str) or node.tag != "p":
        return 0
    found = _LEVEL.search(node.attributes.get("style", ""))
    return int(found[1]) if found else 0


def _named(node: Element) -> Element:
    tag = CLASSES.get(node.attributes.pop("class", ""))
    node.children = understand(node.children)
    if tag is None or node.tag != "p":
        return node
    return Element(tag, [node] if tag == "blockquote" else node.children)


def _lists(items: list[tuple[int, Element]]) -> list[Node]:
    """Give the lists of a run of items: a deeper one is in the item before it."""
    lists: list[Node] = []
    open_now: list[tuple[int, Element]] = []
    for level, item in items:
        ordered = bool(_NUMBER.match("".join(_label(item))))
        while open_now and open_now[-1][0] > level:
            open_now.pop()
        tag = "ol" if ordered else "ul"
        if open_now and open_now[-1][0] == level and open_now[-1][1].tag != tag:
            open_now.pop()
        if not open_now or open_now[-1][0] < level:
            new = Element(tag)
            (_last(open_now[-1][1]).children if open_now else lists).append(new)
            open_now.append((level, new))
        open_now[-1][1].children.append(Element("li", _words(item)))
    return lists


def _last(parent: Element) -> Element:
    last = parent.children[-1]
    return last if isinstance(last, Element) else parent


def _label(item: Element) -> Iterator[str]:
    for child in item.children:
        if isinstance(child, Element):
            if _LABEL.search(child.attributes.get("style", "")):
                yield text([child])
            else:
                yield from _label(child)


def _words(item: Element) -> list[Node]:
    words: list[Node] = []
    for child in item.children:
        if isinstance(child, Element):
            if _LABEL.search(child.attributes.get("style", "")):
                continue
            child.children = _words(child)
        words.append(child)
    return words
