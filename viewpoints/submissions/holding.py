"""Who has a submission: one editor works on it at a time, and the others see who, and since when.

It forbids nothing: an editor who is ill must not hold up an essay. Taking it over is one click, and told
in the journal.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.submissions.models import Submission

STARTED = "submission.editing_started"
TAKEN = "submission.taken"
HANDED = "submission.handed_on"
LET_GO = "submission.let_go"


@dataclass(frozen=True)
class Hold:
    """Who has a submission, and since when (None where no event tells)."""

    user: Any
    since: datetime | None


def hold_on(submission: Submission) -> Hold | None:
    """Give who has a submission; None: nobody."""
    if submission.held_by is None:
        return None
    events = recording.story(submission).filter(verb__in=(STARTED, TAKEN, HANDED))
    since = events.order_by("-pk").values_list("at", flat=True).first()
    return Hold(submission.held_by, since)


@transaction.atomic
def take(submission: Submission, *, by: Actor) -> None:
    """Let the editor ``by`` have a submission from now on, whoever had it; again is once."""
    if submission.held_by_id != by.user.pk:
        _put(submission, by.user)
        recording.record(TAKEN, submission, by=by)


@transaction.atomic
def hand(submission: Submission, *, to: Any, by: Actor) -> None:
    """Let another editor (a user) have a submission; that she edits its section is the caller's to know."""
    if submission.held_by_id != to.pk:
        _put(submission, to)
        recording.record(HANDED, submission, by=by, user=to.pk)


@transaction.atomic
def let_go(submission: Submission, *, by: Actor) -> None:
    """Let nobody have a submission, so that the next may take it."""
    if submission.held_by_id is not None:
        _put(submission, None)
        recording.record(LET_GO, submission, by=by)


def _put(submission: Submission, user: Any) -> None:
    submission.held_by = user
    submission.save(update_fields=["held_by"])
