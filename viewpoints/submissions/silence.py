"""Silence: whoever does not answer is reminded twice; then the editor is told, and decides.

A minute more or less does not matter here, so there are no tasks: the worker calls ``catch_up``.
"""

from collections import Counter
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from viewpoints.journal import recording
from viewpoints.journal.models import Actor, Event
from viewpoints.submissions import letters
from viewpoints.submissions.models import Asked, Asking, Correction, Proxy, Submission, Yes
from viewpoints.submissions.states import State

REMINDED_AFTER = (timedelta(days=3), timedelta(days=7))
EDITOR_TOLD_AFTER = timedelta(days=10)
# After a long stop the second reminder may come late; she has at least so long to answer it.
AT_LEAST = timedelta(days=2)
MACHINE = Actor.machine("reminders")


def catch_up() -> int:
    """Send the reminders that are due, and tell editors of silence; gives how many letters were due.

    To be called when the worker starts, and every minute or so. Nothing is sent twice.
    """
    rows = waiting(since=timezone.now() - REMINDED_AFTER[0]).select_related("asking__submission")
    due = list(rows)
    return sum(map(_remind, _to_be_reminded(due))) + sum(map(_tell, _silent(due)))


def waiting(*, of: Submission | None = None, since: datetime | None = None) -> QuerySet[Asked]:
    """Give whoever was asked, can still answer, and has not: an author, or in her place her proxy.

    About all submissions, or one (``of``); only those asked at a time (``since``) or before it.
    """
    standing = Proxy.objects.filter(
        submission=OuterRef("asking__submission"), author=OuterRef("author"), ended_at=None
    )
    herself = Q(proxy=None, address=F("author__address")) & ~Exists(standing)
    by_proxy = Q(proxy__isnull=False, proxy__ended_at=None)
    # A yes that was taken back is an answer too.
    answered = Yes.objects.filter(asking=OuterRef("asking"), author=OuterRef("author"))
    rows = Asked.objects.filter(herself | by_proxy, asking__in=_open_askings(of, since))
    rows = rows.filter(asked_at__lte=since) if since else rows
    return rows.filter(~Exists(answered), author__submissions=F("asking__submission"))


def _open_askings(of: Submission | None, since: datetime | None) -> QuerySet[Asking]:
    """Give what can be answered, found by what is open now, not among all that was ever asked."""
    with_author = Submission.objects.filter(state=State.WITH_AUTHOR)
    corrections = Correction.objects.filter(printed_at=None, dropped_at=None)
    if of:
        with_author = with_author.filter(pk=of.pk)
    if since:  # a submission goes to its authors before they are asked
        with_author = with_author.filter(moved_at__lte=since)
    about = Q(submission__in=with_author.order_by().values("pk"))
    about |= Q(correction__in=corrections.order_by().values("pk"))
    translations = Asking.objects.filter(lapsed_at=None, translation__isnull=False)
    about |= Q(pk__in=translations.order_by().values("pk"))
    asked = Asking.objects.filter(submission=of) if of else Asking.objects.all()
    return asked.filter(about, lapsed_at=None).order_by()


def silent(*, of: Submission | None = None) -> QuerySet[Submission]:
    """Give the submissions whose authors have not answered for so long that the editor must decide.

    Among all, or one (``of``).
    """
    long_ago = waiting(of=of, since=timezone.now() - EDITOR_TOLD_AFTER)
    return Submission.objects.filter(pk__in=long_ago.values("asking__submission"))


def reminders_to(submission: Submission) -> list[Event]:
    """Give the reminders sent about a submission, oldest first; ``details`` name whom (``asked``)."""
    return list(recording.story(submission).filter(verb="submission.reminded"))


def _to_be_reminded(rows: list[Asked]) -> list[Asked]:
    sent = _sent([one.asking.submission_id for one in rows])
    return [one for one in rows if sent[one.pk] < _due(one)]


def _due(asked: Asked) -> int:
    since = timezone.now() - asked.asked_at
    return sum(since >= after for after in REMINDED_AFTER)


def _sent(submissions: list[int]) -> Counter[int]:
    """Give by who was asked how many reminders she got, counting those a long stop made superfluous."""
    events = Event.objects.filter(
        verb="submission.reminded",
        subject_kind=recording.kind(Submission),
        subject_key__in=map(str, submissions),
    )
    sent: Counter[int] = Counter()
    for details in events.values_list("details", flat=True):
        sent[details["asked"]] = max(sent[details["asked"]], details["number"])
    return sent


@transaction.atomic
def _remind(asked: Asked) -> int:
    submission = _locked(asked.asking)
    number = _due(asked)
    if not waiting().filter(pk=asked.pk).exists() or _sent([submission.pk])[asked.pk] >= number:
        return 0
    recording.record("submission.reminded", submission, by=MACHINE, asked=asked.pk, number=number)
    letters.reminder(asked)
    return 1


def _silent(rows: list[Asked]) -> list[Asking]:
    long_ago = timezone.now() - EDITOR_TOLD_AFTER
    askings = {one.asking_id: one.asking for one in rows if one.asked_at <= long_ago}
    return [asking for asking in askings.values() if _to_be_told(asking)]


def _to_be_told(asking: Asking) -> bool:
    story = recording.story(asking.submission)
    told = story.filter(verb="submission.silent", details__asking=asking.pk)
    last = story.filter(verb="submission.reminded").last()
    reminded = last is not None and last.at <= timezone.now() - AT_LEAST
    return reminded and not told.exists()


@transaction.atomic
def _tell(asking: Asking) -> int:
    submission = _locked(asking)
    if not _to_be_told(asking) or not waiting().filter(asking=asking).exists():
        return 0
    recording.record("submission.silent", submission, by=MACHINE, asking=asking.pk)
    letters.for_editor(submission, event="silent")
    return 1


def _locked(asking: Asking) -> Submission:
    return Submission.objects.select_for_update().get(pk=asking.submission_id)
