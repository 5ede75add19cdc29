"""Submissions made by hand: entered for an author, or of an arrival that became nothing."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from viewpoints.desk.entering import AddForm, JoinForm, MakeForm
from viewpoints.desk.rights import arrivals_of
from viewpoints.intake import by_hand
from viewpoints.intake.models import Arrival
from viewpoints.journal.models import Actor
from viewpoints.letters.covering import cover


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Show the form, and take what was entered; the submission is there when the page returns."""
    form = AddForm(request.POST or None, request.FILES or None, user=request.user)
    if not form.is_valid():
        return _screen(request, "add", form, reverse("desk:submissions"), _("Submissions"))
    section, by = form.cleaned_data["section"], Actor.editor(request.user)
    arrival = by_hand.add(form.filled_in(), section=section, by=by)
    if arrival.submission_id is None:
        messages.warning(request, _("It is kept, and no submission yet. See why here."))
        return redirect("desk:arrival", arrival.pk)
    messages.success(request, _("It is here."))
    return redirect("desk:submission", arrival.submission_id)


@require_http_methods(["GET", "POST"])
def make(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a submission of an arrival that became nothing; title and author are proposed."""
    arrival = get_object_or_404(arrivals_of(request.user).select_related("sender"), pk=pk)
    if not by_hand.may_be_made(arrival):
        return _came_between(request, pk)
    initial = None if request.method == "POST" else _proposed(arrival)
    form = MakeForm(request.POST or None, user=request.user, initial=initial)
    if not form.is_valid():
        back = reverse("desk:arrival", args=[pk])
        return _screen(request, "make", form, back, cover(arrival.subject) or _("Arrival"))
    try:
        submission = by_hand.make(arrival, form.made(), by=Actor.editor(request.user))
    except by_hand.NotNow:
        return _came_between(request, pk)
    messages.success(request, _("It is a submission now. Nobody was written to."))
    return redirect("desk:submission", submission.pk)


@require_POST
def join(request: HttpRequest, pk: int) -> HttpResponse:
    """Put an arrival that became nothing to an open submission of the editor's sections."""
    arrival = get_object_or_404(arrivals_of(request.user), pk=pk)
    form = JoinForm(request.POST, user=request.user)
    if not form.is_valid():
        messages.error(request, _("Choose a submission that is open."))
        return redirect("desk:arrival", pk)
    submission = form.cleaned_data["submission"]
    try:
        by_hand.join(arrival, submission, by=Actor.editor(request.user))
    except by_hand.NotNow:
        return _came_between(request, pk)
    messages.success(request, _("It stands among the letters of this submission now."))
    return redirect("desk:submission", submission.pk)


def _proposed(arrival: Arrival) -> dict[str, Any]:
    """Give what the arrival says of itself."""
    title, name, email = by_hand.proposed(arrival)
    section = arrival.section_id
    return {"section": section, "title": title[:200], "name": name[:120], "email": email}


def _came_between(request: HttpRequest, pk: int) -> HttpResponse:
    messages.error(request, _("It became something already. Nothing was changed."))
    return redirect("desk:arrival", pk)


def _screen(request: HttpRequest, name: str, form: Any, back: str, label: str) -> HttpResponse:
    crumbs = [*WagtailAdminTemplateMixin.breadcrumbs_items, {"url": back, "label": label}]
    context = {"form": form, "back": back, "breadcrumbs_items": crumbs}
    return render(request, f"desk/by_hand/{name}.html", context)
