"""The same mail twice is one arrival; another mail is never taken for it.

A mail is the same when it comes from the same sender and has the same bytes, or the same Message-ID and
the same content (subject, words and files): on a second way the head is another. An essay whose sender
pressed the button twice has two Message-IDs: the same content within a week is one offer, as long as that
is not over. A Message-ID alone says nothing: broken programs reuse theirs, and anyone can copy one.
"""

from datetime import timedelta

from django.db.models import QuerySet

from viewpoints.intake.models import Arrival
from viewpoints.intake.proof.proving import is_proved
from viewpoints.intake.states import ArrivalState
from viewpoints.letters.models import Address
from viewpoints.submissions.states import OPEN, State

DUPLICATE = "duplicate"
SAME_ID = "same_message_id"
WITHIN = timedelta(days=7)
_UNREAD = (ArrivalState.NEW, ArrivalState.UNCONFIRMED)
_NOT_OVER = OPEN | {State.PUBLISHED}
_COMPARED = 20
"""How many of the newest with the same Message-ID, or of the same sender, are looked at."""


def take_turns(sender: Address) -> None:
    """Let two mails of one sender be sorted one after the other; for the rest of the transaction."""
    Address.objects.select_for_update().get(pk=sender.pk)


def former(arrival: Arrival) -> Arrival | None:
    """Give the arrival that was this same mail and has been read, if there is one."""
    return next((one for one in _alike(arrival) if _is_same(one, arrival)), None)


def offered_before(arrival: Arrival) -> Arrival | None:
    """Give the arrival of the last week by which this sender offered exactly this, if it is not over.

    What could not be read then does not count: she was asked to send it again.
    """
    since = arrival.received_at - WITHIN
    rows = _read(arrival).filter(
        state=ArrivalState.SUBMITTED, received_at__gt=since, subject=arrival.subject
    )
    open_ones = rows.filter(submission__state__in=_NOT_OVER).exclude(submission__blocks=[])
    open_ones = open_ones.order_by("-pk")[:_COMPARED]
    return next((one for one in open_ones if _has_same_content(one, arrival)), None)


def reuses_an_id(arrival: Arrival) -> bool:
    """Tell whether another mail of this sender came with the same Message-ID and other content."""
    if not arrival.message_id:
        return False
    others = _by_id(arrival).order_by("-pk")[:_COMPARED]
    return any(not _has_same_content(one, arrival) for one in others)


def _alike(arrival: Arrival) -> list[Arrival]:
    found = list(_read(arrival).filter(sha256=arrival.sha256).order_by("pk")[:_COMPARED])
    if arrival.message_id:
        found += _by_id(arrival).order_by("-pk")[:_COMPARED]
    return [one for one in found if DUPLICATE not in one.notes]


def _read(arrival: Arrival) -> QuerySet[Arrival]:
    """Give what was read of the same sender before; where none is named, of nobody."""
    others = Arrival.objects.exclude(pk=arrival.pk).exclude(state__in=_UNREAD)
    return others.filter(sender=arrival.sender)


def _by_id(arrival: Arrival) -> QuerySet[Arrival]:
    return _read(arrival).filter(message_id=arrival.message_id)


def _is_same(former: Arrival, arrival: Arrival) -> bool:
    """Compare two mails; what is proved to be hers is never swallowed by what only says so."""
    if is_proved(arrival.notes) and not is_proved(former.notes):
        return False
    return former.sha256 == arrival.sha256 or _has_same_content(former, arrival)


def _has_same_content(one: Arrival, other: Arrival) -> bool:
    return _content(one) == _content(other)


def _content(arrival: Arrival) -> tuple[str, str, list[str]]:
    files = arrival.attachments.filter(packed_in=None).values_list("sha256", flat=True)
    return arrival.subject, arrival.full_text, sorted(files)
