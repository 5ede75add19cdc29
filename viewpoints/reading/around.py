"""What stands round an article: what it answers and what answers it, its series, its neighbours.

All of it is one query for a few keys, however large the archive is; one more where what it answers, or what
answers it, is written in another edition.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import BooleanField, ExpressionWrapper, F, Q, QuerySet

from viewpoints.articles.models import Article, Series
from viewpoints.reading import claims, lists, series

RESPONSES = 5
"""The most responses that an article's page names, the newest."""


@dataclass(frozen=True)
class Place:
    """Where an article stands in its series."""

    series: Series
    previous: Article | None
    next: Article | None


@dataclass(frozen=True)
class Around:
    """What an article's page leads to; what was retracted is among it, marked by its headline."""

    answered: Article | None = None
    responses: list[Article] = field(default_factory=list)
    place: Place | None = None
    beside: list[Article] = field(default_factory=list)


def around(article: Article, *, language: str) -> Around:
    """Give what to read round an article: live, each once, in the edition's own row where there is one.

    An article that was never saved stands alone.
    """
    if article.pk is None:
        return Around()
    answered = _answered(article)
    parts = [_responses(article), *_in_series(article, language), *_in_section(article)]
    rows = lists.cards().filter(answered | _any(parts))
    rows = rows.annotate(
        in_series=F("series__translation_key"),
        answers=F("responds_to__translation_key"),
        is_answered=ExpressionWrapper(answered, BooleanField()),
    )
    found = list(rows.order_by("-printed_on", "-pk"))
    theirs = [row for row in found if row.translation_key != article.translation_key]
    own = _in_words_of(
        [row for row in theirs if row.is_answered or _responds(row, article)], language
    )
    return Around(
        answered=next((own[row] for row in theirs if row.is_answered), None),
        responses=_each_once(own[row] for row in theirs if _responds(row, article)),
        place=_place(article, found, language),
        beside=_beside(article, found),
    )


def _any(parts: list[QuerySet[Article]]) -> Q:
    wanted = Q(pk__in=[])
    for rows in parts:
        wanted |= Q(pk__in=rows.values("pk"))
    return wanted


def _answered(article: Article) -> Q:
    """Tell what this article responds to; a translation responds to what its source does."""
    if article.responds_to_id or article.locale.language_code == settings.LANGUAGE_CODE:
        # Not pk=None: the database would look through all articles for one without a key.
        return Q(pk__in=[article.responds_to_id] if article.responds_to_id else [])
    sources = Article.objects.filter(translation_key=article.translation_key, live=True)
    return Q(pk__in=sources.exclude(responds_to=None).order_by().values("responds_to"))


def _responses(article: Article) -> QuerySet[Article]:
    rows = Article.objects.filter(responds_to__translation_key=article.translation_key, live=True)
    return rows.order_by("-printed_on", "-pk")[: 2 * RESPONSES]  # each may stand in two editions


def _responds(row: Article, article: Article) -> bool:
    return row.answers == article.translation_key


def _in_words_of(rows: list[Article], language: str) -> dict[Article, Article]:
    """Give for each row the live one of the edition, or itself; asks only for what is written elsewhere."""
    away = [row for row in rows if row.locale.language_code != language]
    own = {}
    if away:
        keys = {row.translation_key for row in away}
        there = lists.cards().filter(translation_key__in=keys, locale__language_code=language)
        own = {row.translation_key: row for row in there}
    return {row: own.get(row.translation_key, row) for row in rows}


def _each_once(rows: Iterable[Article]) -> list[Article]:
    return list(dict.fromkeys(rows))[:RESPONSES]


def _in_series(article: Article, language: str) -> list[QuerySet[Article]]:
    """Give the neighbours in the order of ``series.run``: number (none comes first), date, key."""
    if article.series is None:
        return []
    run = series.run(article.series, language=language)
    at, on = article.number or 0, article.printed_on or dt.date.min
    same = Q(at=at, on=on)
    before = Q(at__lt=at) | Q(at=at, on__lt=on) | same & Q(pk__lt=article.pk)
    after = Q(at__gt=at) | Q(at=at, on__gt=on) | same & Q(pk__gt=article.pk)
    return [run.filter(before).reverse()[:1], run.filter(after)[:1]]


def _place(article: Article, found: list[Article], language: str) -> Place | None:
    if article.series is None:
        return None
    inside = [row for row in found if row.in_series == article.series.translation_key]
    own = _at(article)
    before = [row for row in inside if _at(row) < own]
    after = [row for row in inside if _at(row) > own]
    return Place(
        claims.in_words_of(article.series, language),
        max(before, key=_at, default=None),
        min(after, key=_at, default=None),
    )


def _at(article: Article) -> tuple[int, dt.date, int]:
    return article.number or 0, article.printed_on or dt.date.min, article.pk


def _in_section(article: Article) -> list[QuerySet[Article]]:
    """Give the one printed after it in its section, and the two before it."""
    if article.printed_on is None:
        return []
    same = Article.objects.live().filter(in_section=article.in_section_id)
    day = Q(printed_on=article.printed_on)
    newer = same.filter(printed_on__gte=article.printed_on).exclude(day & Q(pk__lte=article.pk))
    older = same.filter(printed_on__lte=article.printed_on).exclude(day & Q(pk__gte=article.pk))
    return [newer.order_by("printed_on", "pk")[:1], older.order_by("-printed_on", "-pk")[:2]]


def _beside(article: Article, found: list[Article]) -> list[Article]:
    """Give the nearest in the section; what else was found there is further away."""
    if article.printed_on is None:
        return []
    here = [row for row in found if row.in_section_id == article.in_section_id and row.printed_on]
    own = lists.age(article)
    newer = [row for row in here if lists.age(row) < own]
    older = [row for row in here if lists.age(row) > own]
    return [*newer[-1:], *older[:2]]
