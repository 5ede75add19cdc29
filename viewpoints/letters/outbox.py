"""The outbox: letters that a person reads first, and letters that failed."""

from django.db import transaction
from django.db.models import Model, QuerySet

from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters import delivery
from viewpoints.letters.models import Letter
from viewpoints.letters.states import LetterState


@transaction.atomic
def release(letter: Letter, *, by: Actor) -> bool:
    """Let a waiting or failed letter leave; gives False when it had left before."""
    stuck = Letter.objects.filter(pk=letter.pk, state__in=[LetterState.WAITING, LetterState.FAILED])
    if not stuck.update(state=LetterState.LEAVING, attempts=0):
        return False
    recording.record("letter.released", letter, by=by)
    delivery.deliver.enqueue(letter.pk)
    return True


def letters_about(thing: Model) -> QuerySet[Letter]:
    """Give the letters written about a row, oldest first."""
    kind, key = recording.subject(thing)
    return Letter.objects.filter(about_kind=kind, about_key=key).select_related("to")
