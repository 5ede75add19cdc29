"""We have no document library, but Wagtail 8.0.1's admin cannot be drawn without the library's API.

Its template tag ``wagtail_config`` reverses ``wagtailadmin_api:documents:listing`` whether or not
``wagtail.documents`` is installed. This endpoint has the name, and nothing in it.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from wagtail.api.v2.router import WagtailAPIRouter


def listing(request: HttpRequest) -> HttpResponse:
    raise Http404


class NoDocuments:
    """An endpoint that stands for no model."""

    model = ()

    @classmethod
    def get_urlpatterns(cls) -> list[URLPattern]:
        return [path("", listing, name="listing")]


def stand_in(router: WagtailAPIRouter) -> None:
    """Register the endpoint."""
    router.register_endpoint("documents", NoDocuments)
