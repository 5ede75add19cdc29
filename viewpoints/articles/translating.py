"""Translate an article, passage by passage; and know which passages their source has moved on from.

The translated words stand in the English article's draft and nowhere else, so there is nothing that could
be written over them: every verb changes the places it was given, in the newest draft, and leaves the rest
as it is, also what an editor wrote in Wagtail's editor. See docs/decisions/0031-translating.md.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale

from viewpoints.articles import wording
from viewpoints.articles.models import Article, Authorship, ClaimAnswer, Section, TranslatedPassage
from viewpoints.articles.passages import Passage, Sayings, passages, sayings, sayings_in_draft
from viewpoints.articles.translated_drafts import (
    Change,
    NoSuchPassage,
    TranslatedDraft,
    free_slug,
    records_of,
    said_by_source,
)
from viewpoints.journal import recording
from viewpoints.journal.models import Actor


class NoSectionThere(ValueError):
    """The English edition has no such section. The message is the section's title."""


class NotWritten(ValueError):
    """Only what stands in the edition that is written is translated. The message is the title."""


@transaction.atomic
def begin(source: Article, *, by: Actor) -> Article:
    """Give the English edition of an article: the one there is, or a new draft without words.

    It has the source's authors, claims, series and day, and whose words it holds (``work``). What says
    nothing, such as a picture without a caption, is in it from the beginning.

    Raises NoSectionThere, NotWritten.
    """
    source = Article.objects.select_for_update().get(pk=source.pk)
    if source.locale.language_code != settings.LANGUAGE_CODE:
        raise NotWritten(source.title)
    if begun := translation_of(source):
        return begun
    section = _section_there(source)
    words = source if source.live else source.get_latest_revision_as_object()
    article = _empty(words, section=section, by=by)
    wordless = {place: one for place, one in sayings(words).items() if one.wordless}
    article.body = json.dumps(
        [
            {"type": one.kind, "value": wording.as_value(one), "id": place}
            for place, one in wordless.items()
        ]
    )
    section.add_child(instance=article)
    article.save_revision(user=by.user)
    _keep(article, wordless, by=by)
    recording.record("article.translation_begun", source, by=by, translation=article.pk)
    return article


def translation_of(source: Article) -> Article | None:
    """Give the English edition of an article, if it has been begun."""
    same = Article.objects.filter(translation_key=source.translation_key)
    return same.filter(locale__language_code="en").exclude(pk=source.pk).first()


def passages_of(article: Article) -> list[Passage]:
    """Give the passages of a translated article: its newest draft beside its source.

    Raises NotATranslation.
    """
    translation = sayings_in_draft(
        Article.objects.select_related("latest_revision").get(pk=article.pk)
    )
    return passages(said_by_source(article), translation, records_of(article))


@transaction.atomic
def translate(
    article: Article, *, changes: Sequence[Change], by: Actor, translator: str | None = None
) -> list[str]:
    """Write passages into the newest draft, and who translated, when given; gives what was refused.

    A passage that another changed since this translator saw it is not written, and its place is given.
    One whose source changed since she saw it is written, and stale. Raises NotATranslation, NoSuchPassage.
    """
    desk = TranslatedDraft(article)
    wanted = [(desk.at(one.place), one) for one in changes]
    refused = [one.place for there, one in wanted if one.was not in ("", there.was)]
    written = [(there, one) for there, one in wanted if one.place not in refused]
    for there, one in written:
        desk.write(there, one, by=by)
    credited = translator is not None and desk.credit(translator)
    if written or credited:
        desk.save(by=by)
        recording.record("article.passages_translated", article, by=by, number=len(written))
    return refused


@transaction.atomic
def still_right(article: Article, *, place: str, by: Actor, seen: str = "") -> None:
    """Say that the words of a passage stand, although its source moved on or nobody knew what they translate.

    What is no words (level, label, picture) follows the source. Nothing is said of a source that
    changed since it was ``seen``. Raises NotATranslation, NoSuchPassage.
    """
    desk = TranslatedDraft(article)
    there = desk.at(place)
    if there.now is None or (not there.words and not there.now.wordless):
        raise NoSuchPassage(place)
    if seen in ("", there.seen):
        words = there.words or there.now.words  # a picture without a word is taken over
        desk.put(place, replace(there.now, words=words))
        desk.record(place, there.now, by=by)
        desk.save(by=by)
        recording.record("article.passage_still_right", article, by=by, place=place)


@transaction.atomic
def drop(article: Article, *, place: str, by: Actor) -> None:
    """Take the translation of a passage away: what its source no longer says, or what is not wanted.

    The words stay among the revisions. Raises NotATranslation, NoSuchPassage.
    """
    desk = TranslatedDraft(article)
    desk.take_out(desk.at(place))
    desk.save(by=by)
    recording.record("article.passage_dropped", article, by=by, place=place)


def _section_there(source: Article) -> Section:
    here = source.in_section
    same = (
        Section.objects.filter(translation_key=here.translation_key)
        if here
        else Section.objects.none()
    )
    section = same.filter(locale__language_code="en").first()
    if section is None:
        raise NoSectionThere(here.title if here else "")
    return section


def _empty(source: Article, *, section: Section, by: Actor) -> Article:
    """Give a new English article of ``source``: all that is no words, and its title until there is one."""
    english = section.locale
    article = Article(
        title=source.title,
        slug=free_slug(source.title, beside=Article(), parent=section),
        locale=english,
        translation_key=source.translation_key,
        work=source.work,
        byline=_byline(source),
        printed_on=source.printed_on,
        series=_there(source.series, english),
        number=source.number,
        responds_to=_there(source.responds_to, english),
        live=False,
        has_unpublished_changes=True,
        owner=by.user,
    )
    article.authorships = [
        Authorship(contributor=one.contributor, sort_order=one.sort_order)
        for one in source.authorships.all()
    ]
    article.claim_answers = [
        ClaimAnswer(claim=_there(one.claim, english), sort_order=one.sort_order)
        for one in source.claim_answers.all()
    ]
    return article


def _there(thing: Any, english: Locale) -> Any:
    """Give the English row of something that has one, else the thing itself."""
    return thing and (thing.get_translation_or_none(english) or thing)


def _byline(source: Article) -> str:
    """Give the byline in Latin letters, unless it is another than her own: that one stays as it is."""
    authors = [one.contributor for one in source.authorships.all()]
    if source.byline != "、".join(one.byline for one in authors if one.byline):
        return source.byline
    return ", ".join(one.byline_in("en") for one in authors if one.byline)


def _keep(article: Article, said: Sayings, *, by: Actor) -> None:
    TranslatedPassage.objects.bulk_create(
        TranslatedPassage(article=article, place=place, source=one.kept(), by=by.user)
        for place, one in said.items()
    )
