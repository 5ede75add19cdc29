"""What a reader sees when there is no page, or when we failed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """There is nothing at this address: say so in the reader's language, with ways on."""
    return render(request, "404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Something of ours broke: a page that needs no database, no request and no language."""
    return HttpResponse(render_to_string("500.html"), status=500)
