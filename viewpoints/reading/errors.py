"""What a reader sees when there is no page, or when we failed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string

from viewpoints.reading import editions
from viewpoints.reading.untranslated import elsewhere


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """There is nothing at this address: say so in the reader's language, with ways on.

    What another edition has there is named; where it is here under another address, that is given.
    """
    found = elsewhere(request)
    if found is None:
        return render(request, "404.html", status=404)
    if here := found.alternates.get(editions.current()):
        return redirect(here)
    context = {"found": found, "alternates": found.alternates}
    return render(request, "reading/untranslated.html", context, status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Something of ours broke: a page that needs no database, no request and no language."""
    return HttpResponse(render_to_string("500.html"), status=500)
