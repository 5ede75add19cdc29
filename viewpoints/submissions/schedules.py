"""The day an approved text is to be published: which one stands, and that it ends."""

from django.utils import timezone

from viewpoints.submissions.models import Outcome, Schedule, Submission


def planned(submission: Submission) -> Schedule | None:
    """Give the time that is set for a submission, if any."""
    return submission.schedules.filter(ended_at=None).first()


def end(submission: Submission) -> bool:
    """Cancel the time set for a submission, whatever took it out of approved; tells whether one was set."""
    standing = submission.schedules.filter(ended_at=None)
    return bool(standing.update(ended_at=timezone.now(), outcome=Outcome.CANCELLED))
