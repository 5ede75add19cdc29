"""The outbox: letters that a person reads first, and letters that did not arrive."""

import hashlib
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters import delivery
from viewpoints.letters.marks import names_in
from viewpoints.letters.models import Letter
from viewpoints.letters.states import RELEASABLE, LetterState


class NotWaiting(Exception):
    """The letter does not wait any more, or another editor changed it meanwhile."""


class LinksChanged(ValueError):
    """New words lost private links of the letter, or name some that it has not."""

    def __init__(self, *, lost: Iterable[str], invented: Iterable[str]) -> None:
        super().__init__("links changed")
        self.lost, self.invented = sorted(lost), sorted(invented)


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


@transaction.atomic
def reword(letter: Letter, *, subject: str, body: str, seen: str, by: Actor) -> None:
    """Change the words of a letter that waits; its first words are kept.

    ``seen`` is the ``fingerprint`` of what the editor changed. An HTML side goes: it would say what the
    letter no longer says. Raises NotWaiting, or LinksChanged where a private link was lost or invented.
    """
    ours, hers = names_in(letter.body), names_in(f"{subject} {body}")
    if names_in(subject) or ours != hers:
        raise LinksChanged(lost=ours - names_in(body), invented=names_in(subject) | (hers - ours))
    row = Letter.objects.select_for_update().get(pk=letter.pk)
    if row.state != LetterState.WAITING or fingerprint(row) != seen:
        raise NotWaiting
    if (row.subject, row.body) == (subject, body):
        return
    if not row.original_body:
        row.original_subject, row.original_body = row.subject, row.body
    row.subject, row.body, row.html, row.pictures = subject, body, "", {}
    row.save(
        update_fields=["original_subject", "original_body", "subject", "body", "html", "pictures"]
    )
    recording.record("letter.reworded", row, by=by)


@transaction.atomic
def discard(letter: Letter, *, reason: str, by: Actor) -> bool:
    """Decide that a letter that waits is never sent; it is kept with the reason. Else gives False."""
    waiting = Letter.objects.filter(pk=letter.pk, state=LetterState.WAITING)
    if not waiting.update(state=LetterState.DISCARDED, code="", error=reason[:255]):
        return False
    recording.record("letter.discarded", letter, by=by)
    return True


def fingerprint(letter: Letter) -> str:
    """Give a short name of a letter's words as they are now."""
    return hashlib.sha256(f"{letter.subject}\n{letter.body}".encode()).hexdigest()[:16]


def letters_about(thing: Model) -> QuerySet[Letter]:
    """Give the letters written about a row, oldest first."""
    kind, key = recording.subject(thing)
    return Letter.objects.filter(about_kind=kind, about_key=key).select_related("to")
