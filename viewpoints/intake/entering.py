"""Enter: the rows of raw mails that are on disk, and their turn before the worker.

Several that come at once are entered together: one sync of their folder and one transaction for
all that wait. That is what a durable answer costs most (docs/decisions/0018-ways-in.md).
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import connection, transaction
from django.db.utils import OperationalError

from viewpoints.articles.models import Section
from viewpoints.intake import placing, raw, sorting
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState, Channel
from viewpoints.letters.covering import cover


@dataclass
class Entry:
    """One raw mail that is on disk and has no row yet, and what becomes of it.

    ``sender`` and ``recipients`` are as they came; ``trace`` is how they stand on top of the file.
    """

    name: str
    channel: Channel
    state: ArrivalState
    sha256: str
    size: int
    sender: str | None
    recipients: Sequence[str]
    trace: bytes
    arrival: Arrival | None = field(default=None, init=False)
    failure: Exception | None = field(default=None, init=False)


_waiting: list[Entry] = []
_list = threading.Lock()
# Threads that wait here wake at once; those that meet SQLite's own lock sleep and try again.
_one_at_a_time = threading.Lock()


def enter(entry: Entry) -> Arrival:
    """Make its row, with our secrets covered, and put it before the worker if it is new.

    Gives the former arrival, and makes no row, when the very same mail is here already. Raises
    DatabaseError or OSError when the row is not there.
    """
    if connection.in_atomic_block:  # a writer of its own must not wait for others to write
        raw.sync([entry.name])
        return _enter_all([entry])[0]
    with _list:
        _waiting.append(entry)
    with _one_at_a_time:
        if not entry.arrival and not entry.failure:
            with _list:
                together = _waiting[:]
                _waiting.clear()
            _enter_together(together)
    if entry.arrival:
        return entry.arrival
    raise entry.failure or OSError("not entered")


def _enter_together(entries: list[Entry]) -> None:
    """Give each entry its arrival or its failure; one that cannot be entered keeps no other out."""
    try:
        raw.sync(entry.name for entry in entries)
        for entry, arrival in zip(entries, _enter_all(entries), strict=True):
            entry.arrival = arrival
    except Exception as failure:
        if len(entries) == 1 or isinstance(failure, OSError | OperationalError):
            for entry in entries:  # the disk, a lock: it is so for all
                entry.failure = failure
            return
        for entry in entries:
            _enter_together([entry])


@transaction.atomic
def _enter_all(entries: list[Entry]) -> list[Arrival]:
    known = _known(entries)
    sections = placing.with_mailbox()
    found = [_known_as(entry, known) or _row(entry, known, sections) for entry in entries]
    fresh = [
        arrival for arrival in {id(one): one for one in found}.values() if arrival._state.adding
    ]
    for arrival in Arrival.objects.bulk_create(fresh):
        if arrival.state == ArrivalState.NEW:
            sorting.sort.enqueue(arrival.pk)
    return found


def _known(entries: list[Entry]) -> dict[str, list[Arrival]]:
    """Give the mails of the same bytes that are here already."""
    same: dict[str, list[Arrival]] = {}
    digests = {entry.sha256 for entry in entries if entry.channel == Channel.MAIL}
    rows = Arrival.objects.filter(channel=Channel.MAIL, sha256__in=digests)
    for one in rows.only("raw", "sha256", "size").order_by("pk"):
        same.setdefault(one.sha256, []).append(one)
    return same


def _known_as(entry: Entry, known: dict[str, list[Arrival]]) -> Arrival | None:
    """Give the arrival whose file is the same to the last byte, with the envelope on top."""
    for one in known.get(entry.sha256, ()) if entry.channel == Channel.MAIL else ():
        if one.size == entry.size and raw.begins(one.raw, entry.trace):
            return one
    return None


def _row(entry: Entry, known: dict[str, list[Arrival]], sections: Sequence[Section]) -> Arrival:
    """Make a row, not yet in the database, that another of the same mails beside it is known as.

    Whose it is by its mailbox is set at once: until it is sorted, nobody else sees it.
    """
    arrival = Arrival(
        channel=entry.channel,
        state=entry.state,
        raw=entry.name,
        sha256=entry.sha256,
        size=entry.size,
        envelope_from=cover(entry.sender or "")[:320],
        envelope_to=[cover(to) for to in entry.recipients],
        section=placing.section_among(sections, [to.strip().lower() for to in entry.recipients]),
    )
    if entry.channel == Channel.MAIL:
        known.setdefault(entry.sha256, []).append(arrival)
    return arrival
