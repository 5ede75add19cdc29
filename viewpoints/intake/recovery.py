"""After a stop of any kind: what was kept but not entered, or begun but not finished, goes on."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from viewpoints.intake import envelope, placing, raw, receiving
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState, Channel

LOOK_BACK_DAYS = 3


def recover(*, worker: str) -> int:
    """Take up again what ``worker`` had begun, and enter mail that has a file but no row.

    To be called before that worker runs. Doing a task again is safe: each looks at its row's state
    first. Gives how many things there were.
    """
    begun = [
        task.pk
        for task in DBTaskResult.objects.filter(status="RUNNING")
        if task.worker_ids[-1:] == [worker]
    ]
    left = DBTaskResult.objects.filter(pk__in=begun).update(status="READY", started_at=None)
    for name in unentered(Channel.MAIL):
        receiving.enter(name)
        left += 1
    for name in unentered(Channel.FORM):
        receiving.enter(name, channel=Channel.FORM, state=_state_of(name))
        left += 1
    return left


def _state_of(form: str) -> ArrivalState:
    """Give where a form goes on: by a private link its address was known, any other is to be confirmed."""
    recipients = envelope.opened(raw.read(form)).recipients
    return ArrivalState.NEW if placing.is_answer(recipients) else ArrivalState.UNCONFIRMED


def unentered(channel: Channel) -> Iterator[str]:
    """Give the raw files of the last days that no row knows of: a crash came between file and row."""
    ending = receiving.ENDINGS[channel]
    for day in range(LOOK_BACK_DAYS + 1):
        folder = f"{timezone.now() - timedelta(days=day):%Y/%m/%d}"
        names = {f"{folder}/{path.name}" for path in (raw.root() / folder).glob(f"*.{ending}")}
        known = Arrival.objects.filter(raw__startswith=f"{folder}/").values_list("raw", flat=True)
        yield from sorted(names - set(known))
