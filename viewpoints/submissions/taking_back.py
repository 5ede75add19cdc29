"""An author takes her yes back, as long as the text is not printed."""

from django.db import transaction
from django.utils import timezone

from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.submissions import approval, letters, permits, schedules
from viewpoints.submissions.models import Asking, PermitKind, Submission, Yes
from viewpoints.submissions.states import State


class TooLate(Exception):
    """The text is printed, or the yes does not stand any more. The message says which yes it was."""


@transaction.atomic
def take_back_yes(yes: Yes, *, by: Actor) -> None:
    """End a yes. An approved submission goes back into edit, and its text is not permitted any more.

    While others have still to answer, the asking stays open and she may answer again. Raises TooLate
    once the text is printed, or when this yes was taken back before.
    """
    asking = yes.asking
    submission = Submission.objects.select_for_update().get(pk=asking.submission_id)
    if printed(yes):
        raise TooLate(str(yes))
    standing = Yes.objects.filter(pk=yes.pk, taken_back_at=None)
    if not standing.update(taken_back_at=timezone.now()):
        raise TooLate(str(yes))
    given = submission.permits.filter(kind=PermitKind.AUTHORS, text=asking.text_id)
    if permits.withdraw(given):
        approval.lapse(submission)
        if submission.state == State.APPROVED:
            submission.move_to(State.IN_EDIT)
            schedules.end(submission)
    recording.record("submission.yes_taken_back", submission, by=by, text=asking.text_id)
    letters.for_editor(submission, event="yes_taken_back")


def printed(yes: Yes) -> bool:
    """Tell whether what was agreed to is on the site, so that only a correction can change it."""
    return is_printed(yes.asking)


def is_printed(asking: Asking) -> bool:
    """Tell whether what was asked about is on the site: essay, correction or translation."""
    if asking.correction is not None:
        return asking.correction.printed_at is not None
    if asking.translation is not None:
        return bool(asking.translation.live)
    return bool(Submission.objects.get(pk=asking.submission_id).state == State.PUBLISHED)
