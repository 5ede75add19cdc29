"""Translate an article into English at the desk: source beside target, passage by passage."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from viewpoints.articles import translating
from viewpoints.articles.models import Article
from viewpoints.articles.translated_drafts import NotATranslation, source_of
from viewpoints.desk.rights import articles_of
from viewpoints.desk.translating import changes_in, progress_of, rows_of, shows_of
from viewpoints.journal.models import Actor
from viewpoints.submissions import translations
from viewpoints.submissions.models import Submission


@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the English edition of an article, or go to the one there is."""
    source = get_object_or_404(articles_of(request.user), pk=pk)
    try:
        article = translating.begin(source, by=Actor.editor(request.user))
    except translating.NoSectionThere as refusal:
        messages.error(
            request,
            _("The English edition has no section “%(title)s” yet. Add it there first.")
            % {"title": refusal},
        )
        return redirect("wagtailadmin_pages:edit", pk)
    except translating.NotWritten:
        raise Http404 from None
    return redirect("desk:translation", article.pk)


@require_http_methods(["GET", "POST"])
def translation(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the passages; write those that were changed by POST."""
    article = _translation(request, pk)
    if request.method == "GET":
        return _screen(request, article)
    if refused := _save(request, article):
        return _screen(request, article, refused=refused)
    return redirect(_back(request, article))


@require_POST
def still_right(request: HttpRequest, pk: int, place: str) -> HttpResponse:
    """Say that a translated passage stands as it is; what else was typed is saved."""
    article = _translation(request, pk)
    if refused := _save(request, article):
        return _screen(request, article, refused=refused)
    seen = request.POST.get(f"seen:{place}", "").split(".")[0]
    try:
        translating.still_right(article, place=place, by=Actor.editor(request.user), seen=seen)
    except translating.NoSuchPassage:
        messages.error(request, _("The source changed meanwhile. Look again."))
    return redirect(_back(request, article))


@require_POST
def drop(request: HttpRequest, pk: int, place: str) -> HttpResponse:
    """Take a passage out of the translation; what else was typed is saved."""
    article = _translation(request, pk)
    if refused := _save(request, article):
        return _screen(request, article, refused=refused)
    try:
        translating.drop(article, place=place, by=Actor.editor(request.user))
    except translating.NoSuchPassage:
        messages.error(request, _("The source changed meanwhile. Look again."))
    return redirect(_back(request, article))


def _translation(request: HttpRequest, pk: int) -> Article:
    """Give a translated article of hers. Raises Http404 where it is none."""
    rows = articles_of(request.user).exclude(locale__language_code=settings.LANGUAGE_CODE)
    article: Article = get_object_or_404(rows.select_related("locale"), pk=pk)
    try:
        source_of(article)
    except NotATranslation:
        raise Http404 from None
    return article


def _save(request: HttpRequest, article: Article) -> dict[str, list[str]]:
    """Write what was changed, and say so; gives by place what was typed where another wrote meanwhile."""
    changes, typed = changes_in(translating.passages_of(article), request.POST)
    refused = translating.translate(
        article,
        changes=changes,
        by=Actor.editor(request.user),
        translator=request.POST.get("translator"),
    )
    saved = len(changes) - len(refused)
    if saved:
        words = ngettext("%(count)s passage saved.", "%(count)s passages saved.", saved)
        messages.success(request, words % {"count": saved})
    return {place: typed[place] for place in refused}


def _back(request: HttpRequest, article: Article) -> str:
    """Give the address of the screen at the first passage that waits, as it was shown."""
    show = request.GET.get("show", "")
    query = f"?show={show}" if show in ("to-do", "changed") else ""
    return f"{reverse('desk:translation', args=[article.pk])}{query}#next"


def _screen(
    request: HttpRequest, article: Article, *, refused: dict[str, list[str]] | None = None
) -> HttpResponse:
    row = Article.objects.select_related("latest_revision").get(pk=article.pk)
    source = source_of(article)
    passages = translating.passages_of(article)
    standing = translations.standing(article)
    show = request.GET.get("show", "all")
    context: dict[str, Any] = {
        "article": article,
        "translator": row.latest_revision.content.get("translator", ""),
        "source": source,
        "rows": rows_of(passages, show=show, refused=refused),
        "show": show,
        "shows": shows_of(passages),
        "progress": progress_of(passages),
        "standing": standing,
        "breadcrumbs_items": _way(article, source, standing.submission),
    }
    return render(request, "desk/translations/translation.html", context)


def _way(article: Article, source: Article, submission: Submission | None) -> list[dict[str, Any]]:
    back = (
        reverse("desk:submission", args=[submission.pk])
        if submission
        else reverse("wagtailadmin_pages:edit", args=[source.pk])
    )
    return [
        *WagtailAdminTemplateMixin.breadcrumbs_items,
        {"url": back, "label": source.draft_title},
        {"url": reverse("desk:translation", args=[article.pk]), "label": _("English translation")},
    ]
