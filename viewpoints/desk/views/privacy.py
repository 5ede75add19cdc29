"""Personal data at the desk: erasures that leave something to do, and how long things are kept."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from viewpoints.articles.models import Article
from viewpoints.desk.doing import REFUSED, why
from viewpoints.desk.rights import articles_of, keys_of
from viewpoints.journal.models import Actor
from viewpoints.privacy import printed, unnaming
from viewpoints.privacy.models import Erasure, Round, Wish
from viewpoints.privacy.retention import FOR_GOOD, RULES

SHOWN = 50
WAITS = Q(done_at__isnull=False, carried_out_at=None)
NOT_DONE = (*REFUSED, printed.DraftOpen, printed.NothingLeft)


class BylineForm(forms.Form):
    """What is printed instead of the byline."""

    byline = forms.CharField(
        label=gettext_lazy("New byline"),
        max_length=200,
        help_text=gettext_lazy("Check it: the names of fellow authors stay, hers does not."),
    )
    instead = forms.CharField(
        label=gettext_lazy("Instead of the name, in the text"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Left empty, the name stays in the text."),
    )

    def __init__(self, *given: Any, places: int, **named: Any) -> None:
        super().__init__(*given, **named)
        if not places:
            del self.fields["instead"]


@require_safe
def erasures(request: HttpRequest) -> HttpResponse:
    """Show the erasures that wait for an editor, the newest others, and the table of retention."""
    confirmed = Erasure.objects.filter(confirmed_at__isnull=False)
    keys = keys_of(request.user)
    waiting = [(one, _left(one, keys)) for one in confirmed.filter(WAITS).order_by("pk")]
    rounds = {one.rule: one for one in Round.objects.all()}
    context = {
        "waiting": [(one, left) for one, left in waiting if left or keys is None],
        "others": _others(confirmed) if keys is None else [],
        "rules": [(rule, rounds.get(rule.name)) for rule in RULES],
        "for_good": FOR_GOOD,
        "breadcrumbs_items": _way(),
        "page_title": _("Personal data"),
        "header_icon": "user",
    }
    return render(request, "desk/privacy/erasures.html", context)


@require_http_methods(["GET", "POST"])
def carry_out(request: HttpRequest, pk: int, article: int) -> HttpResponse:
    """Show what an erased author wished for one article, and do it by POST."""
    erasure = get_object_or_404(Erasure, pk=pk, done_at__isnull=False)
    row = get_object_or_404(articles_of(request.user).select_related("locale"), pk=article)
    if row.pk not in erasure.articles:
        messages.error(request, _("This was done already."))
        return redirect("desk:erasures")
    names = unnaming.names_in(row, erased=erasure.contributors)
    places = unnaming.places(row, names)
    suggested = {"byline": printed.suggested_byline(erasure, row)}
    with override(row.locale.language_code):
        suggested["instead"] = _("the author")
    given = request.POST if request.method == "POST" else None
    form = BylineForm(given, initial=suggested, places=places)
    if not form.is_valid():
        return _screen(request, erasure, row, form, places=places)
    _do(request, erasure, row, **form.cleaned_data)
    return redirect("desk:erasures")


def _left(erasure: Erasure, keys: list[int] | None) -> list[Article]:
    """Give what is left to do about an erasure in the sections of these keys; None: in all."""
    left = printed.left(erasure)
    return left if keys is None else [one for one in left if one.in_section_id in keys]


def _others(confirmed: QuerySet[Erasure]) -> QuerySet[Erasure]:
    return confirmed.exclude(WAITS).order_by("-pk")[:SHOWN]


def _do(
    request: HttpRequest, erasure: Erasure, article: Article, *, byline: str, instead: str = ""
) -> None:
    by = Actor.editor(request.user)
    try:
        printed.carry_out(erasure, article, by=by, byline=byline, instead=instead)
    except printed.DraftOpen as refusal:
        messages.error(
            request,
            _(
                "“%(title)s” has a draft that is not printed. Print it as a correction, or undo it, first."
            )
            % {"title": refusal},
        )
    except printed.NothingLeft:
        messages.error(request, _("This was done already."))
    except NOT_DONE as refusal:
        messages.error(request, why(refusal))
    else:
        messages.success(
            request, _("Done, with a dated correction. The name is gone from older drafts too.")
        )


def _screen(
    request: HttpRequest, erasure: Erasure, article: Article, form: BylineForm, *, places: int
) -> HttpResponse:
    context = {
        "places": places,
        "erasure": erasure,
        "article": article,
        "form": form,
        "retracts": erasure.wish == Wish.RETRACTED and article.live,
        "breadcrumbs_items": [*_way(), {"url": "", "label": article.title}],
    }
    return render(request, "desk/privacy/carry_out.html", context)


def _way() -> list[dict[str, Any]]:
    here = {"url": reverse("desk:erasures"), "label": _("Personal data")}
    return [*WagtailAdminTemplateMixin.breadcrumbs_items, here]
