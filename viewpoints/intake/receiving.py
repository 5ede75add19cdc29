"""Receive: what arrives is on disk and in the database, synced, before it is acknowledged."""

import hashlib
from collections.abc import Sequence

from django.db import transaction

from viewpoints.intake import raw, sorting
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState, Channel


def receive(
    data: bytes,
    *,
    envelope_from: str = "",
    envelope_to: Sequence[str] = (),
    channel: Channel = Channel.MAIL,
    state: ArrivalState = ArrivalState.NEW,
) -> Arrival:
    """Keep one raw mail and put it before the worker. When this returns, it is safe.

    The file comes first, with the envelope on top (RFC 5321, section 4.4), so that a crash between
    file and row leaves a file that ``recover`` can enter whole. Raises OSError or DatabaseError when
    it could not be kept; the peer is then told to try again.
    """
    name = raw.write(_trace(envelope_from, envelope_to) + data)
    with transaction.atomic():
        arrival = Arrival.objects.create(
            channel=channel,
            state=state,
            raw=name,
            sha256=hashlib.sha256(data).hexdigest(),
            size=len(data),
            envelope_from=envelope_from[:320],
            envelope_to=list(envelope_to),
        )
        if state == ArrivalState.NEW:
            sorting.sort.enqueue(arrival.pk)
    return arrival


def _trace(envelope_from: str, envelope_to: Sequence[str]) -> bytes:
    """Give the trace lines of a final delivery; nothing when there was no envelope."""
    if not envelope_to:
        return b""
    lines = [f"Return-Path: <{envelope_from}>", *(f"Delivered-To: {to}" for to in envelope_to)]
    return "".join(f"{line}\r\n" for line in lines).encode()
