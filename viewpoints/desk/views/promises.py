"""An essay that somebody promised: asked for, put off, waited for no longer."""

import datetime as dt
from contextlib import suppress
from copy import copy
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from viewpoints.desk import rehearsal, rights
from viewpoints.desk.doing import do, screen
from viewpoints.desk.knowing import choices, choosable_by, cover_names
from viewpoints.desk.promise_forms import DayForm, PromiseForm, ReleaseForm
from viewpoints.journal.models import Actor
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Address
from viewpoints.people.finding import contributor_at, contributor_named
from viewpoints.people.models import Contributor
from viewpoints.submissions import promising
from viewpoints.submissions.models import Submission

IN_TWO_WEEKS = dt.timedelta(days=14)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Ask somebody for an essay: who (found by ``?q=``, chosen by ``?author=``), what, by which day."""
    known = _known(request)
    sections = rights.written_sections_of(request.user).order_by("path")
    initial = {"due_on": _day(request), "section": sections.first()}
    looking = request.POST.keys() & {
        "find",
        "choose",
    }  # then what was typed stays, and is not judged
    if looking:
        initial |= request.POST.dict()
    given = None if looking else request.POST or None
    form = PromiseForm(given, initial=initial, sections=sections, known=bool(known))
    if not form.is_valid():
        return _page(request, form, known)
    contact = _contact(request, form.cleaned_data["section"].editor)
    if contact is None and not (known and known.address) and not form.cleaned_data.get("email"):
        form.add_error(
            None, _("Enter her e-mail address, or your own under Account: one must stand here.")
        )
        return _page(request, form, known)

    def act() -> Submission:
        return _promise(request, form.cleaned_data, known, contact)

    if "show" in request.POST:
        return _page(request, form, known, letters=rehearsal.letters_of_new(act))
    made = act()
    messages.success(request, _("“%(title)s” is promised now.") % {"title": made.title})
    return redirect("desk:submission", made.pk)


@require_http_methods(["GET", "POST"])
def put_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree on another day."""
    submission, by = rights.submission_for(request.user, pk), Actor.editor(request.user)
    later = timezone.localdate() + IN_TWO_WEEKS
    form = DayForm(request.POST or None, initial={"due_on": later})
    if not form.is_valid():
        return screen(request, submission, "put_off", form=form)
    day = form.cleaned_data["due_on"]
    done = _("The new day is %(day)s.") % {"day": day.isoformat()}
    do(request, submission, "put_off", lambda one: promising.put_off(one, by=by, due_on=day), done)
    return redirect("desk:submission", pk)


@require_http_methods(["GET", "POST"])
def give_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Wait no longer: first the letter is shown, then it is sent."""
    submission, by = rights.submission_for(request.user, pk), Actor.editor(request.user)
    form = ReleaseForm(request.POST or None)
    words = form.cleaned_data["words"] if form.is_valid() else ""

    def act(one: Submission) -> object:
        return promising.give_up(one, by=by, words=words)

    if "send" not in request.POST or form.errors:
        return screen(request, submission, "give_up", act, form=form)
    do(request, submission, "give_up", act, _("Nobody waits for it any longer."))
    return redirect("desk:submission", pk)


def _promise(
    request: HttpRequest, filled: dict[str, Any], known: Contributor | None, contact: Address | None
) -> Submission:
    author = known or _author(filled["name"], filled["email"])
    return promising.promise(
        filled["section"],
        by=Actor.editor(request.user),
        author=author,
        title=filled["title"],
        due_on=filled["due_on"],
        words=filled["words"],
        contact=author.address or contact,
    )


def _author(name: str, email: str) -> Contributor:
    return contributor_at(address(email), name=name) if email else contributor_named(name)


def _contact(request: HttpRequest, editor: Contributor | None) -> Address | None:
    """Give an editor's address, to stand in for an author who has none."""
    if request.user.email:
        return address(request.user.email)
    return editor.address if editor else None


def _known(request: HttpRequest) -> Contributor | None:
    chosen = request.POST.get("choose", request.POST.get("author"))
    key = request.GET.get("author", "") if chosen is None else chosen
    if not (key.isascii() and key.isdigit() and len(key) < 19):
        return None
    return get_object_or_404(choosable_by(request.user).select_related("address"), pk=key)


def _day(request: HttpRequest) -> dt.date:
    with suppress(ValueError):
        return dt.date.fromisoformat(request.GET.get("day", ""))
    return timezone.localdate() + IN_TWO_WEEKS


def _page(
    request: HttpRequest, form: PromiseForm, known: Contributor | None, **context: Any
) -> HttpResponse:
    words = request.POST.get("q", request.GET.get("q", "")).strip()[:60]
    here = {"url": "", "label": _("Ask for an essay")}
    calendar = {"url": reverse("desk:calendar"), "label": _("Calendar")}
    context |= {
        "form": form,
        "known": known,
        "shown": cover_names(request.user, [copy(known)])[0] if known else None,
        "words": words,
        "found": choices(request.user, words) if words else [],
        "breadcrumbs_items": [*WagtailAdminTemplateMixin.breadcrumbs_items, calendar, here],
    }
    return render(request, "desk/promises/new.html", context)
