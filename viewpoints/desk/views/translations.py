"""The yes to a translation, and its publication: each button of its screen a resource."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from viewpoints.articles.models import Article
from viewpoints.desk.doing import REFUSED, attempt, why
from viewpoints.desk.forms import OverrideForm, WordsForm
from viewpoints.desk.rights import articles_of
from viewpoints.journal.models import Actor
from viewpoints.submissions import permits, publication, translations

NOT_DONE = (
    *REFUSED,
    translations.NotPrinted,
    translations.AnotherWaits,
    translations.Printed,
    publication.PrintedBefore,
    permits.NotOurs,
)


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a word to the authors, then send them the translation as its newest draft is."""
    article, form = _translation(request, pk), WordsForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _asks_first(request, article, "ask", form)
    by, words = Actor.editor(request.user), form.cleaned_data["words"]
    done = _("The authors were asked about the translation.")
    _do(request, lambda: translations.ask(article, by=by, words=words), done)
    return redirect("desk:translation", pk)


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """End what was asked about a translation."""
    article, by = _translation(request, pk), Actor.editor(request.user)
    done = _("Taken back. Nobody can agree to it any more.")
    _do(request, lambda: translations.take_back(article, by=by), done)
    return redirect("desk:translation", pk)


@require_POST
def print_translation(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a translation on the site."""
    article, by = _translation(request, pk), Actor.editor(request.user)
    done = _("The translation is printed; its authors are told.")
    _do(request, lambda: translations.print_translation(article, by=by), done)
    return redirect("desk:translation", pk)


@require_http_methods(["GET", "POST"])
def override(request: HttpRequest, pk: int) -> HttpResponse:
    """Print a translation without its authors' yes, with a reason that is kept."""
    article, form = _translation(request, pk), OverrideForm(request.POST or None)
    if not form.is_valid():
        return _asks_first(request, article, "override", form)
    by, reason = Actor.editor(request.user), form.cleaned_data["reason"]
    done = _("The translation is printed. Your reason is kept.")
    _do(request, lambda: translations.override(article, by=by, reason=reason), done)
    return redirect("desk:translation", pk)


def _translation(request: HttpRequest, pk: int) -> Article:
    """Give an article of another edition than the one that is written."""
    rows = articles_of(request.user).exclude(locale__language_code=settings.LANGUAGE_CODE)
    return get_object_or_404(rows.select_related("locale"), pk=pk)


def _asks_first(
    request: HttpRequest, article: Article, name: str, form: WordsForm | OverrideForm
) -> HttpResponse:
    context = {"article": article, "form": form, "standing": translations.standing(article)}
    return render(request, f"desk/translations/{name}.html", context)


def _do(request: HttpRequest, act: Callable[[], object], done: str) -> None:
    attempt(request, act, done, refused=NOT_DONE, say=_why)


def _why(refusal: Exception) -> str:
    match refusal:
        case translations.NotPrinted():
            return _("“%(title)s” itself is not on the site. Publish it first.") % {
                "title": refusal
            }
        case translations.AnotherWaits():
            return _(
                "The authors are asked about “%(title)s” already. When they have answered, or you "
                "take that back, ask about this."
            ) % {"title": refusal}
        case translations.Printed() | publication.PrintedBefore():
            return _("It is printed already. What changes in it now is a correction.")
        case permits.NotOurs():
            return _("It names an author: this is printed with her yes, not as our own words.")
    return why(refusal)
