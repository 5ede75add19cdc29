"""Markdown to HTML: CommonMark with tables, strikethrough and footnotes (``markdown-it-py``).

What comes out is a stranger's HTML still: it is sanitized like any other.
"""

import re
import unicodedata
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

_DEEPEST = 50
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_TITLE = re.compile(r"^title[ \t]*:[ \t]*(.+?)[ \t]*$", re.MULTILINE | re.IGNORECASE)
_LEFT_OUT = ("footnote_close", "footnote_anchor", "footnote_block_close")
_MARKERS = re.compile(r"^(?:[ \t]*(?:[-*+>]|\d{1,9}[.)])[ \t]+)+")
_QUOTED_DEEPER = re.compile(rf"^((?:[ \t]{{0,3}}>){{{_DEEPEST // 2}}})(?:[ \t]*>)+", re.MULTILINE)


class _Blocks(ParserBlock):
    """Reads what is nested deeper than _DEEPEST as the lines of a paragraph; markdown-it would drop it."""

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:
        if state.level < _DEEPEST:
            super().tokenize(state, startLine, endLine)
            return
        line, words = startLine, []
        while line < endLine and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent):
            said = state.getLines(line, line + 1, state.blkIndent, False)
            words.append(_MARKERS.sub("", said).strip())
            line += 1
        _push_paragraph(state, [one for one in words if one], begin=startLine)
        state.line = line


def _push_paragraph(state: StateBlock, lines: Sequence[str], *, begin: int) -> None:
    state.push("paragraph_open", "p", 1)
    inline = state.push("inline", "", 0)
    inline.content, inline.children, inline.map = "  \n".join(lines), [], [begin, begin + 1]
    state.push("paragraph_close", "p", -1)


def html_of(text: str) -> tuple[str, str, list[tuple[str, str]]]:
    """Give the title of the front matter, the HTML with ``[^1]`` where a footnote is referred to, and
    the footnotes by label.
    """
    front = _FRONT_MATTER.match(text)
    titled = _TITLE.search(front[1]) if front else None
    words = text[front.end() :] if front and titled else text
    tokens = _READER.parse(_QUOTED_DEEPER.sub(r"\1", words))
    notes = next((n for n, one in enumerate(tokens) if one.type == "footnote_block_open"), None)
    body = tokens if notes is None else tokens[:notes]
    title = titled[1].strip("\"'") if titled else ""
    return title, _html(body), _footnotes(tokens[len(body) :])


def _footnotes(tokens: Sequence[Token]) -> list[tuple[str, str]]:
    found: list[tuple[str, list[Token]]] = []
    for token in tokens:
        if token.type == "footnote_open":
            found.append((str(token.meta["id"] + 1), []))
        elif found and token.type not in _LEFT_OUT:
            found[-1][1].append(token)
    return [(label, _html(inside)) for label, inside in found]


def _html(tokens: Sequence[Token]) -> str:
    return str(_READER.renderer.render(tokens, _READER.options, {}))


def _join_chinese_lines(state: StateCore) -> None:
    """Take a line end between two East Asian characters out: it is no space there."""
    for block in state.tokens:
        children = block.children or []
        for before, token, after in zip(children, children[1:], children[2:], strict=False):
            if token.type == "softbreak" and _is_wide(before.content[-1:], after.content[:1]):
                token.type, token.content = "text", ""


def _is_wide(*characters: str) -> bool:
    return all(one and unicodedata.east_asian_width(one) in "WF" for one in characters)


def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    blocks = _Blocks()
    blocks.ruler, reader.block = reader.block.ruler, blocks
    reader.use(footnote_plugin)
    reader.core.ruler.push("join_chinese_lines", _join_chinese_lines)
    reader.validateLink = _any_link  # type: ignore[method-assign]
    reader.add_render_rule("footnote_ref", _reference)
    return reader


def _any_link(url: str) -> bool:
    """Take every link for one: which may stay is for ``sanitize`` to judge."""
    return True


def _reference(_renderer: object, tokens: Sequence[Token], at: int, *_: object) -> str:
    return f"[^{tokens[at].meta['id'] + 1}]"


_READER = _reader()
