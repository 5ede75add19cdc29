"""The lists of the public site: each a fixed number of queries, at any size of the archive.

They go along the index (section, date printed) and never ask the page tree for an order. No list
shows the body of an article, so none loads it.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from viewpoints.articles.models import Article, Section
from viewpoints.reading import amendments

PAGE = 20
"""Articles on one older page of a section."""
RIVER = 20
"""Articles on the home page."""

_SHOWN = (
    *("title", "url_path", "live", "translation_key", "locale__language_code"),
    *("summary", "byline", "printed_on", "lead", "number", "in_section__title"),
)
_NEWEST = ("-printed_on", "-pk")
_OLDEST = ("printed_on", "pk")


def cards() -> QuerySet[Article]:
    """Give live articles as lists show them: section and language at hand, and nothing that is not shown."""
    return printed().filter(live=True)


def printed() -> QuerySet[Article]:
    """Give the same of articles that are live or were."""
    rows = Article.objects.only(*_SHOWN).select_related("locale", "in_section")
    return amendments.marked(rows)


def latest(sections: Iterable[Section], *, limit: int = RIVER, full: bool = False) -> list[Article]:
    """Give the newest articles of an edition's sections; ``full`` with their bodies.

    Asks each section for its newest, so that a small edition beside a large one costs the same.
    """
    newest = Q(pk__in=[])
    for section in sections:
        live = Article.objects.live().filter(in_section=section.pk, printed_on__isnull=False)
        newest |= Q(pk__in=live.order_by(*_NEWEST).values("pk")[:limit])
    whole = Article.objects.live().select_related("locale", "in_section")
    found = amendments.marked(whole) if full else cards()
    return list(found.filter(newest).order_by(*_NEWEST)[:limit])


@dataclass(frozen=True)
class Opening:
    """The newest articles as the home page shows them."""

    lead: Article | None
    rest: list[Article]


def opening(articles: list[Article]) -> Opening:
    """Let the newest that an editor marked lead, or else the newest of all."""
    lead = next((a for a in articles if a.lead), articles[0] if articles else None)
    return Opening(lead, [article for article in articles if article is not lead])


@dataclass(frozen=True)
class Stretch:
    """A run of a section's articles, newest first, and the numbers of the pages beside it.

    ``newer`` 0 means the section's own page; None that there is nothing there.
    """

    articles: list[Article]
    older: int | None
    newer: int | None = None


def front(section: Section) -> Stretch:
    """Give what the section's own page shows: the newest, down to where the newest older page begins."""
    every = _printed_in(section)
    count = every.count()
    shown = count if count < 2 * PAGE else PAGE + count % PAGE
    articles = every.order_by(*_NEWEST)[:shown]
    return Stretch(_live(articles), older=_pages(count) or None)


def older_page(section: Section, number: int) -> Stretch:
    """Give an older page of a section. Raises Http404 when there is none with this number.

    Page 1 holds the oldest; a page once full never changes its members by publishing. An article
    taken off the site keeps its place empty, for the same reason.
    """
    every = _printed_in(section)
    pages = _pages(every.count())
    if not 1 <= number <= pages:
        raise Http404(number)
    places = every.order_by(*_OLDEST).values("pk")[(number - 1) * PAGE : number * PAGE]
    articles = printed().filter(pk__in=places).order_by(*_NEWEST)
    newer = number + 1 if number < pages else 0
    return Stretch(_live(articles), older=number - 1 or None, newer=newer)


def _printed_in(section: Section) -> QuerySet[Article]:
    return printed().filter(in_section=section, printed_on__isnull=False)


def _live(articles: Iterable[Article]) -> list[Article]:
    return [article for article in articles if article.live]


def _pages(count: int) -> int:
    return max(count // PAGE - 1, 0)


def age(article: Article) -> tuple[int, int]:
    """Give a key that sorts the newest first, as the lists from the database do."""
    return -(article.printed_on or dt.date.min).toordinal(), -article.pk


def in_edition(articles: Sequence[Article], language: str) -> list[Article]:
    """Drop the translations of what is there twice, keeping the one in ``language``; order stays."""
    chosen: dict[object, Article] = {}
    for article in articles:
        kept = chosen.get(article.translation_key)
        if kept is None or article.locale.language_code == language:
            chosen[article.translation_key] = article
    return [article for article in articles if chosen[article.translation_key] is article]


def once(articles: QuerySet[Article], language: str) -> QuerySet[Article]:
    """Drop the same from a query: what is live in ``language`` too is left there alone."""
    own = Article.objects.filter(
        translation_key=OuterRef("translation_key"), live=True, locale__language_code=language
    )
    return articles.filter(Q(locale__language_code=language) | ~Exists(own))
