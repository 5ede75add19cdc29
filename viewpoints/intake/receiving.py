"""Receive: what arrives is on disk and in the database, synced, before it is acknowledged."""

import hashlib
from collections.abc import Sequence

from viewpoints.intake import entering, envelope, raw
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState, Channel

ENDINGS = {Channel.MAIL: "eml", Channel.FORM: "form", Channel.HAND: "hand"}


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
    A mail that is here already, with the same bytes and the same envelope, is given again: its
    sender did not hear our answer.

    The file comes first, with the envelope on top (RFC 5321, section 4.4), so that a crash between
    file and row leaves a file that ``recovery`` can enter whole. Raises OSError or DatabaseError
    when it could not be kept; the peer is then told to try again.
    """
    trace = envelope.written(envelope_from, envelope_to)
    coming = raw.Coming(trace, data, ending=ENDINGS[channel])
    entry = entering.Entry(
        name=coming.name,
        channel=channel,
        state=state,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        sender=envelope_from,
        recipients=list(envelope_to),
        trace=trace,
    )
    try:
        arrival = entering.enter(entry)
    except BaseException:
        _give_up(coming)
        raise
    coming.done() if arrival.raw == coming.name else coming.discard()
    return arrival


def _give_up(coming: raw.Coming) -> None:
    """Take away what was not entered; where even that cannot be asked, ``recovery`` will."""
    try:
        entered = Arrival.objects.filter(raw=coming.name).exists()
    except BaseException:
        coming.leave()
        raise
    coming.done() if entered else coming.discard()
