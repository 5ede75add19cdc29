"""The process that takes in mail and does the work: receiver, mailbox and worker, side by side."""

import logging
import threading
from collections.abc import Callable

from django.conf import settings
from django.db import close_old_connections, connections
from django_tasks_db.management.commands.db_worker import Worker

from viewpoints.articles import editors, indexing, telling
from viewpoints.config import query_plans, workers
from viewpoints.config.settings import VIEWPOINTS
from viewpoints.desk import digest
from viewpoints.intake import mailboxes
from viewpoints.intake.lmtp import Receiver
from viewpoints.intake.recovery import recover
from viewpoints.privacy import applying, erasing, files
from viewpoints.submissions import reminding, scheduling, searching, silence, undelivered

log = logging.getLogger(__name__)
NAMES = settings.DATA / "workers"
POLL_SECONDS = 0.5
CATCH_UP_SECONDS = 60.0


def take_up() -> int:
    """Go on with what workers had begun that have ended; gives how many things there were."""
    files.sweep()  # first: mail that was removed is not to be entered again
    return sum(recover(worker=name) for name in workers.ended(NAMES))


CATCH_UP: tuple[Callable[[], int], ...] = (
    take_up,
    query_plans.catch_up,
    scheduling.catch_up,
    silence.catch_up,
    reminding.catch_up,
    undelivered.catch_up,
    searching.catch_up,
    indexing.catch_up,
    telling.catch_up,
    erasing.catch_up,
    applying.catch_up,
    digest.catch_up,
    editors.catch_up,
)


def work() -> None:
    """Receive mail and run tasks until SIGTERM or SIGINT; what a former process left goes first."""
    files.sweep()  # first: mail that was removed is not to be entered again
    own = workers.take(NAMES)
    left = recover(worker=own.name)
    if left:
        log.info("took up %d things that an earlier stop had left", left)
    receiver = Receiver(
        host=VIEWPOINTS.LMTP_HOST,
        port=VIEWPOINTS.LMTP_PORT,
        max_bytes=VIEWPOINTS.MAX_MAIL_BYTES,
    )
    receiver.start()
    clock = Clock()
    beside = [clock, *pollers()]
    for one in beside:
        one.start()
    try:
        _worker(own.name).run()
    finally:
        for one in beside:
            one.stop()
        receiver.stop()


def mailbox() -> mailboxes.Mailbox | None:
    """Give the mailbox that mail is taken from, if there is one; raises WrongAddress."""
    if not VIEWPOINTS.IMAP_URL:
        return None
    return mailboxes.mailbox(
        VIEWPOINTS.IMAP_URL,
        move_to=VIEWPOINTS.IMAP_MOVE_TO,
        recipient_field=VIEWPOINTS.IMAP_RECIPIENT_FIELD,
        max_bytes=VIEWPOINTS.MAX_MAIL_BYTES,
    )


def pollers() -> list[mailboxes.Poller]:
    """Give what looks into mailboxes; an address that cannot be used is logged, and mail waits there."""
    try:
        box = mailbox()
    except mailboxes.WrongAddress as wrong:
        log.error("no mail is taken: %s", wrong)
        return []
    return [mailboxes.Poller(box, seconds=max(1, VIEWPOINTS.IMAP_SECONDS))] if box else []


class Clock(threading.Thread):
    """Beside the worker: does what has become due by time alone, at the start and every minute."""

    def __init__(self) -> None:
        super().__init__(name="clock", daemon=True)
        self.stopping = threading.Event()

    def run(self) -> None:
        catch_up()
        while not self.stopping.wait(CATCH_UP_SECONDS):
            catch_up()
        connections.close_all()

    def stop(self) -> None:
        """End after what is being done; a publication is never cut off in the middle."""
        self.stopping.set()
        self.join(timeout=10)


def catch_up() -> None:
    """Do everything that is due once; a failure of one keeps no other from its turn."""
    for due in CATCH_UP:
        close_old_connections()
        try:
            due()
        except Exception:  # tried again in a minute
            log.exception("%s failed", due.__module__)


def _worker(name: str) -> Worker:
    worker = Worker(
        queue_names=["*"],
        interval=POLL_SECONDS,
        batch=False,
        backend_name="work",
        startup_delay=False,
        max_tasks=None,
        worker_id=name,
        excluded_queue_names=[],
    )
    worker.configure_signals()
    return worker
