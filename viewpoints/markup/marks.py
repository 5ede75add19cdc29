r"""Rich text as plain text with a few marks, for a plain text field: no script needed, no emphasis lost.

========================  =======================================================================
``**strong**``            bold; ``*so*`` italic; ``^2^`` raised; ``~2~`` lowered
``[words](https://…)``    a link; ``(page:7)`` leads to the page with that key, as Wagtail keeps it
an empty line             a new paragraph; a single line break is one in the paragraph
``- item``, ``1. item``   a list, two spaces further in for a list inside it
``\*``                    the character itself
========================  =======================================================================

A mark opens before a word and closes after one; what does not close is the character itself. So that of
five stars ``2 * 3 * 4`` has none. HTML is what Wagtail's editor keeps: ``p``, ``ul``, ``ol``, ``li``,
``b``, ``i``, ``sup``, ``sub``, ``a``, ``br``; anything else in it is read as its text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby

from viewpoints.markup.tree import Element, Node, parse

_STYLES = {"b": "**", "i": "*", "sup": "^", "sub": "~"}
_ALIASES = {"strong": "b", "em": "i"}
_INDENT = "  "
_PAGE = "page:"
_SPECIAL = re.compile(r"([\\*^~])")
_REFERENCE = re.compile(r"\[\^[^\]\s]{1,20}\]")
_ITEM = re.compile(r"( *)(?:([-•])|(\d{1,3})[.、]) +(\S.*)")
_LOOKS_LIKE_ITEM = re.compile(r"(?:[-•]|\d{1,3}[.、]) ")
_TOKEN = re.compile(
    r"""
    \\(?P<escaped>[\\*^~\[\]()\-.])
    | (?P<reference>\[\^[^\]\s]{1,20}\])
    | \[(?P<words>(?:\\.|[^\[\]\\\n])+)\]\((?P<target>[^()\s]{1,2000})\)
    | (?P<mark>\*\*|\*|\^|~)
    | (?P<text>[^\\*^~\[]+|.)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True)
class _Run:
    """Some words with the same emphasis and link."""

    text: str
    styles: frozenset[str] = frozenset()
    target: str = ""


# HTML to marks


def marks_from_html(html: str) -> str:
    """Give HTML as plain text with marks; ``html_from_marks`` gives the same HTML again."""
    return "\n\n".join(part for part in map(_block, _blocks(parse(html))) if part)


def _blocks(nodes: Iterable[Node]) -> Iterator[Element]:
    """Give block elements; what stands outside of any is a paragraph."""
    for is_block, run in groupby(nodes, lambda node: _tag(node) in ("p", "ul", "ol")):
        if is_block:
            yield from (node for node in run if isinstance(node, Element))
        else:
            yield Element("p", run)


def _block(block: Element) -> str:
    if block.tag == "p":
        lines = _marked(_runs(block.children)).strip("\n").split("\n")
        return "\n".join(map(_no_item, lines))
    return "\n".join(_items(block, ""))


def _no_item(line: str) -> str:
    """Give a paragraph's line so that it is not taken for an item of a list."""
    if found := _LOOKS_LIKE_ITEM.match(line):
        end = found.end() - 2
        return f"{line[:end]}\\{line[end:]}" if line[end] in ".-" else line
    return line


def _items(block: Element, indent: str) -> Iterator[str]:
    items = [node for node in block.children if isinstance(node, Element) and node.tag == "li"]
    for number, item in enumerate(items, start=1):
        inner = [node for node in item.children if _tag(node) in ("ul", "ol")]
        words = _marked(_runs(node for node in item.children if node not in inner))
        marker = "-" if block.tag == "ul" else f"{number}."
        yield f"{indent}{marker} {' '.join(words.split())}"
        for node in inner:
            if isinstance(node, Element):
                yield from _items(node, indent + _INDENT)


def _runs(
    nodes: Iterable[Node], styles: frozenset[str] = frozenset(), target: str = ""
) -> Iterator[_Run]:
    for node in nodes:
        if isinstance(node, str):
            yield _Run(" ".join(re.split(r"[ \t\r\n]+", node)), styles, target)
        elif node.tag == "br":
            yield _Run("\n", styles, target)
        else:
            tag = _ALIASES.get(node.tag, node.tag)
            inner = styles | {tag} if tag in _STYLES else styles
            yield from _runs(node.children, inner, _target(node) or target)


def _target(node: Element) -> str:
    if node.tag != "a":
        return ""
    if node.attributes.get("linktype") == "page":
        return _PAGE + node.attributes.get("id", "")
    href = node.attributes.get("href", "")
    return href.replace("(", "%28").replace(")", "%29").replace(" ", "%20")


def _marked(runs: Iterable[_Run]) -> str:
    parts = []
    for target, linked in groupby(runs, lambda run: run.target):
        before, inner, after = _trimmed(list(_tidy(linked)))
        words = "".join(_in_marks(inner, in_link=bool(target)))
        parts.append(
            f"{before}[{words}]({target}){after}" if target and words else before + words + after
        )
    return "".join(parts)


def _tidy(runs: Iterable[_Run]) -> Iterator[_Run]:
    """Join runs of one emphasis, and take the space at their ends out of it: there no mark can stand."""
    for styles, same in groupby(runs, lambda run: run.styles):
        before, inner, after = _trimmed([_Run("".join(run.text for run in same), styles)])
        yield _Run(before)
        yield from inner
        yield _Run(after)


