"""After a stop of any kind: what was kept but not entered, or begun but not finished, goes on."""

import hashlib

from django_tasks_db.models import DBTaskResult

from viewpoints.intake import entering, envelope, placing, raw, receiving
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState, Channel


def recover(*, worker: str) -> int:
    """Take up again what ``worker`` had begun, and enter mail that has a file but no row.

    To be called before that worker runs; other processes may be taking in mail meanwhile. Doing a
    task again is safe: each looks at its row's state first. Gives how many things there were.
    """
    begun = [
        task.pk
        for task in DBTaskResult.objects.filter(status="RUNNING")
        if task.worker_ids[-1:] == [worker]
    ]
    left = DBTaskResult.objects.filter(pk__in=begun).update(status="READY", started_at=None)
    for name in raw.unfinished():
        left += _finish(name)
    return left


def _finish(name: str) -> bool:
    """Enter a raw file that a crash left without a row; tell whether it was one.

    What its sender has sent again meanwhile is here already, and the file goes.
    """
    channel = next(
        (one for one, end in receiving.ENDINGS.items() if name.endswith(f".{end}")), None
    )
    if channel is None or Arrival.objects.filter(raw=name).exists():
        raw.finish(name)
        return False
    arrival = entering.enter(_entry(name, channel))
    raw.finish(name) if arrival.raw == name else raw.discard(name)
    return arrival.raw == name


def _entry(name: str, channel: Channel) -> entering.Entry:
    data = raw.read(name)
    came = envelope.opened(data)
    return entering.Entry(
        name=name,
        channel=channel,
        state=_state(channel, came.recipients),
        sha256=hashlib.sha256(came.content).hexdigest(),
        size=len(came.content),
        sender=came.sender,
        recipients=came.recipients,
        trace=data[: len(data) - len(came.content)],
    )


def _state(channel: Channel, recipients: list[str]) -> ArrivalState:
    """Give where it goes on: a form's address is to be confirmed, unless it came by a private link."""
    if channel != Channel.FORM or placing.is_answer(recipients):
        return ArrivalState.NEW
    return ArrivalState.UNCONFIRMED
