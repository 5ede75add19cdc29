"""Pages by private link."""

from django.http import Http404, HttpRequest, HttpResponse


def status(request: HttpRequest, secret: str) -> HttpResponse:
    raise Http404


def asking(request: HttpRequest, secret: str) -> HttpResponse:
    raise Http404
