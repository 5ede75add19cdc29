"""What stands round an article: what it answers and what answers it, its series, its neighbours.

All of it is one query for a few keys, however large the archive is.
"""

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import BooleanField, ExpressionWrapper, F, Q, QuerySet
from wagtail.models import Page

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
    answered, responses = _answered(article, language), _responses(article, language)
    wanted = _any([answered, responses, *_in_series(article, language), *_in_section(article)])
    rows = (
        lists.cards()
        .filter(wanted)
        .annotate(
            in_series=F("series__translation_key"),
            is_answered=_among(answered),
            responds=_among(responses),
        )
    )
    found = list(rows.order_by("-printed_on", "-pk"))
    return Around(
        answered=next((row for row in found if row.is_answered), None),
        responses=[row for row in found if row.responds],
        place=_place(article, found, language),
        beside=_beside(article, found),
    )


def _any(parts: list[QuerySet[Article]]) -> Q:
    wanted = Q(pk__in=[])
    for rows in parts:
        wanted |= Q(pk__in=rows.values("pk"))
    return wanted


def _among(rows: QuerySet[Article]) -> ExpressionWrapper:
    return ExpressionWrapper(Q(pk__in=rows.values("pk")), BooleanField())


def _answered(article: Article, language: str) -> QuerySet[Article]:
    """Give the article that this one responds to; a translation responds to what its source does."""
    own = Q(pk=article.responds_to_id)
    if article.responds_to_id is None:
        sources = Article.objects.filter(translation_key=article.translation_key, live=True)
        own = Q(pk__in=sources.order_by().values("responds_to"))
    keys = Page.objects.filter(own).order_by().values("translation_key")
    rows = Article.objects.live().filter(translation_key__in=keys)
    return _once(rows, article, language).order_by("-pk")[:1]


def _responses(article: Article, language: str) -> QuerySet[Article]:
    answering = Article.objects.filter(responds_to__translation_key=article.translation_key)
    keys = answering.order_by().values("translation_key")
    rows = Article.objects.live().filter(translation_key__in=keys)
    return _once(rows, article, language).order_by("-printed_on", "-pk")[:RESPONSES]


def _once(rows: QuerySet[Article], article: Article, language: str) -> QuerySet[Article]:
    return lists.once(rows.exclude(translation_key=article.translation_key), language)


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
