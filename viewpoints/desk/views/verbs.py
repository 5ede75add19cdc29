"""What an editor does to a submission: one resource for each verb, done by POST."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from viewpoints.desk.doing import do, screen
from viewpoints.desk.forms import OverrideForm, ReasonForm, WordsForm
from viewpoints.desk.rights import submission_for
from viewpoints.intake.offers import naming
from viewpoints.journal.models import Actor
from viewpoints.letters.models import Letter
from viewpoints.submissions import approval, declining, editing, publication, texts
from viewpoints.submissions.models import Submission, Use
from viewpoints.submissions.states import State


@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Start editing, then on to the page editor."""
    submission = submission_for(request.user, pk)
    by = Actor.editor(request.user)

    def act(one: Submission) -> object:
        naming.introduce_sender(one)
        return editing.start(one, by=by)

    if not do(request, submission, "start", transaction.atomic(act)):
        return redirect("desk:submission", pk)
    return redirect("wagtailadmin_pages:edit", submission.article_id)


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the letters with the text and the editor's own words, then send them."""
    submission = submission_for(request.user, pk)
    by, form = Actor.editor(request.user), WordsForm(request.POST or None)
    words = form.cleaned_data["words"] if form.is_valid() else ""

    def act(one: Submission) -> object:
        return approval.ask(one, by=by, words=words)

    if "send" not in request.POST or form.errors:
        return screen(request, submission, "ask", act, form=form, **_asked_what(submission))
    done = _("The author was asked. Nothing is printed until she agrees.")
    do(request, submission, "ask", act, done)
    return redirect("desk:submission", pk)


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the text back into edit; the author's link to it ends."""
    submission = submission_for(request.user, pk)
    by = Actor.editor(request.user)
    done = _("Taken back into edit. What the author was asked about has lapsed.")
    do(request, submission, "take_back", lambda one: approval.take_back(one, by=by), done)
    return redirect("desk:submission", pk)


@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish the text that its authors agreed to."""
    submission = submission_for(request.user, pk)
    by = Actor.editor(request.user)
    done = _("Published. The author is told the address.")
    do(request, submission, "publish", lambda one: publication.publish(one, by=by), done)
    return redirect("desk:submission", pk)


@require_POST
def put_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a published essay that was taken off the site on it again, as it was."""
    submission = submission_for(request.user, pk)
    by = Actor.editor(request.user)
    done = _("It is on the site again, as it was.")
    do(request, submission, "put_back", lambda one: publication.put_back(one, by=by), done)
    return redirect("desk:submission", pk)


@require_http_methods(["GET", "POST"])
def override(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish by the editor's own decision: first what the author will be told is shown, then it is done."""
    submission = submission_for(request.user, pk)
    by, form = Actor.editor(request.user), OverrideForm(request.POST or None)
    agreed = submission.state == State.APPROVED
    if not form.is_valid():
        return screen(request, submission, "override", form=form, agreed=agreed)
    reason = form.cleaned_data["reason"]

    def act(one: Submission) -> object:
        return publication.override(one, by=by, reason=reason)

    if "send" not in request.POST:
        return screen(request, submission, "override", act, form=form, agreed=agreed)
    done = _("Published by your decision. Your reason is kept, and the author is told.")
    do(request, submission, "override", act, done)
    return redirect("desk:submission", pk)


@require_http_methods(["GET", "POST"])
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    """Decline with a reason: first the letter is shown, then it is sent, or put into other words first."""
    submission = submission_for(request.user, pk)
    by, form = Actor.editor(request.user), ReasonForm(request.POST or None)
    if not form.is_valid():
        return screen(request, submission, "decline", form=form)
    reason, hold = form.cleaned_data["reason"], "hold" in request.POST
    written: list[Letter] = []

    def act(one: Submission) -> None:
        written.append(declining.decline(one, by=by, reason=reason, hold=hold))

    if not hold and "send" not in request.POST:
        return screen(request, submission, "decline", act, form=form)
    waits, left = _("Declined. The letter waits."), _("Declined. The letter is on its way.")
    if do(request, submission, "decline", act, waits if hold else left) and hold:
        return redirect("desk:reword", written[0].pk)
    return redirect("desk:submission", pk)


def _asked_what(submission: Submission) -> dict[str, Any]:
    """Give what the screen says of the asking: to what they agree, and whether they agreed before."""
    home = submission.section.get_parent().specific
    return {
        "uses": [use.label for use in Use],
        "licence": home.licence,
        "again": submission.state == State.APPROVED,
        "no_summary": _has_no_summary(submission),
    }


def _has_no_summary(submission: Submission) -> bool:
    draft = texts.newest_draft(submission.article) if submission.article else None
    return bool(draft and not draft.summary.strip())
