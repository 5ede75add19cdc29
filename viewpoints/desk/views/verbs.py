"""What an editor does to a submission: one resource for each verb, done by POST."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages

from viewpoints.desk import possible
from viewpoints.desk.forms import ReasonForm, WordsForm
from viewpoints.desk.rehearsal import letters_of
from viewpoints.desk.views.submissions import crumbs
from viewpoints.journal.models import Actor
from viewpoints.letters.models import Letter
from viewpoints.submissions import approval, declining, editing, publication
from viewpoints.submissions.approval import NotAsked, Unreachable
from viewpoints.submissions.guard import NotPermitted
from viewpoints.submissions.models import Submission
from viewpoints.submissions.states import MoveRefused, State

REFUSED = (MoveRefused, NotPermitted, Unreachable, NotAsked, ValidationError, IntegrityError)


@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Start editing, then on to the page editor."""
    submission = get_object_or_404(Submission, pk=pk)
    by = Actor.editor(request.user)
    done = _do(request, submission, "start", lambda one: editing.start(one, by=by))
    if not done:
        return redirect("desk:submission", pk)
    return redirect("wagtailadmin_pages:edit", submission.article_id)


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the letters with the text and the editor's own words, then send them."""
    submission = get_object_or_404(Submission, pk=pk)
    by, form = Actor.editor(request.user), WordsForm(request.POST or None)
    words = form.cleaned_data["words"] if form.is_valid() else ""

    def act(one: Submission) -> object:
        return approval.ask(one, by=by, words=words)

    if "send" not in request.POST or form.errors:
        return _screen(request, submission, "ask", act, form=form)
    done = _("The author was asked. Nothing is printed until she agrees.")
    _do(request, submission, "ask", act, done)
    return redirect("desk:submission", pk)


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the text back into edit; the author's link to it ends."""
    submission = get_object_or_404(Submission, pk=pk)
    by = Actor.editor(request.user)
    done = _("Taken back into edit. What the author was asked about has lapsed.")
    _do(request, submission, "take_back", lambda one: approval.take_back(one, by=by), done)
    return redirect("desk:submission", pk)


@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish the text that its authors agreed to."""
    submission = get_object_or_404(Submission, pk=pk)
    by = Actor.editor(request.user)
    done = _("Published. The author is told the address.")
    _do(request, submission, "publish", lambda one: publication.publish(one, by=by), done)
    return redirect("desk:submission", pk)


@require_http_methods(["GET", "POST"])
def override(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish without the author's yes, with a reason that is kept."""
    submission = get_object_or_404(Submission, pk=pk)
    by, form = Actor.editor(request.user), ReasonForm(request.POST or None)
    if not form.is_valid():
        return _screen(request, submission, "override", form=form)
    reason = form.cleaned_data["reason"]
    _do(
        request,
        submission,
        "override",
        lambda one: publication.override(one, by=by, reason=reason),
        _("Published without the author’s yes. Your reason is kept."),
    )
    return redirect("desk:submission", pk)


@require_http_methods(["GET", "POST"])
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    """Decline with a reason: first the letter is shown, then it is sent."""
    submission = get_object_or_404(Submission, pk=pk)
    by, form = Actor.editor(request.user), ReasonForm(request.POST or None)
    if not form.is_valid():
        return _screen(request, submission, "decline", form=form)
    reason = form.cleaned_data["reason"]

    def act(one: Submission) -> object:
        return declining.decline(one, by=by, reason=reason)

    if "send" not in request.POST:
        return _screen(request, submission, "decline", act, form=form)
    _do(request, submission, "decline", act, _("Declined. The letter is on its way."))
    return redirect("desk:submission", pk)


def _screen(
    request: HttpRequest,
    submission: Submission,
    verb: str,
    act: Callable[[Submission], object] | None = None,
    *,
    form: Form,
) -> HttpResponse:
    """Show the screen of a verb that asks first, with the letters ``act`` would write."""
    letters: list[Letter] = []

    def rehearse(one: Submission) -> None:
        letters.extend(letters_of(act, on=one) if act else [])

    if not _do(request, submission, verb, rehearse):
        return redirect("desk:submission", submission.pk)
    context = {
        "submission": submission,
        "form": form,
        "letters": letters,
        "breadcrumbs_items": crumbs(submission),
    }
    return render(request, f"desk/submissions/{verb}.html", context)


def _do(
    request: HttpRequest,
    submission: Submission,
    verb: str,
    act: Callable[[Submission], object],
    done: str = "",
) -> bool:
    """Do ``act`` if ``verb`` is possible now, and say how it went; gives whether it was done."""
    if not possible.possible(submission, verb):
        messages.error(request, _not_now(submission.state))
        return False
    try:
        act(submission)
    except REFUSED as refusal:
        messages.error(request, _why(refusal))
        return False
    if done:
        messages.success(request, done)
    return True


def _why(refusal: Exception) -> str:
    match refusal:
        case MoveRefused():
            return _not_now(refusal.old)
        case Unreachable():
            return _(
                "%(author)s has no e-mail address, so she cannot be asked. Enter one first."
            ) % {"author": refusal}
        case NotPermitted():
            return str(refusal)
        case ValidationError():
            return " ".join(refusal.messages)
    return _("Something came in between. Nothing was changed; please look again.")


def _not_now(state: str) -> str:
    return _("That cannot be done now: this submission is “%(state)s”. Nothing was changed.") % {
        "state": State(state).label
    }
