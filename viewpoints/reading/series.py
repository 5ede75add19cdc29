"""Series as readers find them: an order, and the pages it is read in."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import DateField, QuerySet, Value
from django.db.models.functions import Coalesce
from django.http import Http404

from viewpoints.articles.models import Article, Series
from viewpoints.reading import lists

LEG = 60
"""Articles on one page of a series."""
_FURTHEST = 1_000


def run(series: Series, *, language: str) -> QuerySet[Article]:
    """Give the live articles of a series in its order, each once: by number, none first; then by date."""
    inside = lists.cards().filter(series__translation_key=series.translation_key)
    undated = Value(dt.date.min, DateField())
    in_order = lists.once(inside, language).annotate(
        at=Coalesce("number", 0), on=Coalesce("printed_on", undated)
    )
    return in_order.order_by("at", "on", "pk")


@dataclass(frozen=True)
class Leg:
    """A page of a series, and the numbers of the pages beside it; 0 where there is none."""

    articles: list[Article]
    number: int
    previous: int
    next: int


def leg_of(series: Series, number: int, *, language: str) -> Leg:
    """Give a page of a series. Raises Http404 when there is nothing on it."""
    if not 1 <= number <= _FURTHEST:
        raise Http404(number)
    start = (number - 1) * LEG
    found = list(run(series, language=language)[start : start + LEG + 1])
    if not found:
        raise Http404(number)
    return Leg(found[:LEG], number, number - 1, number + 1 if len(found) > LEG else 0)
