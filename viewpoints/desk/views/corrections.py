"""After publication: a correction is proposed, agreed to and printed; an article is retracted."""

from collections.abc import Callable

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from viewpoints.articles.models import Article
from viewpoints.desk.doing import REFUSED, attempt, why
from viewpoints.desk.forms import CorrectionForm, OverrideForm, RetractionForm
from viewpoints.desk.rights import articles_of
from viewpoints.journal.models import Actor
from viewpoints.submissions import changes, correcting, permits, retracting, texts
from viewpoints.submissions.models import Correction, Retraction

NOT_DONE = (
    *REFUSED,
    correcting.NothingToCorrect,
    correcting.Retracted,
    correcting.AnotherEdition,
    retracting.NotPrinted,
    permits.NotOurs,
)


@require_http_methods(["GET", "POST"])
def correction(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what differs from what is printed and what became of a proposal; propose by POST."""
    article, form = _printed(request, pk), CorrectionForm(request.POST or None)
    if not form.is_valid():
        return _screen(request, article, form)
    by, said = Actor.editor(request.user), form.cleaned_data

    def act() -> None:
        correcting.propose(article, by=by, note=said["note"], words=said["words"])

    asked = permits.submission_of(article) is not None
    _do(
        request,
        act,
        _("The authors were asked about the correction.") if asked else _("It can be printed now."),
    )
    return redirect("desk:correction", pk)


@require_POST
def print_correction(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the corrected text in place of the former."""
    by, one = Actor.editor(request.user), _pending(_printed(request, pk))
    done = _("The correction is printed, with its date.")
    _do(request, lambda: correcting.print_correction(one, by=by), done)
    return redirect("desk:correction", pk)


@require_http_methods(["GET", "POST"])
def override_correction(request: HttpRequest, pk: int) -> HttpResponse:
    """Print a correction without its authors' yes, with a reason that is kept."""
    article = _printed(request, pk)
    by, one, form = (
        Actor.editor(request.user),
        _pending(article),
        OverrideForm(request.POST or None),
    )
    if not form.is_valid():
        return _asks_first(request, article, "override", form, correction=one)
    reason = form.cleaned_data["reason"]
    done = _("The correction is printed, with its date. Your reason is kept.")
    _do(request, lambda: correcting.override_correction(one, by=by, reason=reason), done)
    return redirect("desk:correction", pk)


@require_POST
def drop_correction(request: HttpRequest, pk: int) -> HttpResponse:
    """End a correction that is not printed."""
    by, one = Actor.editor(request.user), _pending(_printed(request, pk))
    done = _("Dropped. Nobody can agree to it any more.")
    _do(request, lambda: correcting.drop(one, by=by), done)
    return redirect("desk:correction", pk)


@require_POST
def reprint(request: HttpRequest, pk: int) -> HttpResponse:
    """Print a draft that differs in typography alone."""
    article, by = _printed(request, pk), Actor.editor(request.user)
    done = _("Printed. No word of the text changed, so nobody is asked.")
    _do(request, lambda: correcting.reprint(article, by=by), done)
    return redirect("desk:correction", pk)


@require_http_methods(["GET", "POST"])
def retraction(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the reason that readers will read, then retract."""
    article = _printed(request, pk)
    by, form = Actor.editor(request.user), RetractionForm(request.POST or None)
    if not form.is_valid():
        return _asks_first(request, article, "retraction", form)
    reason = form.cleaned_data["reason"]
    done = _("Retracted. The notice stands above the text; its authors are told.")
    _do(request, lambda: retracting.retract(article, by=by, reason=reason), done)
    return redirect("desk:correction", pk)


def _printed(request: HttpRequest, pk: int) -> Article:
    return get_object_or_404(articles_of(request.user), pk=pk, live=True)


def _pending(article: Article) -> Correction:
    rows = Correction.objects.filter(article=article, printed_at=None, dropped_at=None)
    return get_object_or_404(rows.select_related("text", "article"))


def _do(request: HttpRequest, act: Callable[[], object], done: str) -> None:
    attempt(request, act, done, refused=NOT_DONE, say=_why)


def _why(refusal: Exception) -> str:
    match refusal:
        case correcting.NothingToCorrect():
            return _("The draft holds the words that are printed: there is nothing to correct.")
        case correcting.Retracted() | retracting.NotPrinted():
            return _("It was retracted, or is not on the site: nothing was changed.")
        case correcting.AnotherEdition():
            return _(
                "A correction of another edition, “%(title)s”, waits for the authors: print or drop it first."
            ) % {"title": refusal}
        case permits.NotOurs():
            return _("It names an author: this is printed with her yes, not as our own words.")
    return why(refusal)


def _screen(request: HttpRequest, article: Article, form: CorrectionForm) -> HttpResponse:
    live, draft = texts.unsaved(article), texts.unsaved(texts.newest_draft(article))
    same_words = texts.typographic(live.content, draft.content)
    pending = next(iter(correcting.pending(article)), None)
    context = {
        "form": form,
        "submission": permits.submission_of(article),
        # Spaces and marks, or what is no part of a text: claims, series, words of the Traditional edition.
        "same_words": same_words and article.has_unpublished_changes,
        "changed": not same_words,
        "passages": [one for one in changes.since(live, text=draft) if one.mark != "same"],
        "pending": pending,
        "asking": getattr(pending, "asking", None) if pending else None,
        "ready": pending is not None and correcting.ready(pending),
        "printed": article.corrections.filter(printed_at__isnull=False).order_by("-printed_at"),
        "retraction": Retraction.objects.filter(article=article).first(),
    }
    return _render(request, article, "correction", context)


def _asks_first(
    request: HttpRequest, article: Article, name: str, form: forms.Form, **context: object
) -> HttpResponse:
    return _render(request, article, name, {"form": form, **context})


def _render(
    request: HttpRequest, article: Article, name: str, context: dict[str, object]
) -> HttpResponse:
    submission = permits.submission_of(article)
    back = (
        reverse("desk:submission", args=[submission.pk])
        if submission
        else reverse("wagtailadmin_pages:edit", args=[article.pk])
    )
    way = [
        *WagtailAdminTemplateMixin.breadcrumbs_items,
        {"url": back, "label": article.title},
        {"url": reverse("desk:correction", args=[article.pk]), "label": _("After publication")},
    ]
    context |= {"article": article, "breadcrumbs_items": way, "back": back}
    return render(request, f"desk/corrections/{name}.html", context)
