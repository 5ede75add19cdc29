"""Confirm: what came by the form goes to an editor once its sender has shown that the address is hers."""

from django.db import transaction

from viewpoints.intake import sorting
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState
from viewpoints.journal import recording
from viewpoints.journal.models import Actor


@transaction.atomic
def confirm(arrival: Arrival, *, by: Actor) -> bool:
    """Put an unconfirmed arrival before the worker; gives False when it was confirmed before."""
    unconfirmed = Arrival.objects.filter(pk=arrival.pk, state=ArrivalState.UNCONFIRMED)
    if not unconfirmed.update(state=ArrivalState.NEW):
        return False
    recording.record("arrival.confirmed", arrival, by=by)
    sorting.sort.enqueue(arrival.pk)
    return True
