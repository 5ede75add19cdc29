"""What stands round an article: what it answers and what answers it, its series, its neighbours.

All of it is one query for a few keys, however large the archive is.
"""

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
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
    parts = {
        "answered": _answered(article, language),
        "responses": _responses(article, language),
        **_in_series(article, language),
        **_in_section(article),
    }
    found = _read(parts)
    return Around(
        answered=next(iter(found["answered"]), None),
        responses=found["responses"],
        place=_place(article, found, language),
        beside=[*found["newer"], *found["older"]],
    )


def _read(parts: dict[str, QuerySet[Article]]) -> dict[str, list[Article]]:
    """Read the articles of all parts at once, each part the newest first."""
    within = {name: Q(pk__in=rows.values("pk")) for name, rows in parts.items()}
    wanted = Q(pk__in=[])
    for one in within.values():
        wanted |= one
    marks = {f"in_{name}": ExpressionWrapper(q, BooleanField()) for name, q in within.items()}
    rows = list(lists.cards().annotate(**marks).filter(wanted).order_by("-printed_on", "-pk"))
    return {name: [row for row in rows if getattr(row, f"in_{name}")] for name in parts}


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


def _in_series(article: Article, language: str) -> dict[str, QuerySet[Article]]:
    """Give the neighbours in the order of ``series.run``: number (none comes first), date, key."""
    if article.series is None:
        return {}
    run = series.run(article.series, language=language)
    at, on = article.number or 0, article.printed_on or dt.date.min
    same = Q(at=at, on=on)
    before = Q(at__lt=at) | Q(at=at, on__lt=on) | same & Q(pk__lt=article.pk)
    after = Q(at__gt=at) | Q(at=at, on__gt=on) | same & Q(pk__gt=article.pk)
    return {
        "before": run.filter(before).reverse()[:1],
        "after": run.filter(after)[:1],
    }


def _place(article: Article, found: dict[str, list[Article]], language: str) -> Place | None:
    if article.series is None:
        return None
    return Place(
        claims.in_words_of(article.series, language),
        next(iter(found["before"]), None),
        next(iter(found["after"]), None),
    )


def _in_section(article: Article) -> dict[str, QuerySet[Article]]:
    """Give the one printed after it in its section, and the two before it."""
    if article.printed_on is None:
        return {"newer": Article.objects.none(), "older": Article.objects.none()}
    same = Article.objects.live().filter(in_section=article.in_section_id)
    day = Q(printed_on=article.printed_on)
    newer = same.filter(printed_on__gte=article.printed_on).exclude(day & Q(pk__lte=article.pk))
    older = same.filter(printed_on__lte=article.printed_on).exclude(day & Q(pk__gte=article.pk))
    return {
        "newer": newer.order_by("printed_on", "pk")[:1],
        "older": older.order_by("-printed_on", "-pk")[:2],
    }
