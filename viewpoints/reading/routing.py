"""The short way to an article: one query instead of the seven of a walk down the page tree.

Wagtail remembers the route of a request and serves what it finds there, with its own hooks and
restrictions; where we find nothing it walks its own way, so nothing becomes unreachable.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Site
from wagtail.url_routing import RouteResult
from wagtail.views import serve

from viewpoints.articles.models import Article
from viewpoints.reading import amendments, editions
from viewpoints.submissions import prints


def article(request: HttpRequest, section: str, slug: str) -> HttpResponse:
    """Serve the article ``slug`` of a section, or whatever Wagtail has at this address."""
    found = _article(section, slug)
    if found is not None:
        request._wagtail_route_for_request = RouteResult(found)
    return serve(request, f"{section}/{slug}/")


@require_safe
def former(request: HttpRequest, section: str, slug: str, number: str) -> HttpResponse:
    """Show a text as it was before a correction; no other text of an article can be seen."""
    found = _article(section, slug)
    if found is None:
        raise Http404(slug)
    correction = amendments.former_text(found, number)
    shown = prints.article_of(correction.former)
    shown.printed_on = found.printed_on
    if shown.byline != found.byline:  # a name that was taken off is told nowhere (design.md, 12)
        shown.byline = shown.affiliation = ""
    elif shown.affiliation != found.affiliation:
        shown.affiliation = ""
    context = {"page": found, "article": shown, "correction": correction}
    context["alternates"] = editions.alternates_of_script(request)
    return render(request, "reading/former.html", context)


def _article(section: str, slug: str) -> Article | None:
    root = _root_path(editions.written_in())
    if root is None:
        return None
    found = Article.objects.live().filter(slug=slug, url_path=f"{root}{section}/{slug}/")
    return found.select_related(
        "locale",
        "in_section__locale",
        "in_section__editor__portrait",
        "series__locale",
        "retraction",
    ).first()


def _root_path(language: str) -> str | None:
    paths = {path.language_code: path.root_path for path in Site.get_site_root_paths()}
    return paths.get(language)
