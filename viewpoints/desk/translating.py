"""A translation as its screen shows it: passages to be written, beside what their source says and said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from wagtail.images import get_image_model

from viewpoints.articles import translating, wording
from viewpoints.articles.blocks import BodyBlock
from viewpoints.articles.models import Article
from viewpoints.articles.passages import Passage, State, digest
from viewpoints.articles.translated_drafts import NotATranslation
from viewpoints.articles.translating import Change
from viewpoints.markup.marks import html_from_marks, marks_from_html
from viewpoints.submissions.marking import Run, marked

SHOWN_AS = "max-320x240"  # as the template shows a picture
TO_DO = (State.UNTRANSLATED, State.STALE, State.GONE)
LABELS = {
    State.STALE: gettext_lazy("the source changed"),
    State.GONE: gettext_lazy("gone from the source"),
}
SHOWS = {
    "all": (tuple(State), gettext_lazy("All passages")),
    "to-do": (TO_DO, gettext_lazy("To do")),
    "changed": ((State.STALE, State.GONE), gettext_lazy("Changed in the source")),
}


@dataclass(frozen=True)
class Field:
    """One string to be translated: its form field, what the source says, and what changed in it."""

    name: str
    label: str
    source: str | SafeString
    runs: tuple[Run, ...]
    words: str
    rich: bool
    longest: int | None


@dataclass(frozen=True)
class Row:
    """One passage on the screen; ``refused``: another wrote it meanwhile; ``next``: the first that waits."""

    passage: Passage
    kind: str
    fields: tuple[Field, ...]
    image: Any = None
    refused: bool = False
    next: bool = False

    @property
    def place(self) -> str:
        return self.passage.place

    @property
    def label(self) -> Any:
        """What is to be done with it, in words."""
        return LABELS.get(self.passage.state, "")

    @property
    def seen(self) -> str:
        """What she has before her: source, translation, and the fields as they are shown."""
        shown = "" if self.refused else digest([one.words for one in self.fields])
        return f"{self.passage.seen}.{self.passage.was}.{shown}"

    @property
    def confirmable(self) -> bool:
        """Its words are there, and somebody may say that they translate what the source says."""
        state, now = self.passage.state, self.passage.now
        there = any(map(wording.bare, self.passage.words.values()))
        return state == State.STALE or (
            state == State.UNTRANSLATED and now is not None and (there or now.wordless)
        )

    @property
    def only_dress(self) -> bool:
        """The source changed, but in no word: emphasis, a link, a level, a picture."""
        changed = any(run.mark != "same" for one in self.fields for run in one.runs)
        return self.passage.state == State.STALE and not changed


@dataclass(frozen=True)
class Progress:
    """How many passages the source has, how many stand as translated, how many it moved on from."""

    done: int
    total: int
    stale: int
    gone: int

    @property
    def ready(self) -> bool:
        """Nothing is left to do."""
        return self.done == self.total and not self.gone


def progress_of(passages: Iterable[Passage]) -> Progress:
    """Count how far a translation is."""
    states = [one.state for one in passages]
    gone = states.count(State.GONE)
    return Progress(
        done=states.count(State.CURRENT),
        total=len(states) - gone,
        stale=states.count(State.STALE),
        gone=gone,
    )


def english_of(article: Article) -> dict[str, Any]:
    """Give the English edition of an article, or the article that is one, and how far it is.

    Nothing where an article stands in the English edition alone.
    """
    is_source = article.locale.language_code == settings.LANGUAGE_CODE
    there = translating.translation_of(article) if is_source else article
    found = {"source": article if is_source else None, "translation": there, "progress": None}
    try:
        found["progress"] = progress_of(translating.passages_of(there)) if there else None
    except NotATranslation:
        found["translation"] = None
    return found


def shows_of(passages: Iterable[Passage]) -> list[tuple[str, Any, int]]:
    """Give the ways to look at the passages, each with how many there are."""
    states = [one.state for one in passages]
    return [
        (name, label, sum(state in wanted for state in states))
        for name, (wanted, label) in SHOWS.items()
    ]


def rows_of(
    passages: Iterable[Passage],
    *,
    show: str = "all",
    refused: Mapping[str, list[str]] | None = None,
) -> list[Row]:
    """Give the rows of a screen; ``refused`` are what was typed into passages that another wrote."""
    wanted, _label = SHOWS.get(show, SHOWS["all"])
    refused = refused or {}
    chosen = [one for one in passages if one.state in wanted or one.place in refused]
    keys = {one.said.rest.get("image") for one in chosen if one.said.kind == "picture"}
    pictures = get_image_model().objects.prefetch_renditions(SHOWN_AS)
    images = pictures.in_bulk([key for key in keys if key])
    waits = next((one.place for one in chosen if one.state in TO_DO), "")
    return [
        replace(_row(one, images, refused.get(one.place)), next=one.place == waits)
        for one in chosen
    ]


def changes_in(
    passages: Iterable[Passage], posted: Mapping[str, str]
) -> tuple[list[Change], dict[str, list[str]]]:
    """Give what was changed in the posted fields, and all that was typed by place."""
    changes, typed = [], {}
    for row in rows_of(passages):
        if f"seen:{row.place}" not in posted:
            continue
        given = [_posted(posted.get(one.name, "")) for one in row.fields]
        seen, was, shown = (*posted[f"seen:{row.place}"].split("."), "", "", "")[:3]
        if digest(given) == shown:
            continue
        words = {
            name: html_from_marks(text, inline=row.passage.said.kind != "list")
            if one.rich
            else text
            for name, one, text in zip(row.passage.said.words, row.fields, given, strict=True)
        }
        changes.append(Change(row.place, words, seen, was))
        typed[row.place] = given
    return changes, typed


def _posted(text: str) -> str:
    """Give what was typed as a browser would show it again: line breaks are one character."""
    return text.replace("\r\n", "\n").strip()


def _row(passage: Passage, images: Mapping[int, Any], typed: list[str] | None) -> Row:
    fields = [_field(passage, name) for name in passage.said.words]
    if typed is not None:
        fields = [replace(one, words=text) for one, text in zip(fields, typed, strict=True)]
    image = images.get(passage.said.rest.get("image", 0) or 0)
    return Row(passage, _kind(passage), tuple(fields), image, refused=typed is not None)


def _field(passage: Passage, name: str) -> Field:
    said = passage.said
    rich = wording.is_rich(said.kind, name)
    words = passage.words.get(name, "")
    source = said.words[name]
    runs: tuple[Run, ...] = ()
    if passage.state == State.STALE and passage.then:
        runs = marked(wording.bare(passage.then.words.get(name, "")), wording.bare(source))
    return Field(
        name=f"{passage.place}:{name}",
        label=_label(said.kind, name) if len(said.words) > 1 else "",
        # Cleaned by ``wording.clean``, as Wagtail's editor would.
        source=mark_safe(source) if rich else source,
        runs=runs,
        words=marks_from_html(words) if rich else words.strip(),
        rich=rich
        or said.kind == "pull_quote"
        or passage.place in ("summary", "search_description"),
        longest=None if rich else _longest(passage, name),
    )


def _longest(passage: Passage, name: str) -> int | None:
    if passage.said.kind == wording.FIELD:
        return Article._meta.get_field(passage.place).max_length
    return wording.longest_of(passage.said.kind, name)


def _kind(passage: Passage) -> str:
    if passage.said.kind == wording.FIELD:
        return capfirst(Article._meta.get_field(passage.place).verbose_name)
    return capfirst(str(BodyBlock.base_blocks[passage.said.kind].label))


def _label(kind: str, name: str) -> str:
    """Give the label of one string of a passage that has several; empty for the only one."""
    if kind == "table":
        return _table_label(name)
    block = BodyBlock.base_blocks.get(kind)
    parts = getattr(block, "child_blocks", {})
    return capfirst(str(parts[name].label)) if name in parts else ""


def _table_label(name: str) -> str:
    part, *numbers = name.split("-")
    if part == "heading":
        return _("Heading of column %(column)s") % {"column": numbers[0]}
    if part == "cell":
        return _("Row %(row)s, column %(column)s") % {"row": numbers[0], "column": numbers[1]}
    return capfirst(pgettext("table", "caption"))
