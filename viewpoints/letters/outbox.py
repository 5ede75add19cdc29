"""The outbox: letters that a person reads first, and letters that did not arrive."""

from django.db import transaction
from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters import delivery
from viewpoints.letters.models import Letter
from viewpoints.letters.states import RELEASABLE, LetterState


@transaction.atomic
def release(letter: Letter, *, by: Actor) -> bool:
    """Let a letter leave that waits, failed, was withheld or came back; else gives False.

    One that heeds its reader's quiet hours leaves at once, too. It keeps its Message-ID: nobody has it yet.
    """
    put_off = Q(state=LetterState.LEAVING, not_before__gt=timezone.now())
    stuck = Letter.objects.filter(Q(state__in=RELEASABLE) | put_off, pk=letter.pk)
    fresh = {"attempts": 0, "code": "", "error": "", "told_at": None, "not_before": None}
    if not stuck.update(state=LetterState.LEAVING, **fresh):
        return False
    recording.record("letter.released", letter, by=by)
    delivery.deliver.enqueue(letter.pk)
    return True


def may_leave(letter: Letter) -> bool:
    """Tell whether ``release`` would let a letter leave."""
    put_off = letter.not_before is not None and letter.not_before > timezone.now()
    return letter.state in RELEASABLE or (letter.state == LetterState.LEAVING and put_off)


def letters_about(thing: Model) -> QuerySet[Letter]:
    """Give the letters written about a row, oldest first."""
    kind, key = recording.subject(thing)
    return Letter.objects.filter(about_kind=kind, about_key=key).select_related("to")
