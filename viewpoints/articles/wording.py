"""The words of a passage: what of a block or a field is said in a language, apart from all that is not.

A passage is one block of a body, or one field of an article. What it says is its ``words`` by name, and
the ``rest`` that every edition shares: a heading's level, a picture's file, a footnote's label. Rich words
are HTML exactly as Wagtail's editor would store it, without its keys, so that opening and saving a page
there changes nothing.
"""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from html import unescape
from typing import Any

from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from viewpoints.articles.blocks import INLINE, BodyBlock
from viewpoints.articles.models import Article

Words = dict[str, str]
FIELD = "field"
FIELDS = (
    "title",
    "summary",
    "share_line",
    "dateline",
    "affiliation",
    "disclosure",
    "seo_title",
    "search_description",
)
"""What is translated beside the body. Never the byline: an author says herself how she signs."""
RICH_KINDS = frozenset({"paragraph", "list"})
_PLAIN = {
    "heading": ("text",),
    "quote": ("attribution",),
    "pull_quote": ("text",),
    "picture": ("alt", "caption", "credit"),
}
_RICH = {"quote": ("text",), "footnote": ("text",)}
_REST = {"heading": ("level",), "picture": ("image",), "footnote": ("label",)}
_CELL = re.compile(r"cell-(\d+)-(\d+)")
_BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True)
class Said:
    """What a passage says: its kind of block or ``field``, its words by name, and what is no words."""

    kind: str
    words: Words
    rest: dict[str, Any] = field(default_factory=dict)

    @property
    def wordless(self) -> bool:
        """Nothing in it can be translated: a picture without a word."""
        return not any(map(bare, self.words.values()))

    def kept(self) -> dict[str, Any]:
        """Give it as JSON."""
        return asdict(self)


def is_rich(kind: str, name: str) -> bool:
    """Tell whether the words of this name are HTML."""
    return kind in RICH_KINDS or name in _RICH.get(kind, ()) or name.startswith("cell-")


def in_field(words: str) -> Said:
    """Give what a field says."""
    return Said(FIELD, {"text": words.strip()})


def in_block(kind: str, value: Any) -> Said:
    """Give what a block's raw value says."""
    if kind in RICH_KINDS:
        return Said(kind, {"text": clean(kind, value)})
    if kind == "table":
        return Said(kind, _table_words(value))
    rich = {name: clean(kind, value.get(name) or "") for name in _RICH.get(kind, ())}
    plain = {name: (value.get(name) or "").strip() for name in _PLAIN.get(kind, ())}
    return Said(kind, rich | plain, {name: value.get(name) for name in _REST.get(kind, ())})


def as_value(said: Said) -> Any:
    """Give the raw value of a block that says this; words are taken as they come."""
    if said.kind in RICH_KINDS:
        return said.words.get("text", "")
    if said.kind == "table":
        return _table(said.words)
    names = (*_RICH.get(said.kind, ()), *_PLAIN.get(said.kind, ()))
    return {name: said.words.get(name, "") for name in names} | said.rest


def fitting(said: Said, words: Mapping[str, str]) -> Words:
    """Give ``words`` as this passage may have them: its names, its markup, its lengths."""
    fitted = {}
    for name in said.words:
        given = words.get(name, "")
        longest = longest_of(said.kind, name)
        fitted[name] = (
            clean(said.kind, given) if is_rich(said.kind, name) else _one_line(given)[:longest]
        )
    return fitted


def fitting_field(name: str, words: Mapping[str, str]) -> Words:
    """Give ``words`` as the field of this name may have them."""
    longest = Article._meta.get_field(name).max_length
    return {"text": _one_line(words.get("text", ""))[:longest]}


def longest_of(kind: str, name: str) -> int | None:
    """Give how many characters plain words may have; None: as many as one likes."""
    if kind not in _PLAIN:
        return None
    block = BodyBlock.base_blocks[kind].child_blocks[name]
    return getattr(block.field, "max_length", None)


def clean(kind: str, html: str) -> str:
    """Give HTML as Wagtail's editor would store it for this kind of block; nothing for no words."""
    kept = _BLOCK_KEY.sub("", _through_the_editor(kind == "list", html))
    return kept if bare(kept) else ""


def bare(words: str) -> str:
    """Give words without markup and white space around."""
    return unescape(_TAG.sub(" ", words)).strip()


def _through_the_editor(with_lists: bool, html: str) -> str:
    converter = _converter(with_lists)
    return str(converter.to_database_format(converter.from_database_format(html)))


@cache
def _converter(with_lists: bool) -> ContentstateConverter:
    return ContentstateConverter(features=[*(["ol", "ul"] if with_lists else []), *INLINE])


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _table_words(value: Any) -> Words:
    words = {
        f"heading-{number}": column["heading"] or ""
        for number, column in enumerate(value["columns"], start=1)
    }
    for row, cells in enumerate(value["rows"], start=1):
        for column, cell in enumerate(cells["values"], start=1):
            words[f"cell-{row}-{column}"] = clean("table", cell or "")
    return words | {"caption": value.get("caption") or ""}


def _table(words: Words) -> dict[str, Any]:
    columns = [name for name in words if name.startswith("heading-")]
    rows: dict[int, list[str]] = {}
    for name, cell in words.items():
        if found := _CELL.fullmatch(name):
            rows.setdefault(int(found[1]), []).append(cell)
    return {
        "columns": [{"type": "text", "heading": words[name]} for name in columns],
        "rows": [{"values": values} for values in rows.values()],
        "caption": words.get("caption", ""),
    }
