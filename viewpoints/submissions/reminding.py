"""Remind of what was promised: some days before, on the day, and once a week later. Then an editor sees it.

The worker calls ``catch_up`` every minute; nothing is sent twice, and nothing long after its day.
"""

import datetime as dt

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from viewpoints.journal import recording
from viewpoints.journal.models import Actor, Event
from viewpoints.submissions import promise_letters, promising
from viewpoints.submissions.models import Submission
from viewpoints.submissions.states import State

REMINDED_ON = (dt.timedelta(days=-5), dt.timedelta(0), dt.timedelta(days=7))
"""The days of the reminders, counted from the day promised."""
FROM = dt.time(9)
"""Not before this time of day, in the site's own time: nobody is written to at midnight."""
LATEST = dt.timedelta(days=3)
"""After a stop, a reminder whose day lies further back is left out."""
MACHINE = Actor.machine("reminders")
_EVENT = "submission.promise_reminded"
_NEW_DAY = ("submission.promised", "submission.promise_put_off")


def catch_up() -> int:
    """Send the reminders that are due; gives how many submissions were reminded of."""
    now = timezone.localtime()
    if now.time() < FROM:
        return 0
    today = now.date()
    return sum(_remind(one, today=today) for one in _near(today) if _due(one, today=today))


def _near(today: dt.date) -> QuerySet[Submission]:
    """Give the open promises that some reminder may be due for."""
    first, last = today - LATEST - REMINDED_ON[-1], today - REMINDED_ON[0]
    return promising.open_promises().filter(promise__due_on__range=(first, last))


@transaction.atomic
def _remind(submission: Submission, *, today: dt.date) -> bool:
    now = promising.open_promises().select_for_update(of=("self",))
    locked = now.filter(pk=submission.pk, state=State.PROMISED).first()
    number = _due(locked, today=today) if locked else 0
    if locked is None or not number or not promise_letters.reminder(locked):
        return False
    day = locked.promise.due_on.isoformat()
    recording.record(_EVENT, locked, by=MACHINE, number=number, due_on=day)
    return True


def _due(submission: Submission, *, today: dt.date) -> int:
    """Give the number of the reminder to send now, counted from 1; 0 for none.

    One whose day was over when the day was promised, or long ago, is not made up for.
    """
    day = submission.promise.due_on
    story = list(recording.story(submission))
    promised_on = _date([event for event in story if event.verb in _NEW_DAY][-1])
    sent = [one.details["number"] for one in story if _is_of(one, day)]
    for number, after in reversed(list(enumerate(REMINDED_ON, start=1))):
        on = day + after
        if promised_on < on <= today:
            return number if number > max(sent, default=0) and today - on <= LATEST else 0
    return 0


def _is_of(event: Event, day: dt.date) -> bool:
    return event.verb == _EVENT and event.details["due_on"] == day.isoformat()


def _date(event: Event) -> dt.date:
    return timezone.localtime(event.at).date()
