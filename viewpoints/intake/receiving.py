"""Receive: what arrives is on disk and in the database, synced, before it is acknowledged."""

import hashlib
import re
import threading
from collections.abc import Sequence

from django.db import transaction

from viewpoints.intake import raw, sorting
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState, Channel

ENDINGS = {Channel.MAIL: "eml", Channel.FORM: "form"}
# Threads that wait here wake at once; those that meet SQLite's own lock sleep and try again.
_one_at_a_time = threading.Lock()
_TRACE = re.compile(rb"(Return-Path|Delivered-To): <?([^>\r\n]*)>?\r\n")


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
    traced = _trace(envelope_from, envelope_to) + data
    name = raw.write(traced, ending=ENDINGS[channel])
    with _one_at_a_time:
        return enter(name, channel=channel, state=state)


@transaction.atomic
def enter(
    name: str, *, channel: Channel = Channel.MAIL, state: ArrivalState = ArrivalState.NEW
) -> Arrival:
    """Make the row of a raw mail that is on disk, and put it before the worker if it is new."""
    data = raw.read(name)
    trace, content = _split(data)
    arrival = Arrival.objects.create(
        channel=channel,
        state=state,
        raw=name,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        envelope_from="".join(value for field, value in trace if field == "Return-Path")[:320],
        envelope_to=[value for field, value in trace if field == "Delivered-To"],
    )
    if state == ArrivalState.NEW:
        sorting.sort.enqueue(arrival.pk)
    return arrival


def _trace(envelope_from: str | None, envelope_to: Sequence[str]) -> bytes:
    """Give the trace lines of a final delivery; nothing for what is not known."""
    lines = [] if envelope_from is None else [f"Return-Path: <{envelope_from}>"]
    lines += [f"Delivered-To: {to}" for to in envelope_to]
    return "".join(f"{line}\r\n" for line in lines).encode()


def _split(data: bytes) -> tuple[list[tuple[str, str]], bytes]:
    """Take the trace lines that we put on top off again; a mail read from a file may have none."""
    trace, at = [], 0
    while found := _TRACE.match(data, at):
        trace.append((found[1].decode(), found[2].decode("utf-8", "replace")))
        at = found.end()
    return trace, data[at:]
