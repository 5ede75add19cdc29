"""Spam that became a submission: it goes without a word to anybody, and its mail lies among the spam."""

from collections.abc import Sequence

from django.db import transaction

from viewpoints.intake import belonging
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState, Channel
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.privacy import removing
from viewpoints.submissions.models import Submission
from viewpoints.submissions.states import State

TAKEN_FOR_SPAM = "arrival.taken_for_spam"


class NotNow(Exception):
    """Its editing began meanwhile, or it holds what is no spam. The message is its title."""


def may_be_spam(submission: Submission, arrivals: Sequence[Arrival]) -> bool:
    """Tell whether a submission can be taken for spam; ``arrivals`` are all that came about it.

    Nobody has begun with it, no editor entered it, and its mail brought nothing else.
    """
    if submission.state != State.RECEIVED or not arrivals:
        return False
    hers = all(one.submission_id == submission.pk for one in arrivals)
    entered = any(one.channel == Channel.HAND for one in arrivals)
    return hers and not entered and not belonging.brought_others(arrivals)


@transaction.atomic
def take_for_spam(submission: Submission, *, by: Actor) -> Arrival:
    """Remove a submission that is spam, with our letters about it; gives the arrival that brought it.

    Nobody is written to. What came is kept among the spam for as long as that is kept (``retention``), and
    becomes a submission again when it is read again. Raises NotNow.
    """
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    arrivals = list(belonging.arrivals_of([submission]))
    if not may_be_spam(submission, arrivals):
        raise NotNow(str(submission))
    for arrival in arrivals:
        arrival.submission, arrival.letter, arrival.state = None, None, ArrivalState.SPAM
        arrival.save(update_fields=["submission", "letter", "state"])
        recording.record(TAKEN_FOR_SPAM, arrival, by=by, submission=submission.pk)
    removing.remove(submission)
    return arrivals[0]
