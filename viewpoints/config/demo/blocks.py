"""The plain text of the demo's essays, read as the blocks of ``viewpoints.markup.blocks``.

Pieces are separated by blank lines. What a piece is shows in how its first line begins:

==============================  ============================================================
``## `` / ``### ``              heading of level 2 / 3
``> ``                          quotation; a last line ``> —— NAME`` says who spoke
``>> ``                         pull quote
``- `` / ``1. ``                list, an item a line
``| a | b |``                   table, a row a line; the first row is its header
``![ALT](FILE "CAPTION" WHO)``  picture: for those who cannot see it, file, caption, credit
``[^1]: ``                      footnote 1; ``[^1]`` in a text is where it belongs
anything else                   paragraph
==============================  ============================================================

Inside a text: ``**bold**``, ``*italic*``, ``[words](https://…)``.
"""

import re
from html import escape

Block = dict[str, object]

_PICTURE = re.compile(r'!\[([^\]]+)\]\((\S+) "([^"]*)" ([^)]*)\)')
_FOOTNOTE = re.compile(r"\[\^(\w+)\]: (.+)", re.DOTALL)
_HEADING = re.compile(r"(##|###) (.+)")
_ITEM = re.compile(r"(?:-|(\d+)\.) (.+)")
_SPOKEN_BY = "—— "


class DemoTextError(ValueError):
    """A piece of text that begins like one of the forms above and is not written like it."""


def blocks_from_text(text: str) -> list[Block]:
    """Read the whole text, in its order. Raises DemoTextError with the piece it cannot read."""
    pieces = re.split(r"\n\s*\n", text.strip())
    return [_block(piece.strip()) for piece in pieces if piece.strip()]


def inline(text: str) -> str:
    """Turn the words of one text into inline HTML."""
    html = escape(text.replace("\n", " "), quote=False)
    html = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", html)
    html = re.sub(r"\*(.+?)\*", r"<em>\1</em>", html)
    return re.sub(r"(?<!!)\[([^\]^]+)\]\((https?://[^)\s]+)\)", r'<a href="\2">\1</a>', html)


def _block(piece: str) -> Block:
    if piece.startswith("#"):
        return _heading(piece)
    if piece.startswith(">> "):
        return {"type": "pull_quote", "text": _unmarked(piece, ">> ")}
    if piece.startswith("> "):
        return _quote(piece)
    if piece.startswith("|"):
        return _table(piece)
    if piece.startswith("!["):
        return _picture(piece)
    if piece.startswith("[^") and (note := _FOOTNOTE.fullmatch(piece)):
        return {"type": "footnote", "label": note[1], "html": inline(note[2])}
    if _ITEM.match(piece):
        return _list(piece)
    return {"type": "paragraph", "html": inline(piece)}


def _heading(piece: str) -> Block:
    if not (found := _HEADING.fullmatch(piece)):
        raise DemoTextError(piece)
    return {"type": "heading", "level": len(found[1]), "text": found[2]}


def _quote(piece: str) -> Block:
    lines = _unmarked(piece, "> ").split("\n")
    spoken_by = lines.pop().removeprefix(_SPOKEN_BY) if lines[-1].startswith(_SPOKEN_BY) else ""
    return {"type": "quote", "html": inline("\n".join(lines)), "attribution": spoken_by}


def _unmarked(piece: str, mark: str) -> str:
    lines = piece.split("\n")
    if not all(line.startswith(mark) for line in lines):
        raise DemoTextError(piece)
    return "\n".join(line.removeprefix(mark) for line in lines)


def _table(piece: str) -> Block:
    rows = [
        [inline(cell.strip()) for cell in line.strip().strip("|").split("|")]
        for line in piece.split("\n")
    ]
    if len(rows) < 2 or len({len(row) for row in rows}) != 1:
        raise DemoTextError(piece)
    return {"type": "table", "header": True, "rows": rows}


def _picture(piece: str) -> Block:
    if not (found := _PICTURE.fullmatch(piece)):
        raise DemoTextError(piece)
    alt, image, caption, credit = found.groups()
    return {"type": "picture", "image": image, "alt": alt, "caption": caption, "credit": credit}


def _list(piece: str) -> Block:
    items = [_ITEM.fullmatch(line) for line in piece.split("\n")]
    if not all(items) or len({bool(item[1]) for item in items if item}) != 1:
        raise DemoTextError(piece)
    found = [item for item in items if item]
    return {
        "type": "list",
        "ordered": bool(found[0][1]),
        "items": [inline(item[2]) for item in found],
    }
