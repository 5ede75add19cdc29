"""What an editor can do with a submission now: one table, from which buttons and refusals come."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from viewpoints.submissions.models import Submission
from viewpoints.submissions.states import State


@dataclass(frozen=True)
class Verb:
    """One thing to do: its address is ``desk:NAME``.

    ``at_once`` it is a button that does it; otherwise a link to a screen that asks first.
    """

    name: str
    label: str | Promise
    to: State
    icon: str
    at_once: bool = False

    def url(self, submission: Submission) -> str:
        return reverse(f"desk:{self.name}", args=[submission.pk])


START = Verb("start", _("Start editing"), State.IN_EDIT, "edit", at_once=True)
RESUME = Verb("start", _("Take up again"), State.IN_EDIT, "edit", at_once=True)
ASK = Verb("ask", _("Ask the author"), State.WITH_AUTHOR, "mail")
TAKE_BACK = Verb("take_back", _("Take back into edit"), State.IN_EDIT, "rotate", at_once=True)
PUBLISH = Verb("publish", _("Publish"), State.PUBLISHED, "upload", at_once=True)
OVERRIDE = Verb("override", _("Publish without the author’s yes"), State.PUBLISHED, "warning")
DECLINE = Verb("decline", _("Decline"), State.DECLINED, "cross")

# The first is the usual next step.
OFFERED: dict[State, tuple[Verb, ...]] = {
    State.RECEIVED: (START, DECLINE),
    State.IN_EDIT: (ASK, DECLINE, OVERRIDE),
    State.WITH_AUTHOR: (TAKE_BACK, OVERRIDE),
    State.APPROVED: (PUBLISH, TAKE_BACK),
    State.PUBLISHED: (),
    State.DECLINED: (RESUME,),
    State.WITHDRAWN: (),
}

EDITORS_TURN = (State.RECEIVED, State.IN_EDIT, State.APPROVED)
WAITING_FOR = {**dict.fromkeys(EDITORS_TURN, _("the editor")), State.WITH_AUTHOR: _("the author")}


def verbs(submission: Submission) -> tuple[Verb, ...]:
    """Give what can be done with ``submission`` now, the usual next step first."""
    return OFFERED[State(submission.state)]


def possible(submission: Submission, name: str) -> bool:
    """Tell whether the verb ``name`` can be done with ``submission`` now."""
    return any(verb.name == name for verb in verbs(submission))


def waiting_for(submission: Submission) -> str | Promise:
    """Give whose turn it is; empty when nobody's."""
    return WAITING_FOR.get(State(submission.state), "")
