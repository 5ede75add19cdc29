"""Where a submission stands, in words its author understands: steps with dates, and what follows."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from viewpoints.journal import recording
from viewpoints.letters.models import Address
from viewpoints.submissions import approval, authors, promising
from viewpoints.submissions.models import Submission
from viewpoints.submissions.states import MOVES, State

Place = Literal["done", "here", "ahead"]

_WAY = (
    State.PROMISED,
    State.RECEIVED,
    State.IN_EDIT,
    State.WITH_AUTHOR,
    State.APPROVED,
    State.PUBLISHED,
)
ASKED = frozenset({State.WITH_AUTHOR, State.APPROVED})
_ENDS = frozenset({State.DECLINED, State.WITHDRAWN})
_EVENTS = {
    State.PROMISED: "submission.promised",
    State.RECEIVED: "submission.received",
    State.IN_EDIT: "submission.editing_started",
    State.WITH_AUTHOR: "submission.author_asked",
    State.APPROVED: "submission.author_agreed",
    State.PUBLISHED: "submission.published",
    State.DECLINED: "submission.declined",
    State.WITHDRAWN: "submission.withdrawn",
}


@dataclass(frozen=True)
class Step:
    """One step of the way: its name, whether it lies behind, here or ahead, and when it was taken."""

    name: str
    place: Place
    at: dt.datetime | None = None


def steps(submission: Submission) -> list[Step]:
    """Give the steps of a submission; one that ended elsewhere shows the steps taken and its end."""
    state = State(submission.state)
    taken = {event.verb: event.at for event in recording.story(submission)}
    times = {step: taken.get(verb) for step, verb in _EVENTS.items()}
    times[State.RECEIVED] = times[State.RECEIVED] or taken.get("submission.promise_kept")
    names = _names()
    if promising.released(submission):
        times[state] = taken.get("submission.promise_given_up")
        names[state] = pgettext("step", "Not waited for")
    if state in _ENDS:
        behind = [step for step in _WAY if times[step] and step != State.PUBLISHED]
        done = [Step(names[step], "done", times[step]) for step in behind]
        return [*done, Step(names[state], "here", times[state])]
    here = _WAY.index(state)
    return [
        Step(names[step], _place(number, here), times[step] if number <= here else None)
        for number, step in enumerate(_WAY)
        if number >= here or times[step]  # an editor's decision may have passed over a step
    ]


def follows(submission: Submission, *, holder: Address) -> str:
    """Say what happens next and who does it."""
    if submission.state == State.WITH_AUTHOR:
        return _waiting(submission, holder)
    if submission.state == State.PROMISED:
        return _promised(submission)
    if promising.released(submission):
        return _(
            "We no longer wait for it. Should you write it one day, it is welcome all the same."
        )
    sentences = {
        State.RECEIVED: _("%(who)s will read it, and write to you either way."),
        State.IN_EDIT: _(
            "%(who)s is editing it. When the text is ready you will get a letter, so that you can "
            "look it over; nothing is printed before you agree."
        ),
        State.APPROVED: _("%(who)s will choose the day, and write to you when it is out."),
        State.PUBLISHED: _(
            "If you find a mistake, answer any of our letters: %(who)s will see to it, and the "
            "correction will carry its date."
        ),
        State.DECLINED: _("It will not be printed; you are free to offer it elsewhere."),
        State.WITHDRAWN: _("It will not be printed. You can send it again whenever you like."),
    }
    return sentences[State(submission.state)] % {"who": _editor(submission)}


@dataclass(frozen=True)
class Answer:
    """What one of several authors has answered: under which name, when she agreed, and whether by proxy."""

    name: str
    agreed_at: dt.datetime | None
    by_proxy: bool


def answers(submission: Submission, *, holder: Address) -> list[Answer]:
    """Give which of several authors have agreed, to one of them or to whom she named; to others nothing.

    An author is named as she signs, never by the name that only editors know.
    """
    asking = submission.askings.order_by("pk").last()
    if submission.state not in ASKED or asking is None or not approval.asked_at(asking, holder):
        return []
    yeses = asking.yeses.filter(taken_back_at=None).select_related("asked")
    given = {yes.author_id: yes for yes in yeses}
    found = []
    for author in approval.asked(submission):
        yes = given.get(author.pk)
        name = _("You") if author.address_id == holder.pk else author.byline or _("An author")
        by_proxy = yes is not None and yes.asked.proxy_id is not None
        found.append(Answer(name, yes.given_at if yes else None, by_proxy))
    return found if len(found) > 1 else []


@dataclass(frozen=True)
class Ways:
    """What whoever holds a link can do with her essay now."""

    send: bool = False
    byline: bool = False
    withdraw: bool = False


def ways(submission: Submission, *, holder: Address) -> Ways:
    """Give what ``holder`` can do: sender and authors, never a proxy; only authors name themselves."""
    if submission.state == State.WITHDRAWN or not authors.writes(submission, at=holder):
        return Ways()
    hers = submission.authors.filter(address=holder).exists()
    return Ways(send=True, byline=hers, withdraw=can_withdraw(submission))


Stage = Literal["promised", "unedited", "edited", "printed"]


def stage(submission: Submission) -> Stage:
    """Tell what becomes of what she sends: taken at once, kept for the editor, or a wish for a correction.

    The first text of what is promised is taken as such.
    """
    if submission.state == State.PROMISED:
        return "promised"
    if submission.state == State.PUBLISHED:
        return "printed"
    return "edited" if submission.article_id else "unedited"


def reminded(submission: Submission, *, holder: Address) -> list[dt.datetime]:
    """Give when ``holder`` was reminded of the text she is asked about now."""
    asking = approval.pending(submission)
    asked = [one.pk for one in approval.asked_at(asking, holder)] if asking else []
    events = recording.story(submission).filter(
        verb="submission.reminded", details__asked__in=asked
    )
    return [event.at for event in events]


def can_withdraw(submission: Submission) -> bool:
    """Tell whether the submission can still be taken back by its author."""
    return State.WITHDRAWN in MOVES[State(submission.state)]


def _editor(submission: Submission) -> str:
    editor = submission.section.editor
    if editor is None:
        return _("the section’s editor")
    english = editor.byline_en if get_language() == "en" else ""
    return english or editor.byline


def _waiting(submission: Submission, holder: Address) -> str:
    asking = approval.pending(submission)
    asked = approval.asked_at(asking, holder) if asking else []
    if asking is None or not asked:
        return _("The edited text is with its author. It is printed only if they agree.")
    agreed = asking.yeses.filter(taken_back_at=None, author__in=[one.author_id for one in asked])
    if agreed.exists():
        return _("You have agreed. We are waiting for the other authors.")
    return _(
        "The edited text is waiting for you: our letter has a link that shows it and asks whether "
        "you agree. Nothing is printed before that."
    )


def _promised(submission: Submission) -> str:
    day = date_format(submission.promise.due_on)
    sentence = _("You promised it for %(day)s, and %(who)s looks forward to it.")
    return sentence % {"day": day, "who": _editor(submission)}


def _place(number: int, here: int) -> Place:
    if number == here:
        return "here"
    return "done" if number < here else "ahead"


def _names() -> dict[State, str]:
    return {
        State.PROMISED: pgettext("step", "Promised"),
        State.RECEIVED: pgettext("step", "Received"),
        State.IN_EDIT: pgettext("step", "In edit"),
        State.WITH_AUTHOR: pgettext("step", "With you"),
        State.APPROVED: pgettext("step", "Agreed"),
        State.PUBLISHED: pgettext("step", "Published"),
        State.DECLINED: pgettext("step", "Declined"),
        State.WITHDRAWN: pgettext("step", "Withdrawn"),
    }
