"""Which submissions an arrival brought: its own, and further ones where one mail held several essays.

The first is ``Arrival.submission``. Each further one has an event ALSO that names the arrival, and the
arrival an event BROUGHT that names the submission, so that either side finds the other by an index.
"""

from collections.abc import Iterable, Iterator

from django.db.models import Q, QuerySet

from viewpoints.intake.models import Arrival
from viewpoints.journal import recording
from viewpoints.journal.models import Actor, Event
from viewpoints.submissions.models import Submission

ALSO = "submission.came_with_others"
BROUGHT = "arrival.brought_another"


def join(arrival: Arrival, submission: Submission, *, by: Actor) -> None:
    """Tie an arrival, which the caller saves, to its submission; to further ones by events."""
    if arrival.submission_id is None:
        arrival.submission = submission
    elif arrival.submission_id != submission.pk:
        recording.record(ALSO, submission, by=by, arrival=arrival.pk)
        recording.record(BROUGHT, arrival, by=by, submission=submission.pk)


def arrivals_of(submissions: Iterable[Submission]) -> QuerySet[Arrival]:
    """Give what came about submissions, oldest first; also the mail that brought one with others."""
    keys = [one.pk for one in submissions]
    kind = recording.kind(Submission)
    events = Event.objects.filter(subject_kind=kind, subject_key__in=map(str, keys), verb=ALSO)
    also = [event.details["arrival"] for event in events]
    return Arrival.objects.filter(Q(submission__in=keys) | Q(pk__in=also)).order_by("pk")


def submissions_of(arrival: Arrival) -> list[Submission]:
    """Give the submissions that an arrival brought and that are here still, in the order of its essays."""
    keys = [arrival.submission_id, *(further for _, further in _brought(arrival.pk))]
    rows = Submission.objects.in_bulk([key for key in keys if key])
    return [rows[key] for key in dict.fromkeys(keys) if key in rows]


def brought_others(arrivals: Iterable[Arrival]) -> bool:
    """Tell whether one of some arrivals brought more than one submission."""
    keys = [one.pk for one in arrivals]
    return bool(keys) and any(True for _further in _brought(*keys))


def shared() -> Iterator[tuple[int, int]]:
    """Give the key of each arrival that brought several submissions with the key of each further one."""
    return _brought()


def _brought(*arrivals: int) -> Iterator[tuple[int, int]]:
    events = Event.objects.filter(subject_kind=recording.kind(Arrival), verb=BROUGHT)
    if arrivals:
        events = events.filter(subject_key__in=map(str, arrivals))
    for event in events.iterator():
        yield int(event.subject_key), event.details["submission"]
