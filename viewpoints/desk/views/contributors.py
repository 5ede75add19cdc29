"""One author at the desk: what she wrote and is writing, where she works; and that two are one person."""

from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from viewpoints.desk import knowing, rights
from viewpoints.journal.models import Actor
from viewpoints.people.models import Contributor
from viewpoints.submissions import merging

ESSAYS = 50


@require_safe
def contributor(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an author: her essays with their states, the newest first, her roles and address."""
    author = _author(request, pk)
    essays = rights.submissions_of(request.user).filter(authors=author).select_related("section")
    printed = author.authorships.filter(article__submission=None, article__live=True)
    context = {
        "author": author,
        "essays": essays.defer("blocks", "note").order_by("-pk")[:ESSAYS],
        "printed": printed.select_related("article").order_by("-article__printed_on")[:ESSAYS],
        "roles": author.roles.select_related("organization"),
        "sections": author.edited_sections.all(),
        "breadcrumbs_items": _crumbs(author),
    }
    return render(request, "desk/contributors/contributor.html", context)


@require_safe
def find_other(request: HttpRequest, pk: int) -> HttpResponse:
    """Find the other entry of an author who was entered twice."""
    author, words = _author(request, pk), request.GET.get("q", "").strip()[:60]
    found = knowing.choices(request.user, words or author.name, but=[author])
    others = [one for one in found if one.known]
    context = {
        "author": author,
        "words": words or author.name,
        "found": others,
        "breadcrumbs_items": _crumbs(author),
    }
    return render(request, "desk/contributors/find_other.html", context)


@require_http_methods(["GET", "POST"])
def merge(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """Show what goes over to ``pk`` when ``other`` is merged into her, then do it."""
    author, gone = _author(request, pk), _author(request, other)
    if author == gone:
        raise BadRequest
    try:
        if request.method == "POST":
            merging.merge(gone, into=author, by=Actor.editor(request.user))
            messages.success(
                request, _("They are one author now: %(author)s.") % {"author": author}
            )
            return redirect("desk:contributor", pk)
        extent = merging.extent(gone, into=author)
    except merging.BothAsked as both:
        words = _("Both were asked about “%(title)s”: two answers cannot become one.")
        messages.error(request, words % {"title": both})
        return redirect("desk:find_other", pk)
    context = {
        "author": author,
        "gone": gone,
        "extent": extent,
        "breadcrumbs_items": _crumbs(author),
    }
    return render(request, "desk/contributors/merge.html", context)


def _author(request: HttpRequest, pk: int) -> Contributor:
    """Give an author whom the editor knows by name. Raises Http404 for any other."""
    return get_object_or_404(knowing.known_to(request.user).select_related("address"), pk=pk)


def _crumbs(author: Contributor) -> list[dict[str, Any]]:
    register = reverse("wagtailsnippets_people_contributor:list")
    return [
        *WagtailAdminTemplateMixin.breadcrumbs_items,
        {"url": register, "label": Contributor._meta.verbose_name_plural},
        {"url": reverse("desk:contributor", args=[author.pk]), "label": str(author)},
    ]
