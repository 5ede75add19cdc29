"""The feed of an edition: Atom (RFC 4287), full text."""

import datetime as dt
import re

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from viewpoints.reading import editions, lists

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
    dates = [page.last_published_at for page in [frame.home, *articles]]
    context = {
        "home": frame.home,
        "articles": articles,
        "tag": frame.tag,
        "updated": max(filter(None, dates), default=_NEVER),
    }
    xml = render_to_string("reading/feed.xml", context, request)
    return HttpResponse(
        _NOT_IN_XML.sub("", xml), content_type="application/atom+xml; charset=utf-8"
    )
