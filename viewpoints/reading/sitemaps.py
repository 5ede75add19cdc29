"""What search engines are told: one index for each edition, articles in pages by key, and robots.txt.

A page of articles is a range of keys, not a count from the first, so it costs the same wherever it
is and however many there are (sitemaps.org allows 50,000 addresses in one; ours have at most 1,000).
"""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap, views
from django.core.paginator import EmptyPage, PageNotAnInteger
from django.db.models import Max, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Page

from viewpoints.articles.models import Article
from viewpoints.reading import claims, editions, people

PAGE = 1_000


class _Ranges:
    """Pages of a queryset by ranges of its keys; what Django's sitemaps ask of a paginator."""

    def __init__(self, queryset: QuerySet, highest: int) -> None:
        self.queryset = queryset
        self.num_pages = highest // PAGE + 1

    def page(self, number: int | str) -> "_Range":
        """Give a page. Raises PageNotAnInteger, EmptyPage."""
        try:
            first = (int(number) - 1) * PAGE
        except ValueError:
            raise PageNotAnInteger(number) from None
        if not 0 <= first < self.num_pages * PAGE:
            raise EmptyPage(number)
        return _Range(self.queryset.filter(pk__gte=first, pk__lt=first + PAGE))


class _Range:
    def __init__(self, object_list: Iterable[Any]) -> None:
        self.object_list = object_list


class _Ours(Sitemap):
    """Addresses under the site's own name, whatever host was asked."""

    def get_domain(self, site: Any = None) -> str:
        return urlsplit(settings.BASE_URL).netloc

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.BASE_URL).scheme

    def get_latest_lastmod(self) -> None:
        """Left out of the index: it would read every article."""


class Articles(_Ours):
    """The live articles of this edition."""

    @property
    def paginator(self) -> _Ranges:
        live = Article.objects.live().filter(locale__language_code=editions.written_in())
        highest = Article.objects.aggregate(highest=Max("pk"))["highest"] or 0
        return _Ranges(live.defer("body").select_related("locale").order_by("pk"), highest)

    def items(self) -> list[Article]:
        return []  # asked only for a date of the index, which ours leaves out

    def location(self, item: Article) -> str:
        return item.url or "/"

    def lastmod(self, item: Article) -> Any:
        return item.last_published_at


class Others(_Ours):
    """Everything else of this edition: home, sections, pages about us, claims, people."""

    def items(self) -> list[str]:
        frame = editions.Frame()
        pages: list[Page] = [frame.home, *frame.sections, *frame.info_pages] if frame.home else []
        told = [
            reverse("reading:claim", args=[c.slug]) for c in claims.every(editions.written_in())
        ]
        slugs = people.public().order_by("pk").values_list("slug", flat=True)[: 20 * PAGE]
        persons = [reverse("reading:person", args=[slug]) for slug in slugs]
        directories = [reverse("reading:claims"), reverse("reading:people")]
        return [*(page.url or "/" for page in pages), *directories, *told, *persons]

    def location(self, item: str) -> str:
        return item


SITEMAPS = {"articles": Articles, "pages": Others}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The sitemaps of this edition."""
    return views.index(request, SITEMAPS, sitemap_url_name="reading:sitemap_section")


@require_safe
def section(request: HttpRequest, section: str) -> HttpResponse:
    """One sitemap; ``?p=`` its pages."""
    return views.sitemap(request, SITEMAPS, section=section)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What robots may read, and where the sitemaps are."""
    context = {"codes": editions.Frame().codes}
    return render(request, "reading/robots.txt", context, content_type="text/plain")
