"""The process that takes in mail and does the work: the LMTP receiver and the worker, side by side."""

import logging

from django_tasks_db.management.commands.db_worker import Worker

from viewpoints.config.settings import VIEWPOINTS
from viewpoints.intake.lmtp import Receiver
from viewpoints.intake.recovery import recover

log = logging.getLogger(__name__)
NAME = "serve"
POLL_SECONDS = 0.5


def work() -> None:
    """Receive mail and run tasks until SIGTERM or SIGINT; what a former process left goes first."""
    left = recover(worker=NAME)
    if left:
        log.info("took up %d things that an earlier stop had left", left)
    receiver = Receiver(
        host=VIEWPOINTS.LMTP_HOST,
        port=VIEWPOINTS.LMTP_PORT,
        max_bytes=VIEWPOINTS.MAX_MAIL_BYTES,
    )
    receiver.start()
    try:
        _worker().run()
    finally:
        receiver.stop()


def _worker() -> Worker:
    worker = Worker(
        queue_names=["*"],
        interval=POLL_SECONDS,
        batch=False,
        backend_name="work",
        startup_delay=False,
        max_tasks=None,
        worker_id=NAME,
        excluded_queue_names=[],
    )
    worker.configure_signals()
    return worker
