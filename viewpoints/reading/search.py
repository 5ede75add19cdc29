"""The search of readers: its page in every edition, whatever its address says."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import translate_url
from django.views.decorators.http import require_safe
from wagtail.models import Site

from viewpoints.articles import searching
from viewpoints.reading import editions, limits, search_results, suggesting
from viewpoints.reading.search_address import Resolved, Wanted, wanted


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What is found; without a question, claims and years. What there is not is said, as 404."""
    if seconds := limits.wait(request):
        return _too_many(request, seconds)
    resolved = resolve(wanted(request.GET))
    context = {
        "asked": resolved.asked,
        "resolved": resolved,
        "alternates": _alternates(resolved.asked),
    }
    if not resolved.asked.words and not resolved.asked.narrowed:
        return render(
            request, "reading/search.html", {**context, "years": suggesting.years(resolved)}
        )
    if resolved.unknown or resolved.page is None:
        return render(request, "reading/search.html", context, status=404)
    return _found(request, resolved, context)


def resolve(asked: Wanted) -> Resolved:
    """Look up what an address says, for the edition being read."""
    languages = [path.language_code for path in Site.get_site_root_paths()]
    own = editions.current() if editions.current() in languages else settings.LANGUAGE_CODE
    return Resolved(asked, own_language=own, languages=languages)


def _found(request: HttpRequest, resolved: Resolved, context: dict[str, Any]) -> HttpResponse:
    meanings = search_results.meanings_of(resolved.asked.words)
    empty = bool(resolved.asked.words) and not meanings  # nothing but punctuation
    found = searching.Found([]) if empty else searching.find(meanings, resolved.only)
    results = search_results.results_of(found, resolved, meanings)
    others = [] if empty else search_results.in_other_languages(resolved, meanings)
    context |= {
        "results": results,
        "chosen": search_results.chosen(resolved),
        "elsewhere": others,
    }
    if len(found.places) > 1:
        context["facets"] = search_results.facets(found, resolved, meanings)
    elif not found.places:
        context["suggestions"] = suggesting.suggestions(resolved, meanings)
    beyond = (resolved.page or 1) > max(1, results.pages)
    return render(request, "reading/search.html", context, status=404 if beyond else 200)


def _too_many(request: HttpRequest, seconds: int) -> HttpResponse:
    response = render(request, "reading/search_later.html", {"seconds": seconds}, status=429)
    response.headers["Retry-After"] = str(seconds)
    return response


def _alternates(asked: Wanted) -> dict[str, str]:
    """Give the addresses of the same words in every edition; what narrows them has other names there."""
    address = Wanted(words=asked.words).address
    return {code: translate_url(address, code) for code, _ in settings.LANGUAGES}
