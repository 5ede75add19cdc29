"""The outbox: letters that a person reads first, and letters that did not arrive."""

from django.db import transaction
from django.db.models import Model, QuerySet

from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters import delivery
from viewpoints.letters.models import Letter
from viewpoints.letters.states import RELEASABLE, LetterState


@transaction.atomic
def release(letter: Letter, *, by: Actor) -> bool:
    """Let a letter leave that waits, failed, was withheld or came back; else gives False.

    It keeps its Message-ID: nobody has it yet.
    """
    stuck = Letter.objects.filter(pk=letter.pk, state__in=RELEASABLE)
    if not stuck.update(state=LetterState.LEAVING, attempts=0, code="", error="", told_at=None):
        return False
    recording.record("letter.released", letter, by=by)
    delivery.deliver.enqueue(letter.pk)
    return True


def letters_about(thing: Model) -> QuerySet[Letter]:
    """Give the letters written about a row, oldest first."""
    kind, key = recording.subject(thing)
    return Letter.objects.filter(about_kind=kind, about_key=key).select_related("to")
