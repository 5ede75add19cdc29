"""The two ways a submission ends unpublished: the editor declines it, or its author withdraws it."""

from django.db import transaction

from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters.models import Letter
from viewpoints.submissions import approval, letters, permits, schedules
from viewpoints.submissions.models import Submission
from viewpoints.submissions.states import State


@transaction.atomic
def decline(submission: Submission, *, by: Actor, reason: str, hold: bool = False) -> Letter:
    """Decline the submission and write its sender why; gives that letter.

    With ``hold`` it waits in the outbox, to be put into other words. Raises MoveRefused where the table
    forbids it.
    """
    submission.move_to(State.DECLINED)
    recording.record("submission.declined", submission, by=by)
    return letters.declined(submission, reason=reason.strip(), hold=hold)


@transaction.atomic
def withdraw(submission: Submission, *, by: Actor) -> None:
    """End the submission at its author's wish: nothing asked can be answered, no permit of it holds.

    Raises MoveRefused once it is published: what is printed is corrected or retracted instead.
    """
    submission.move_to(State.WITHDRAWN)
    approval.lapse(submission)
    permits.withdraw(submission.permits.all())
    schedules.end(submission)
    recording.record("submission.withdrawn", submission, by=by)
    letters.withdrawn(submission)
