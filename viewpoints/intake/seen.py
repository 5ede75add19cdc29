"""What authors wrote about an open submission, until an editor has seen it."""

from django.db.models import CharField, Exists, F, OuterRef, QuerySet
from django.db.models.functions import Cast

from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState
from viewpoints.journal import recording
from viewpoints.journal.models import Actor, Event
from viewpoints.submissions.states import UNSETTLED

SEEN = "arrival.seen"


def unseen() -> QuerySet[Arrival]:
    """Give the mail about open and promised submissions that came since they last moved, and nobody saw."""
    seen = Event.objects.filter(
        subject_kind=recording.kind(Arrival),
        subject_key=Cast(OuterRef("pk"), CharField()),
        verb=SEEN,
    )
    return Arrival.objects.filter(
        ~Exists(seen),
        state=ArrivalState.ANSWERED,
        submission__state__in=UNSETTLED,
        submission__moved_at__lt=F("received_at"),
    )


def see(arrival: Arrival, *, by: Actor) -> None:
    """Write down that an editor has seen what an author wrote: it waits for nobody any more."""
    if unseen().filter(pk=arrival.pk).exists():
        recording.record(SEEN, arrival, by=by)
