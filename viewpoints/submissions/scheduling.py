"""Publish at a set time: each publication for itself, once, and none forgotten."""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import OperationalError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task

from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.submissions import addressees, letters, own_essays, publication, schedules, texts
from viewpoints.submissions.guard import NotPermitted
from viewpoints.submissions.models import Outcome, Schedule, Submission
from viewpoints.submissions.states import MoveRefused, State

log = logging.getLogger(__name__)
LATE = timedelta(minutes=5)


class InThePast(ValueError):
    """The time to publish lies behind us. The message is the time."""


@transaction.atomic
def plan(submission: Submission, *, by: Actor, at: datetime) -> Schedule:
    """Let an approved text be published at a time (aware); a time that was set before is cancelled.

    Raises MoveRefused unless the submission is approved, NotPermitted when its draft is not what its
    authors agreed to, NeedsAnother when this editor is tied to it, InThePast.
    """
    now = Submission.objects.select_for_update()
    submission.refresh_from_db(fields=["state"], from_queryset=now)
    if submission.state != State.APPROVED:
        raise MoveRefused(submission.state, State.PUBLISHED)
    if at <= timezone.now():
        raise InThePast(f"{at:%Y-%m-%d %H:%M}")
    if own_essays.needs_another(submission, by=by):
        raise own_essays.NeedsAnother(str(submission))
    if not publication.ready(submission):
        raise NotPermitted(publication.changed_since(submission.title))
    schedules.end(submission)
    text = texts.draft_text(submission.draft)
    set_ = submission.schedules.create(text=text, at=at, set_by=by.user)
    recording.record("submission.scheduled", submission, by=by, schedule=set_.pk)
    if publish_planned.get_backend().supports_defer:
        transaction.on_commit(lambda: publish_planned.using(run_after=at).enqueue(set_.pk))
    return set_


@transaction.atomic
def cancel(submission: Submission, *, by: Actor) -> bool:
    """Cancel the time that is set; the text stays approved. Tells whether there was one."""
    if not schedules.end(submission):
        return False
    recording.record("submission.schedule_cancelled", submission, by=by)
    return True


@task(backend="work")
def publish_planned(schedule_pk: int) -> None:
    """Publish what is due by one schedule; does nothing when it ended or was put off."""
    carry_out(Schedule.objects.get(pk=schedule_pk))


def catch_up() -> int:
    """Carry out every schedule that is due, whatever became of its task; gives how many there were.

    To be called when the worker starts, and every minute or so.
    """
    due = list(overdue())
    for schedule in due:
        carry_out(schedule)
    return len(due)


def overdue(*, by: timedelta = timedelta()) -> list[Schedule]:
    """Give the schedules whose time is over, by at least so long, and that were not carried out."""
    standing = Schedule.objects.filter(ended_at=None, at__lte=timezone.now() - by)
    return list(standing.select_related("submission").order_by("at", "pk"))


def carry_out(schedule: Schedule) -> None:
    """Publish in a transaction of its own; a refusal of any kind ends the schedule and tells the editor.

    Two at once publish once. Where the database cannot be written to, it stays to be tried again.
    """
    try:
        _publish(schedule)
    except OperationalError:
        log.warning("schedule %s could not be carried out yet", schedule.pk, exc_info=True)
    except Exception as refusal:  # whatever it was, the editor must be told, and the next go on
        log.warning("schedule %s was refused: %s", schedule.pk, refusal, exc_info=True)
        _refuse(schedule, refusal)


def _claim(schedule: Schedule, outcome: Outcome, *, why: str = "") -> bool:
    now = timezone.now()
    due = Schedule.objects.filter(pk=schedule.pk, ended_at=None, at__lte=now)
    return bool(due.update(ended_at=now, outcome=outcome, why=why[:255]))


@transaction.atomic
def _publish(schedule: Schedule) -> None:
    submission = Submission.objects.select_for_update().get(pk=schedule.submission_id)
    if not _claim(schedule, Outcome.PUBLISHED):
        return
    if submission.state != State.APPROVED:
        raise MoveRefused(submission.state, State.PUBLISHED)
    publication.publish(submission, by=Actor.machine("schedule", schedule.set_by))
    late = timezone.now() - schedule.at > LATE
    letters.for_editor(submission, event="published_late" if late else "published")


@transaction.atomic
def _refuse(schedule: Schedule, refusal: Exception) -> None:
    submission = Submission.objects.get(pk=schedule.submission_id)
    to = addressees.of(submission.section)
    with translation.override(addressees.language_of(to[0]) if to else settings.LANGUAGE_CODE):
        why = _in_words(refusal)
    if _claim(schedule, Outcome.REFUSED, why=why):
        by = Actor.machine("schedule", schedule.set_by)
        recording.record("submission.schedule_refused", submission, by=by, schedule=schedule.pk)
        letters.for_editor(submission, event="refused", why=why)


def _in_words(refusal: Exception) -> str:
    match refusal:
        case NotPermitted():
            return _("its text was changed after its authors agreed. Ask them again.")
        case own_essays.NeedsAnother():
            return _("whoever set the time wrote it, or is from its author’s organization.")
        case MoveRefused():
            return _("it was not approved any more.")
        case ValidationError():
            return " ".join(refusal.messages)
    return _("something failed. Publish it by hand, and tell the operator: %(what)s") % {
        "what": type(refusal).__name__
    }
