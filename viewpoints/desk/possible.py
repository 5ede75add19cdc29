"""What an editor can do with a submission now: one table, from which buttons and refusals come."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from viewpoints.desk.standing import Standing, standing_of
from viewpoints.journal.models import Actor
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
ASK_AGAIN = Verb("ask", _("Ask again"), State.WITH_AUTHOR, "mail")
TAKE_BACK = Verb("take_back", _("Take back into edit"), State.IN_EDIT, "rotate", at_once=True)
PUBLISH = Verb("publish", _("Publish"), State.PUBLISHED, "upload", at_once=True)
SCHEDULE = Verb("schedule", _("Set a time"), State.APPROVED, "calendar-alt")
PUT_OFF = Verb("schedule", _("Another time"), State.APPROVED, "calendar-alt")
PUBLISH_NOW = Verb("publish", _("Publish now"), State.PUBLISHED, "upload", at_once=True)
OVERRIDE = Verb("override", _("Publish without the author’s yes"), State.PUBLISHED, "warning")
ALONE = Verb("override", _("Publish it all the same"), State.PUBLISHED, "warning")
PUT_BACK = Verb("put_back", _("Put it back on the site"), State.PUBLISHED, "upload", at_once=True)
ANOTHER_DAY = Verb("put_off", _("Another day"), State.PROMISED, "calendar-alt")
GIVE_UP = Verb("give_up", _("Wait no longer"), State.DECLINED, "cross")
DECLINE = Verb("decline", _("Decline"), State.DECLINED, "cross")

# The first is the usual next step.
OFFERED: dict[State, tuple[Verb, ...]] = {
    State.PROMISED: (ANOTHER_DAY, GIVE_UP),
    State.RECEIVED: (START, DECLINE),
    State.IN_EDIT: (ASK, DECLINE, OVERRIDE),
    State.WITH_AUTHOR: (TAKE_BACK, OVERRIDE),
    State.APPROVED: (PUBLISH, SCHEDULE, TAKE_BACK),
    State.PUBLISHED: (),
    State.DECLINED: (RESUME,),
    State.WITHDRAWN: (),
}

EDITORS_TURN = (State.RECEIVED, State.IN_EDIT, State.APPROVED)
AUTHORS_TURN = (State.PROMISED, State.WITH_AUTHOR)
WAITING_FOR = {
    **dict.fromkeys(EDITORS_TURN, _("the editor")),
    **dict.fromkeys(AUTHORS_TURN, _("the author")),
}


def verbs(submission: Submission, standing: Standing) -> tuple[Verb, ...]:
    """Give what can be done with ``submission`` now, the usual next step first."""
    if standing.taken_off:
        return (PUT_BACK, *OFFERED[State.PUBLISHED])
    if submission.state != State.APPROVED:
        return OFFERED[State(submission.state)]
    if standing.is_changed:
        return (ASK_AGAIN, TAKE_BACK)
    if standing.needs_another:
        return (TAKE_BACK, ALONE)
    if standing.planned:
        return (PUT_OFF, PUBLISH_NOW, TAKE_BACK)
    return OFFERED[State.APPROVED]


def usual(submission: Submission) -> Verb:
    """Give the usual next step of a submission that waits for the editor."""
    return OFFERED[State(submission.state)][0]


def possible(submission: Submission, name: str, *, by: Actor) -> bool:
    """Tell whether the verb ``name`` may be tried now; what else is in its way, it says itself."""
    offered = OFFERED[State(submission.state)]
    if any(verb.name == name for verb in offered):
        return True
    return any(verb.name == name for verb in verbs(submission, standing_of(submission, by=by)))


def waiting_for(submission: Submission) -> str | Promise:
    """Give whose turn it is; empty when nobody's."""
    return WAITING_FOR.get(State(submission.state), "")
