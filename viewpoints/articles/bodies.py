"""Make an article's body from blocks, and blocks from a body.

Blocks are those of ``markup.blocks``; a body is Wagtail's StreamField value as JSON.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape, unescape
from typing import Any

from viewpoints.markup.blocks import REFERENCE, blocks_from_html

Block = dict[str, Any]
_LINE = re.compile(r"<br\s*/?>|</(?:p|li|h\d)>")
_NO_WORDS = frozenset({"id", "level", "label", "image", "type"})


def body_from_blocks(blocks: Iterable[Block], *, image: Callable[[str], int | None]) -> list[Block]:
    """Give the raw StreamField value for ``blocks``.

    ``image`` gives the key of the stored picture for a block's ``image`` name, or None when there is
    none (the block is then left out).
    """
    body = []
    for block in blocks:
        value = _value(block, image)
        if value is not None:
            body.append({"type": block["type"], "value": value})
    return body


def _value(block: Block, image: Callable[[str], int | None]) -> Any:
    match block["type"]:
        case "paragraph":
            return f"<p>{block['html']}</p>"
        case "heading":
            return {"text": block["text"], "level": str(block["level"])}
        case "quote":
            return {"text": _paragraphs(block["html"]), "attribution": block.get("attribution", "")}
        case "pull_quote":
            return {"text": block["text"]}
        case "list":
            return _list(block)
        case "table":
            return _table(block)
        case "footnote":
            return {"label": block["label"], "text": f"<p>{block['html']}</p>"}
        case "picture":
            return _picture(block, image)
    raise ValueError(f"no such block: {block['type']}")


def _paragraphs(html: str) -> str:
    return html if html.startswith("<p>") else f"<p>{html}</p>"


def _list(block: Block) -> str:
    tag = "ol" if block["ordered"] else "ul"
    return f"<{tag}>{''.join(f'<li>{item}</li>' for item in block['items'])}</{tag}>"


def _table(block: Block) -> Block:
    rows = block["rows"]
    header, rows = (rows[0], rows[1:]) if block["header"] and rows else ([], rows)
    width = max(map(len, [header, *rows]), default=0)
    return {
        "columns": [
            {"type": "text", "heading": _plain(header[i]) if i < len(header) else ""}
            for i in range(width)
        ],
        "rows": [
            {"values": [f"<p>{cell}</p>" for cell in row] + ["<p></p>"] * (width - len(row))}
            for row in rows
        ],
        "caption": block.get("caption", ""),
    }


def _plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))  # a table's headings are plain text


def _picture(block: Block, image: Callable[[str], int | None]) -> Block | None:
    key = image(block["image"])
    if key is None:
        return None
    return {"image": key, **{name: block.get(name, "") for name in ("alt", "caption", "credit")}}


def blocks_from_body(body: Iterable[Block]) -> list[Block]:
    """Give the blocks of a raw StreamField value; a picture's ``image`` is its key as a string."""
    return [block for item in body for block in _blocks(item["type"], item["value"])]


def text_of_body(body: Iterable[Block]) -> str:
    """Give the words of a raw StreamField value, a line for each paragraph, without references to notes.

    For finding and showing words, not for printing: tags are taken away as they stand there, without
    looking at them. A fiftieth of what ``blocks_from_body`` costs.
    """
    lines = (_plain(_LINE.sub("\n", one)) for item in body for one in _strings(item["value"]))
    return "\n".join(REFERENCE.sub("", line).strip() for line in lines)


def _strings(value: Any) -> Iterator[str]:
    """Give the words in a block's value, however deep; its numbers, kinds and addresses are none."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)
    elif isinstance(value, dict):
        for name, one in value.items():
            if name not in _NO_WORDS:
                yield from _strings(one)


def _blocks(kind: str, value: Any) -> list[Block]:
    match kind:
        case "paragraph" | "list":
            return blocks_from_html(value)
        case "heading":
            return [{"type": kind, "text": value["text"], "level": int(value["level"])}]
        case "quote":
            return [{"type": kind, "html": value["text"], "attribution": value["attribution"]}]
        case "footnote":
            return [{"type": kind, "label": value["label"], "html": _inline(value["text"])}]
        case "table":
            heading = [escape(column["heading"]) for column in value["columns"]]
            rows = [[_inline(cell) for cell in row["values"]] for row in value["rows"]]
            header = any(heading)
            table = {"type": kind, "header": header, "rows": [heading, *rows] if header else rows}
            return [{**table, "caption": value["caption"]} if value.get("caption") else table]
        case "picture":
            words = {name: value.get(name) or "" for name in ("alt", "caption", "credit")}
            return [{"type": kind, "image": str(value["image"]), **words}]
    return [{"type": kind, **value}]


def _inline(html: str) -> str:
    return html.removeprefix("<p>").removesuffix("</p>")
