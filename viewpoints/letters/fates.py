"""What becomes of a letter, on its row: it was sent, put off, failed, was delayed, came back."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters.addresses import mark_bounced
from viewpoints.letters.covering import cover
from viewpoints.letters.models import Letter
from viewpoints.letters.states import LetterState

DELIVERY = Actor.machine("delivery")
_GONE = (LetterState.LEAVING, LetterState.SENT)


def begun(letter: Letter) -> bool:
    """Count an attempt before it is made; gives False when the letter is another's to send."""
    rows = Letter.objects.filter(pk=letter.pk, state=LetterState.LEAVING, attempts=letter.attempts)
    return bool(rows.update(attempts=F("attempts") + 1))


@transaction.atomic
def sent(letter: Letter, *, provider_id: str = "") -> None:
    """The mail server or provider took it. A bounce may have been quicker: that stands."""
    row = Letter.objects.filter(pk=letter.pk)
    row.update(sent_at=timezone.now(), provider_id=provider_id[:255])
    row.filter(state=LetterState.LEAVING).update(state=LetterState.SENT, error="", code="")


@transaction.atomic
def failed(letter: Letter, *, code: str, reason: str, blames_address: bool) -> None:
    """It could not leave, for good; only a person can let it leave again."""
    _write(letter, code, reason, state=LetterState.FAILED)
    if blames_address:
        mark_bounced(letter.to)
    recording.record("letter.failed", letter, by=DELIVERY, code=code)


def put_off(letter: Letter, *, code: str, reason: str) -> None:
    """It could not leave this time."""
    _write(letter, code, reason)


@transaction.atomic
def delayed(letter: Letter, *, code: str, reason: str, by: Actor) -> bool:
    """A mail server on its way says that it has not arrived yet; gives False when that was known."""
    if letter.state != LetterState.SENT or (letter.code, letter.error) == (code, _kept(reason)):
        return False
    _write(letter, code, reason)
    recording.record("letter.delayed", letter, by=by, code=code)
    return True


@transaction.atomic
def came_back(letter: Letter, *, code: str, reason: str, marks: bool, by: Actor) -> bool:
    """It did not arrive. With ``marks`` its address takes no more; gives False when that was known.

    Raises nothing for a letter that was never sent: that cannot come back.
    """
    row = Letter.objects.filter(pk=letter.pk, state__in=_GONE)
    if not row.update(state=LetterState.BOUNCED, code=code[:16], error=_kept(reason), told_at=None):
        return False
    if marks:
        mark_bounced(letter.to)
    recording.record("letter.came_back", letter, by=by, code=code)
    return True


def _write(letter: Letter, code: str, reason: str, **more: str) -> None:
    Letter.objects.filter(pk=letter.pk).update(code=code[:16], error=_kept(reason), **more)


def _kept(reason: str) -> str:
    """Cover our secrets in what a stranger's server said, and keep what fits."""
    return cover(reason)[:255]
