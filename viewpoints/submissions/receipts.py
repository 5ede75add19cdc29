"""Receipts: one letter an hour at most tells a sender what came from her.

The first submission is acknowledged at once. What follows within the hour is put off to its end, and
then told in one letter that lists it all, each with its own link: a sender of ten essays gets two
letters, a program that writes every minute one an hour, and nothing goes unacknowledged.
"""

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from viewpoints.journal import recording
from viewpoints.journal.models import Actor, Event
from viewpoints.letters.models import Address, Letter
from viewpoints.submissions import letters
from viewpoints.submissions.models import Submission

BETWEEN = timedelta(hours=1)
MACHINE = Actor.machine("receipts")
_TEMPLATES = ("receipt", "receipt_of_a_letter", "receipts")
_PUT_OFF, _GIVEN = "submission.receipt_put_off", "submission.receipt_given"
_LOOKED_BACK = timedelta(days=3)
"""How old a submission may be whose receipt was put off: the worker may have stood still."""


def acknowledge(
    submission: Submission,
    *,
    problems: Sequence[str] = (),
    also: Sequence[tuple[Submission, Sequence[str]]] = (),
    forwarded_by: str = "",
    hold: bool = False,
) -> None:
    """Write the receipt of a new submission, or put it off when its sender got one within the hour.

    ``problems`` are codes of what could not be read or was lost (``unread``); ``also`` came in the same
    mail, each with its own codes, and stand in the same letter. ``forwarded_by`` names the editor who
    handed it on; with ``hold`` the letter waits until an editor lets it leave. To be called within a
    transaction.
    """
    sender = Address.objects.select_for_update().get(pk=submission.sender_id)
    last, rows = _last(sender), [submission, *(one for one, _ in also)]
    of = {submission.pk: problems, **{one.pk: codes for one, codes in also}}
    if (hold or last is None) and also:
        letters.receipts(rows, problems=of, forwarded_by=forwarded_by, hold=hold)
        return
    if hold or last is None:
        letters.receipt(submission, problems=problems, forwarded_by=forwarded_by, hold=hold)
        return
    for one in rows:
        told = [*map(str, of.get(one.pk, ()))]
        recording.record(_PUT_OFF, one, by=MACHINE, problems=told)
    if acknowledge_rest.get_backend().supports_defer:
        acknowledge_rest.using(run_after=last.created_at + BETWEEN).enqueue(sender.pk)


@task(backend="work")
def acknowledge_rest(address_pk: int) -> None:
    """Write one letter for all whose receipt was put off; doing it twice is doing it once."""
    with transaction.atomic():
        sender = Address.objects.select_for_update().get(pk=address_pk)
        owed = _owed(sender)
        if not owed:
            return
        problems = {one.pk: found for one, found in owed}
        rows = [one for one, _ in owed]
        if len(rows) == 1:
            letter = letters.receipt(rows[0], problems=problems[rows[0].pk])
        else:
            letter = letters.receipts(rows, problems=problems)
        for one in rows:
            recording.record(_GIVEN, one, by=MACHINE, letter=letter.pk)


def _last(sender: Address) -> Letter | None:
    """Give the receipt that ``sender`` got within the hour, if any."""
    since = timezone.now() - BETWEEN
    got = Letter.objects.filter(to=sender, template__in=_TEMPLATES, created_at__gt=since)
    return got.order_by("-pk").first()


def _owed(sender: Address) -> list[tuple[Submission, list[str]]]:
    """Give whose receipt was put off and not given since, oldest first, with what could not be read."""
    since = timezone.now() - _LOOKED_BACK
    rows = Submission.objects.filter(sender=sender, received_at__gt=since).order_by("pk")
    by_key = {str(one.pk): one for one in rows}
    events = Event.objects.filter(
        subject_kind=recording.kind(Submission), subject_key__in=by_key, verb__in=[_PUT_OFF, _GIVEN]
    )
    owed: dict[str, list[str]] = {}
    for event in events:
        if event.verb == _PUT_OFF:
            owed[event.subject_key] = event.details.get("problems", [])
        else:
            owed.pop(event.subject_key, None)
    return [(by_key[key], problems) for key, problems in owed.items()]
