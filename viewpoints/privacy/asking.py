"""She asks for a copy of her data, or that it is erased; both go by mail to her own address."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from viewpoints.articles.models import Section
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters.models import Address
from viewpoints.privacy import exporting, letters
from viewpoints.privacy.models import Erasure, Export, Wish
from viewpoints.privacy.person import person_at, refuse_editor

CONFIRMED_WITHIN = timedelta(days=7)


class Over(LookupError):
    """The time to confirm an erasure is over, or a newer wish took its place."""


@transaction.atomic
def ask_for_copy(address: Address, *, by: Actor, section: Section | None = None) -> Export:
    """Let the worker make a copy of what is held of whoever has this address, and mail her a link to it.

    One that is being made, or can still be fetched, is not made again: its letter is on its way or there.
    """
    open_one = exporting.open_of(address)
    if open_one:
        return open_one
    export = Export.objects.create(address=address, section=section)
    recording.record("person.copy_asked", export, by=by)
    exporting.make.enqueue(export.pk)
    return export


@transaction.atomic
def ask_to_erase(
    address: Address, *, by: Actor, wish: Wish, section: Section | None = None
) -> Erasure:
    """Write down that somebody wants her data erased, and mail her the link by which she confirms it.

    A wish of hers that is not confirmed is replaced. Raises IsEditor for somebody who works at the desk.
    """
    refuse_editor(person_at(address))
    confirmed = Erasure.objects.filter(address=address, confirmed_at__isnull=False, done_at=None)
    if standing := confirmed.first():
        return standing
    Erasure.objects.filter(address=address, confirmed_at=None).delete()
    erasure = Erasure.objects.create(address=address, section=section, wish=wish)
    recording.record("person.erasure_asked", erasure, by=by)
    letters.confirm_erasure(erasure)
    return erasure


@transaction.atomic
def confirm(erasure: Erasure, *, by: Actor) -> bool:
    """Take the confirmation; the clock erases once the last letter has left.

    Gives False when it was taken before. Raises Over.
    """
    erasure = Erasure.objects.select_for_update().get(pk=erasure.pk)
    if erasure.confirmed_at:
        return False
    if not still_open(erasure):
        raise Over(str(erasure))
    erasure.confirmed_at = timezone.now()
    erasure.save(update_fields=["confirmed_at"])
    recording.record("person.erasure_confirmed", erasure, by=by)
    letters.last(erasure)
    return True


def still_open(erasure: Erasure) -> bool:
    """Tell whether an erasure can still be confirmed."""
    return erasure.confirmed_at is None and timezone.now() < erasure.asked_at + CONFIRMED_WITHIN
