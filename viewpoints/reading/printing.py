"""An article's body as the HTML of its page: its blocks in order, references linked, notes at the end."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape, unescape

from django.utils.safestring import SafeString, mark_safe
from wagtail.blocks import StreamValue
from wagtail.rich_text import expand_db_html

_TAG = re.compile(r"(<[^>]*>)")
_REFERENCE = re.compile(r"\[\^([^\]\s<>\"]{1,20})\]")
_BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')


@dataclass(frozen=True)
class Note:
    """A footnote: its number, its text, and whether the text refers to it."""

    number: int
    html: SafeString
    referred: bool

    @property
    def anchor(self) -> str:
        """The id of the note."""
        return f"note-{self.number}"

    @property
    def reference(self) -> str:
        """The id of the first reference to it."""
        return f"ref-{self.number}"


@dataclass(frozen=True)
class Printed:
    """A body made ready for the page; both parts are safe HTML."""

    html: SafeString
    notes: list[Note]


def printed(body: StreamValue, *, passages: Mapping[str, str] | None = None) -> Printed:
    """Give the HTML of a body.

    ``[^1]`` becomes a link to the note labelled 1, when there is one. ``passages`` gives the words to
    be found for an id: they get it where they first stand, so that a claim can lead to them.
    """
    blocks = [block for block in body if block.block_type != "footnote"]
    labels, notes = _notes(body)
    waiting = dict(passages or {})
    pieces = [_placed(html, waiting) for html in _rendered(blocks)]
    html, seen = _referring("".join(pieces), labels)
    return Printed(
        mark_safe(html),
        [Note(number, mark_safe(words), number in seen) for number, words in notes],
    )


def _rendered(blocks: list[StreamValue.StreamChild]) -> Iterator[str]:
    headings = 0
    for block in blocks:
        headings += block.block_type == "heading"
        yield _BLOCK_KEY.sub("", str(block.render({"anchor": f"part-{headings}"})))


def _notes(body: StreamValue) -> tuple[dict[str, int], list[tuple[int, str]]]:
    found = [block.value for block in body if block.block_type == "footnote"]
    labels: dict[str, int] = {}
    for number, note in enumerate(found, start=1):
        labels.setdefault(note["label"], number)
    texts = [_BLOCK_KEY.sub("", expand_db_html(note["text"].source)) for note in found]
    return labels, list(enumerate(texts, start=1))


def _referring(html: str, labels: Mapping[str, int]) -> tuple[str, set[int]]:
    seen: set[int] = set()

    def link(found: re.Match[str]) -> str:
        number = labels.get(unescape(found[1]))
        if number is None:
            return found[0]
        own_id = "" if number in seen else f' id="ref-{number}"'
        seen.add(number)
        return f'<sup class="ref"><a href="#note-{number}"{own_id} role="doc-noteref">{number}</a></sup>'

    pieces = _TAG.split(html)
    linked = [p if p.startswith("<") else _REFERENCE.sub(link, p) for p in pieces]
    return "".join(linked), seen


def _placed(html: str, waiting: dict[str, str]) -> str:
    """Give each passage that stands in ``html`` its id, and take it from ``waiting``."""
    for anchor, passage in list(waiting.items()):
        marked = _marked(html, anchor, passage) if passage else None
        if marked is not None:
            html = marked
            del waiting[anchor]
    return html


def _marked(html: str, anchor: str, passage: str) -> str | None:
    pieces = _TAG.split(html)
    for place, piece in enumerate(pieces):
        words = piece if piece.startswith("<") else unescape(piece)
        if piece.startswith("<") or passage not in words:
            continue
        before, _, after = words.partition(passage)
        mark = f'<mark class="passage" id="{anchor}">{_text(passage)}</mark>'
        pieces[place] = _text(before) + mark + _text(after)
        return "".join(pieces)
    if passage in unescape(
        _TAG.sub("", html)
    ):  # it has emphasis or a link inside: mark where it begins
        return _TAG.sub(rf'\1<span id="{anchor}"></span>', html, count=1)
    return None


def _text(words: str) -> str:
    return escape(words, quote=False)
