"""An editor writes back: about a submission, or to the sender of an arrival that became none."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from viewpoints.articles.models import Section
from viewpoints.desk import rehearsal, rights
from viewpoints.desk.crumbs import crumbs
from viewpoints.desk.forms import LetterForm
from viewpoints.intake import corresponding
from viewpoints.intake.models import Arrival
from viewpoints.journal.models import Actor
from viewpoints.letters.covering import cover
from viewpoints.submissions import writing_back
from viewpoints.submissions.writing_back import SaidAlready, TooMany


@require_http_methods(["GET", "POST"])
def about_submission(request: HttpRequest, pk: int) -> HttpResponse:
    """Write back about a submission: to what came last or, where nothing did, to whoever it is from."""
    submission, by = rights.submission_for(request.user, pk), Actor.editor(request.user)
    if arrival := corresponding.newest(submission):
        return _to_sender(request, arrival)

    def act(words: str) -> object:
        return writing_back.write_back(submission, by=by, to=submission.sender, words=words)

    way = {"breadcrumbs_items": crumbs(submission), "to": submission.sender.email}
    back = reverse("desk:submission", args=[pk])
    return _screen(request, act, about=submission, back=back, context=way)


@require_http_methods(["GET", "POST"])
def to_arrival(request: HttpRequest, pk: int) -> HttpResponse:
    """Write back to the sender of one arrival."""
    rows = rights.arrivals_of(request.user).select_related("sender", "submission", "section")
    arrival = get_object_or_404(rows, pk=pk)
    if arrival.submission_id:
        rights.submission_for(request.user, arrival.submission_id)
    if not corresponding.may_be_answered(arrival):
        messages.error(request, _("Nobody can be written to here."))
        return redirect("desk:arrival", pk)
    return _to_sender(request, arrival)


def _to_sender(request: HttpRequest, arrival: Arrival) -> HttpResponse:
    by, submission = Actor.editor(request.user), arrival.submission
    section = _section(request.user, arrival)

    def act(words: str) -> object:
        return corresponding.write_back(arrival, by=by, words=words, section=section)

    here = reverse("desk:arrival", args=[arrival.pk])
    arrivals = {"url": reverse("desk:arrivals"), "label": _("Arrivals")}
    it = {"url": here, "label": cover(arrival.subject) or _("Arrival")}
    way = [*WagtailAdminTemplateMixin.breadcrumbs_items, arrivals, it]
    context = {
        "arrival": arrival,
        "said": cover(arrival.text),
        "to": arrival.sender.email if arrival.sender else "",
        "breadcrumbs_items": crumbs(submission) if submission else way,
    }
    back = reverse("desk:submission", args=[submission.pk]) if submission else here
    return _screen(request, act, about=submission or section, back=back, context=context)


def _section(user: Any, arrival: Arrival) -> Section:
    """Give the section that speaks: its submission's, the arrival's, else the first that she edits."""
    if arrival.submission:
        return arrival.submission.section
    return arrival.section or rights.written_sections_of(user).order_by("path")[0]


def _screen(
    request: HttpRequest,
    act: Callable[[str], object],
    *,
    about: Model,
    back: str,
    context: dict[str, Any],
) -> HttpResponse:
    """Show the form, then the letter as it will be sent, then send it."""
    form = LetterForm(request.POST or None)
    letters = []
    if form.is_valid():
        words = form.cleaned_data["words"]
        try:
            if "send" in request.POST:
                act(words)
                messages.success(request, _("Your letter is on its way."))
                return redirect(back)
            letters = rehearsal.letters_of(lambda _one: act(words), on=about)
        except TooMany:
            form.add_error(None, _("So many letters went to this address today: wait a day."))
        except SaidAlready:
            form.add_error(None, _("Just this was sent to her already."))
    context |= {"form": form, "letters": letters, "back": back}
    return render(request, "desk/letters/write_back.html", context)
