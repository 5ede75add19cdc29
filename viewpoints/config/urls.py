"""Every address of the product, in one place: machines, the desk, private links, and what is read."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.static import serve
from wagtail import urls as wagtail_urls

urlpatterns = [
    path("desk/", include("viewpoints.desk.urls")),
    path("-/", include("viewpoints.hooks.urls")),
    re_path(r"^media/(?P<path>images/.*)$", serve, {"document_root": settings.MEDIA_ROOT}),
    *i18n_patterns(
        path("contribute/", include("viewpoints.contributing.urls")),
        path("", include("viewpoints.reading.urls")),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]

handler404 = "viewpoints.reading.errors.not_found"
handler500 = "viewpoints.reading.errors.broken"
