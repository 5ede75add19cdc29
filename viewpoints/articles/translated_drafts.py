"""The newest draft of a translated article, held against others while passages of it are written."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings

from viewpoints.articles import wording
from viewpoints.articles.models import Article, TranslatedPassage
from viewpoints.articles.passages import (
    Passage,
    Sayings,
    arranged,
    passages,
    sayings,
    sayings_in_draft,
)
from viewpoints.articles.wording import FIELD, FIELDS, Said, Words
from viewpoints.chinese.slug import slug
from viewpoints.journal.models import Actor


class NotATranslation(ValueError):
    """This article was not made from one in the edition that is written. The message is its title."""


class NoSuchPassage(ValueError):
    """Neither the source nor the translation has anything at this place."""


@dataclass(frozen=True)
class Change:
    """The words of one passage by name, as a translator left them; none at all take its translation away.

    ``seen`` is the passage's ``seen`` and ``was`` its ``was`` when she had it before her; empty: as now.
    """

    place: str
    words: Mapping[str, str]
    seen: str = ""
    was: str = ""


def source_of(article: Article) -> Article:
    """Give the row of what an article is translated from. Raises NotATranslation."""
    same = Article.objects.filter(translation_key=article.translation_key)
    source = same.filter(locale__language_code=settings.LANGUAGE_CODE).first()
    if source is None or source.pk == article.pk:
        raise NotATranslation(article.title)
    return source


def said_by_source(article: Article) -> Sayings:
    """Give what an article is translated from: what is printed, or else the source's newest draft.

    Raises NotATranslation.
    """
    source = source_of(article)
    return sayings(source) if source.live else sayings_in_draft(source)


def records_of(article: Article) -> dict[str, dict[str, Any]]:
    """Give what the source said when each place of a translation was translated."""
    rows = TranslatedPassage.objects.filter(article=article.pk).order_by("pk")
    return dict(rows.values_list("place", "source"))


def free_slug(title: str, *, beside: Article, parent: Any) -> str:
    """Give an address made of a title that no other page below ``parent`` has."""
    wanted, number = slug(title), 1
    found = wanted
    while not Article._slug_is_available(found, parent, beside if beside.pk else None):
        number += 1
        found = f"{wanted}-{number}"
    return found


class TranslatedDraft:
    """The newest draft of a translation, held against others, with its passages."""

    def __init__(self, article: Article) -> None:
        self.article = Article.objects.select_for_update().get(pk=article.pk)
        self.draft: Article = self.article.get_latest_revision_as_object()
        self.source: Sayings = said_by_source(article)
        found = passages(self.source, sayings(self.draft), records_of(article))
        self.body: list[dict[str, Any]] = self.draft.body.get_prep_value()
        self.former = self._content()
        self.passages = {one.place: self._settled(one) for one in found}

    def at(self, place: str) -> Passage:
        if place not in self.passages:
            raise NoSuchPassage(place)
        return self.passages[place]

    def write(self, there: Passage, change: Change, *, by: Actor) -> None:
        words = self._fitting(there, change.words)
        if not any(map(wording.bare, words.values())) and not there.said.wordless:
            self.take_out(there)
            return
        self.put(there.place, replace(there.said, words=words))
        if there.now and change.seen in ("", there.seen):
            self.record(there.place, there.now, by=by)
        elif there.then is None:  # what she saw is no more: stale from the beginning
            self.record(there.place, Said(there.said.kind, {}), by=by)

    def put(self, place: str, said: Said) -> None:
        if said.kind == FIELD:
            self._put_field(place, said.words["text"])
            return
        new = {"type": said.kind, "value": wording.as_value(said), "id": place}
        index = self._index(place)
        self.body[index : index + 1] = [new]

    def take_out(self, there: Passage) -> None:
        if there.said.kind == FIELD:
            # A page must have a title; until it is translated it has its source's.
            self._put_field(there.place, there.said.words["text"] if there.place == "title" else "")
        else:
            index = self._index(there.place)
            del self.body[index : index + 1]
        TranslatedPassage.objects.filter(article=self.article, place=there.place).delete()

    def record(self, place: str, now: Said, *, by: Actor) -> None:
        fields = {"source": now.kept(), "by": by.user}
        TranslatedPassage.objects.update_or_create(
            article=self.article, place=place, defaults=fields
        )

    def credit(self, translator: str) -> bool:
        former, self.draft.translator = self.draft.translator, translator.strip()[:120]
        return former != self.draft.translator

    def save(self, *, by: Actor) -> None:
        """Make a revision of what was written; none when nothing in the draft is other than it was."""
        self.body = arranged(self.body, self.source)
        if self._content() != self.former:
            self.draft.body = json.dumps(self.body)
            self.draft.save_revision(user=by.user)

    def _content(self) -> str:
        fields = [getattr(self.draft, name) for name in (*FIELDS, "translator", "slug")]
        return json.dumps([fields, self.body])

    def _settled(self, passage: Passage) -> Passage:
        """Move a passage that was known again to the place that it has now."""
        if passage.held != passage.place:
            self.body[self._index(passage.held)]["id"] = passage.place
            held = TranslatedPassage.objects.filter(article=self.article, place=passage.held)
            held.update(place=passage.place)
        return replace(passage, held=passage.place)

    def _index(self, place: str) -> int:
        """Give where the block of a place stands, or would come."""
        places = [block["id"] for block in self.body]
        return places.index(place) if place in places else len(places)

    def _fitting(self, there: Passage, words: Mapping[str, str]) -> Words:
        if there.said.kind == FIELD:
            return wording.fitting_field(there.place, words)
        return wording.fitting(there.said, words)

    def _put_field(self, name: str, words: str) -> None:
        if name == "title" and self.article.first_published_at is None:
            self._readdress(words)
        setattr(self.draft, name, words)

    def _readdress(self, title: str) -> None:
        """Let the address follow the title until the page is printed, unless an editor chose one."""
        made = (slug(self.draft.title), slug(self.source["title"].words["text"]))
        if self.draft.slug.startswith(made):
            self.draft.slug = free_slug(
                title, beside=self.article, parent=self.article.get_parent()
            )
            self.article.slug = self.draft.slug
            self.article.save(update_fields=["slug"])
