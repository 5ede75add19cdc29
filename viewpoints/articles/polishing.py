"""Polish a draft: what its typography might be instead, taken one by one or together, never by itself."""

import hashlib
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from viewpoints.articles.models import Article
from viewpoints.chinese.lint import lint
from viewpoints.journal import recording
from viewpoints.journal.models import Actor

FIELDS = ("title", "summary", "share_line", "disclosure", "dateline")
_RICH = frozenset(
    {"paragraph", "list"}
)  # blocks whose value is HTML; in others, what is named below
_RICH_PARTS = {"quote": ("text",), "footnote": ("text",)}
_PLAIN_PARTS = {
    "quote": ("attribution",),
    "heading": ("text",),
    "pull_quote": ("text",),
    "picture": ("alt", "caption", "credit"),
    "table": ("caption",),
}


@dataclass(frozen=True)
class Place:
    """One string of a draft: where it stands, as a path of names and numbers, and whether it is HTML."""

    path: tuple[str | int, ...]
    words: str
    html: bool


@dataclass(frozen=True)
class Polish:
    """One suggestion; ``key`` names it as long as the words around it are the same."""

    key: str
    place: Place
    start: int
    old: str
    new: str


def polishes(draft: Article) -> list[Polish]:
    """Give the suggestions for a draft as it is in memory, in the order of the text."""
    return [
        Polish(_key(place, one.start), place, one.start, one.old, one.new)
        for place in _places(draft)
        for one in lint(place.words, html=place.html)
    ]


@transaction.atomic
def polish(article: Article, *, keys: Collection[str], by: Actor) -> int:
    """Take the suggestions named by ``keys`` into the newest draft; gives how many there were.

    One whose words were changed meanwhile is left out. What stood there stays among the revisions.
    """
    locked = Article.objects.select_for_update().get(pk=article.pk)
    draft = locked.get_latest_revision_as_object()
    chosen = [one for one in polishes(draft) if one.key in keys]
    if not chosen:
        return 0
    body = draft.body.get_prep_value()
    # From the end, so that what stands before keeps its place.
    for one in reversed(chosen):
        _put(draft, body, one)
    draft.body = json.dumps(body)
    draft.save_revision(user=by.user)
    recording.record("article.polished", article, by=by, number=len(chosen))
    return len(chosen)


def _put(draft: Article, body: list[Any], one: Polish) -> None:
    def changed(words: str) -> str:
        return words[: one.start] + one.new + words[one.start + len(one.old) :]

    first, *rest = one.place.path
    if first != "body":
        setattr(draft, str(first), changed(getattr(draft, str(first))))
        return
    part: Any = body
    for step in rest[:-1]:
        part = part[step]
    part[rest[-1]] = changed(part[rest[-1]])


def _places(draft: Article) -> Iterator[Place]:
    for name in FIELDS:
        yield Place((name,), getattr(draft, name), html=False)
    for number, block in enumerate(draft.body.get_prep_value()):
        yield from _in_block(("body", number, "value"), block["type"], block["value"])


def _in_block(path: tuple[str | int, ...], kind: str, value: Any) -> Iterator[Place]:
    if kind in _RICH:
        yield Place(path, value, html=True)
        return
    for parts, html in ((_RICH_PARTS, True), (_PLAIN_PARTS, False)):
        for name in parts.get(kind, ()):
            yield Place((*path, name), value.get(name) or "", html=html)
    if kind == "table":
        for row, cells in enumerate(value["rows"]):
            for column, cell in enumerate(cells["values"]):
                yield Place((*path, "rows", row, "values", column), cell, html=True)


def _key(place: Place, start: int) -> str:
    said = json.dumps([place.path, place.words, start], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()[:16]
