"""The feed of an edition: Atom (RFC 4287), full text."""

import datetime as dt
import re

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from viewpoints.articles.models import Article
from viewpoints.reading import amendments, editions, lists, traditional

ENTRIES = 20
_NEVER = dt.datetime.fromtimestamp(0, dt.UTC)
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 §2.2 forbids or discourages; none of it is printed text."""


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The newest articles of this edition, whole. 404 before there is a publication."""
    frame = editions.Frame()
    if frame.home is None:
        raise Http404
    articles = lists.latest(frame.sections, limit=ENTRIES, full=True)
    amended = amendments.latest(frame.sections, limit=ENTRIES)
    entries = _newest(articles, amended)
    put = traditional.Reading(frame.home, [_article(one) for _kind, one in entries])
    dates = [page.last_published_at for page in [frame.home, *articles]]
    context = {
        "home": frame.home,
        "put": put.everywhere(),
        "entries": [(kind, one, put.about(_article(one))) for kind, one in entries],
        "tag": frame.tag,
        "updated": max([*filter(None, dates), *(one.at for one in amended)], default=_NEVER),
    }
    xml = render_to_string("reading/feed.xml", context, request)
    return HttpResponse(
        _NOT_IN_XML.sub("", xml), content_type="application/atom+xml; charset=utf-8"
    )


def _article(entry: Article | amendments.Amendment) -> Article:
    return entry if isinstance(entry, Article) else entry.article


def _newest(
    articles: list[Article], amended: list[amendments.Amendment]
) -> list[tuple[str, Article | amendments.Amendment]]:
    """Give the newest entries of both kinds, each with the name of its kind."""
    dated = [
        *((_printed(article), "article", article) for article in articles),
        *((one.at, one.kind, one) for one in amended),
    ]
    dated.sort(key=lambda entry: entry[0], reverse=True)
    return [(kind, entry) for _at, kind, entry in dated[:ENTRIES]]


def _printed(article: Article) -> dt.datetime:
    day = article.printed_on or dt.date.min
    return timezone.make_aware(dt.datetime.combine(day, dt.time(0)))
