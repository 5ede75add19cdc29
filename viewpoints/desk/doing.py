"""Do a verb for an editor, or show the screen that asks first; and say in words how it went."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from wagtail.admin import messages

from viewpoints.desk import possible
from viewpoints.desk.crumbs import crumbs
from viewpoints.desk.rehearsal import letters_of
from viewpoints.journal.models import Actor
from viewpoints.letters.models import Letter
from viewpoints.submissions.approval import NotAsked, Unreachable
from viewpoints.submissions.authors import AlreadyAuthor, LastAuthor
from viewpoints.submissions.guard import NotPermitted
from viewpoints.submissions.models import Submission
from viewpoints.submissions.own_essays import NeedsAnother
from viewpoints.submissions.scheduling import InThePast
from viewpoints.submissions.states import MoveRefused, State

REFUSED = (
    MoveRefused,
    NotPermitted,
    NeedsAnother,
    Unreachable,
    NotAsked,
    InThePast,
    AlreadyAuthor,
    LastAuthor,
    ValidationError,
    IntegrityError,
)


def do(
    request: HttpRequest,
    submission: Submission,
    verb: str,
    act: Callable[[Submission], object],
    done: str = "",
) -> bool:
    """Do ``act`` if ``verb`` is possible now, and say how it went; gives whether it was done."""
    if not possible.possible(submission, verb, by=Actor.editor(request.user)):
        messages.error(request, _not_now(submission.state))
        return False
    return attempt(request, lambda: act(submission), done)


def attempt(
    request: HttpRequest,
    act: Callable[[], object],
    done: str = "",
    *,
    refused: tuple[type[Exception], ...] = REFUSED,
    say: Callable[[Any], str] | None = None,
) -> bool:
    """Do ``act``, and say ``done``, or what ``say`` tells of a refusal; gives whether it was done."""
    try:
        act()
    except refused as refusal:
        messages.error(request, (say or why)(refusal))
        return False
    if done:
        messages.success(request, done)
    return True


def screen(
    request: HttpRequest,
    submission: Submission,
    verb: str,
    act: Callable[[Submission], object] | None = None,
    *,
    form: Form,
    **context: Any,
) -> HttpResponse:
    """Show the screen of a verb that asks first, with the letters ``act`` would write."""
    letters: list[Letter] = []

    def rehearse(one: Submission) -> None:
        letters.extend(letters_of(act, on=one) if act else [])

    if not do(request, submission, verb, rehearse):
        return redirect("desk:submission", submission.pk)
    context |= {
        "submission": submission,
        "form": form,
        "letters": letters,
        "breadcrumbs_items": crumbs(submission),
    }
    return render(request, f"desk/submissions/{verb}.html", context)


def why(refusal: Exception) -> str:
    """Say in words why something was not done."""
    match refusal:
        case MoveRefused():
            return _not_now(refusal.old)
        case Unreachable():
            return _(
                "%(author)s has no e-mail address, so she cannot be asked. Enter one first."
            ) % {"author": refusal}
        case NeedsAnother():
            return _(
                "You wrote it, or it is from your own organization: another editor must publish it. "
                "Alone you can only decide with a reason that is kept."
            )
        case InThePast():
            return _("That time is over. Choose one ahead.")
        case AlreadyAuthor():
            return _("%(author)s is an author of it already.") % {"author": refusal}
        case LastAuthor():
            return _("%(author)s is the only author; add another one first.") % {"author": refusal}
        case ValidationError():
            return " ".join(refusal.messages)
        case PermissionDenied():
            return str(refusal)
    return _("Something came in between. Nothing was changed; please look again.")


def _not_now(state: str) -> str:
    return _("That cannot be done now: this submission is “%(state)s”. Nothing was changed.") % {
        "state": State(state).label
    }
