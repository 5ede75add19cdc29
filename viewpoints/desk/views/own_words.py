"""Print an article as the platform's own words: an announcement, a letter to readers."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from viewpoints.articles.models import Article
from viewpoints.desk.rights import articles_of
from viewpoints.journal.models import Actor
from viewpoints.submissions import permits, publication


@require_http_methods(["GET", "POST"])
def own_words(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once, then print the newest draft under the platform's own name."""
    article = get_object_or_404(articles_of(request.user), pk=pk)
    if permits.submission_of(article):
        messages.error(request, _("This is an author’s essay: it is printed with her yes."))
        return redirect("wagtailadmin_pages:edit", pk)
    if article.live:
        return redirect("desk:correction", pk)
    if request.method == "GET":
        return _screen(request, article)
    return _print(request, article)


def _screen(request: HttpRequest, article: Article) -> HttpResponse:
    draft = article.get_latest_revision_as_object()
    way = [
        *WagtailAdminTemplateMixin.breadcrumbs_items,
        {"url": reverse("wagtailadmin_pages:edit", args=[article.pk]), "label": draft.title},
    ]
    context = {"article": article, "draft": draft, "breadcrumbs_items": way}
    return render(request, "desk/own_words.html", context)


def _print(request: HttpRequest, article: Article) -> HttpResponse:
    by = Actor.editor(request.user)
    try:
        printed = publication.print_own_words(article, by=by)
    except publication.PrintedBefore:
        messages.error(
            request,
            _(
                "It was printed before with other words. Put those back first, then correct it in public."
            ),
        )
        return redirect("wagtailadmin_pages:edit", article.pk)
    except (ValueError, ValidationError, PermissionDenied, IntegrityError) as refusal:
        messages.error(request, _("It was not printed: %(why)s") % {"why": refusal})
        return redirect("wagtailadmin_pages:edit", article.pk)
    button = messages.button(printed.full_url, _("Read it"), new_window=True)
    messages.success(request, _("Printed as the platform’s own words."), buttons=[button])
    return redirect("wagtailadmin_pages:edit", article.pk)