def _trimmed(runs: list[_Run]) -> tuple[str, list[_Run], str]:
    """Give the space before, the runs without it, the space after."""
    text = "".join(run.text for run in runs)
    if not text.strip():
        return text, [], ""
    before, after = len(text) - len(text.lstrip()), len(text) - len(text.rstrip())
    inner, at = [], 0
    for run in runs:
        start, end = max(before - at, 0), len(text) - after - at
        at += len(run.text)
        inner.append(_Run(run.text[start : max(end, 0)], run.styles))
    return text[:before], [run for run in inner if run.text], text[len(text) - after :]


def _in_marks(runs: Iterable[_Run], *, in_link: bool) -> Iterator[str]:
    """Give the words, and a mark wherever an emphasis begins or ends."""
    styles: frozenset[str] = frozenset()
    for run in [*runs, _Run("")]:
        yield "".join(mark for style, mark in _STYLES.items() if style in styles ^ run.styles)
        yield "".join(_escaped(run.text, in_link=in_link))
        styles = run.styles


def _escaped(text: str, *, in_link: bool) -> Iterator[str]:
    """Escape what would be read as a mark; a reference to a footnote is none."""
    at = 0
    for reference in _REFERENCE.finditer(text):
        yield _plain(text[at : reference.start()], in_link=in_link)
        yield _bracketed(reference[0]) if in_link else reference[0]
        at = reference.end()
    yield _plain(text[at:], in_link=in_link)


def _plain(text: str, *, in_link: bool) -> str:
    words = _SPECIAL.sub(r"\\\1", text)
    return _bracketed(words) if in_link else words.replace("](", "]\\(")


def _bracketed(words: str) -> str:
    return words.replace("[", "\\[").replace("]", "\\]")


# Marks to HTML


def html_from_marks(text: str, *, inline: bool = False) -> str:
    """Give the HTML of plain text with marks, everything else in it escaped; never raises.

    Links lead anywhere: who keeps the HTML cleans it. ``inline``: there are no lists, and a line that
    begins like an item is text.
    """
    chunks = re.split(r"\n[ \t]*\n+", text.replace("\r\n", "\n").strip("\n"))
    return "".join(_chunk(chunk, inline=inline) for chunk in chunks if chunk.strip())


def _chunk(chunk: str, *, inline: bool) -> str:
    lines = chunk.split("\n")
    parts = []
    for is_list, some in groupby(lines, lambda line: not inline and bool(_ITEM.fullmatch(line))):
        run = list(some)
        html = _list(run) if is_list else _inline("\n".join(run).strip())
        parts.append(html if is_list or not html else f"<p>{html}</p>")
    return "".join(parts)


def _list(lines: list[str]) -> str:
    found = [match for match in map(_ITEM.fullmatch, lines) if match]
    html, level, at = "", len(found[0][1]), 0
    while at < len(found):
        tag = "ul" if found[at][2] else "ol"
        html += f"<{tag}>"
        while at < len(found) and ("ul" if found[at][2] else "ol") == tag:
            words, at = found[at][4], at + 1
            end = at
            while end < len(found) and len(found[end][1]) > level:
                end += 1
            inner = _list(lines[at:end]) if end > at else ""
            html += f"<li>{_inline(words.strip())}{inner}</li>"
            at = end
        html += f"</{tag}>"
    return html


def _inline(text: str) -> str:
    parts = []
    for target, linked in groupby(_read(text), lambda run: run.target):
        html = "".join(
            _dressed(styles, "".join(run.text for run in same))
            for styles, same in groupby(linked, lambda run: run.styles)
        )
        parts.append(_link(target, html) if target else html)
    return "".join(parts)


def _link(target: str, html: str) -> str:
    key = target.removeprefix(_PAGE)
    if target.startswith(_PAGE) and key.isascii() and key.isdigit():
        return f'<a linktype="page" id="{key}">{html}</a>'
    return f'<a href="{escape(target)}">{html}</a>'


def _dressed(styles: frozenset[str], text: str) -> str:
    html = escape(text, quote=False).replace("\n", "<br/>")
    for style in reversed(_STYLES):
        if style in styles:
            html = f"<{style}>{html}</{style}>"
    return html


def _read(text: str, target: str = "") -> Iterator[_Run]:
    tokens = list(_TOKEN.finditer(text))
    real = _paired(tokens, text)
    styles: frozenset[str] = frozenset()
    names = {mark: style for style, mark in _STYLES.items()}
    for token in tokens:
        if token.start() in real:
            styles ^= {names[token["mark"]]}
        elif token["words"] is not None and not target:
            yield from (
                _Run(run.text, run.styles | styles, token["target"])
                for run in _read(token["words"], token["target"])
            )
        else:
            yield _Run(token["escaped"] or token[0], styles, target)


def _paired(tokens: list[re.Match[str]], text: str) -> set[int]:
    """Give where marks stand that open and close something."""
    real: set[int] = set()
    opened: dict[str, int] = {}
    for token in tokens:
        mark = token["mark"]
        if mark is None:
            continue
        full = mark in opened and opened[mark] + len(mark) < token.start()
        if full and not text[token.start() - 1 : token.start()].isspace():
            real |= {opened.pop(mark), token.start()}
        elif text[token.end() : token.end() + 1].strip():
            opened[mark] = token.start()
    return real


def _tag(node: Node) -> str:
    return node.tag if isinstance(node, Element) else ""
