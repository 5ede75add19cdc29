"""Every address of the product, in one place: machines, the desk, private links, and what is read."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path, re_path
from django.views.static import serve
from wagtail import urls as wagtail_urls


def not_found(request: HttpRequest) -> HttpResponse:
    """Answer that nothing is here."""
    raise Http404


urlpatterns = [
    path("desk/", include("viewpoints.desk.urls")),
    path("-/", include("viewpoints.hooks.urls")),
    re_path(r"^media/(?P<path>images/.*)$", serve, {"document_root": settings.MEDIA_ROOT}),
    *i18n_patterns(
        path("contribute/", include("viewpoints.contributing.urls")),
        path("", include("viewpoints.reading.urls")),
        # Wagtail's sign-in for readers: our pages are public, and it knows no second factor.
        path("_util/login/", not_found),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]

handler404 = "viewpoints.reading.errors.not_found"
handler500 = "viewpoints.reading.errors.broken"
