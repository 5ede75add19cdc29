"""Receive: what arrives is on disk and in the database, synced, before it is acknowledged."""

import hashlib
import threading
from collections.abc import Sequence

from django.db import transaction

from viewpoints.intake import envelope, raw, sorting
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState, Channel
from viewpoints.letters.covering import cover

ENDINGS = {Channel.MAIL: "eml", Channel.FORM: "form"}
# Threads that wait here wake at once; those that meet SQLite's own lock sleep and try again.
_one_at_a_time = threading.Lock()


def receive(
    data: bytes,
    *,
    envelope_from: str | None = None,
    envelope_to: Sequence[str] = (),
    channel: Channel = Channel.MAIL,
    state: ArrivalState = ArrivalState.NEW,
) -> Arrival:
    """Keep one raw mail and put it before the worker. When this returns, it is safe.

    An empty ``envelope_from`` is the null sender of bounces (RFC 5321, section 4.5.5); None is unknown.

    The file comes first, with the envelope on top (RFC 5321, section 4.4), so that a crash between
    file and row leaves a file that ``recovery`` can enter whole. Raises OSError or DatabaseError
    when it could not be kept; the peer is then told to try again.
    """
    traced = envelope.written(envelope_from, envelope_to) + data
    name = raw.write(traced, ending=ENDINGS[channel])
    with _one_at_a_time:
        return enter(name, channel=channel, state=state)


@transaction.atomic
def enter(
    name: str, *, channel: Channel = Channel.MAIL, state: ArrivalState = ArrivalState.NEW
) -> Arrival:
    """Make the row of a raw mail that is on disk, and put it before the worker if it is new.

    The row holds its envelope with our secrets covered.
    """
    came = envelope.opened(raw.read(name))
    arrival = Arrival.objects.create(
        channel=channel,
        state=state,
        raw=name,
        sha256=hashlib.sha256(came.content).hexdigest(),
        size=len(came.content),
        envelope_from=cover(came.sender or "")[:320],
        envelope_to=[cover(to) for to in came.recipients],
    )
    if state == ArrivalState.NEW:
        sorting.sort.enqueue(arrival.pk)
    return arrival
