"""Receivers in processes of their own, each killed (-9) at a durable step of our choice.

    python -m tests.intake.crashing

loads Django once and does what stdin says. ``start PORT STEPS SECONDS`` forks a receiver that recovers what
ended ones left, receives by LMTP on PORT, waits SECONDS for a lock of the database, and kills itself at its
so-manieth step: a sync, a link, a removal, a statement of SQL, a commit or its end; at 0 never. It prints
``up PID``, or ``failed PID``. ``wait PID`` prints ``down`` when it is gone.
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any


class Countdown:
    """Counts steps from ``armed`` on; kills the process at the last one, before it is done."""

    def __init__(self, steps: int) -> None:
        self.left, self.armed = steps, False

    def step(self) -> None:
        if self.armed:
            self.left -= 1
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    def before(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def stepping(*arguments: Any, **options: Any) -> Any:
            self.step()
            return function(*arguments, **options)

        return stepping


def main() -> None:
    """Fork receivers and wait for them, as stdin says."""
    import django

    django.setup()
    from viewpoints.intake import lmtp, recovery  # noqa: F401 -- loaded once, for all

    for line in sys.stdin:
        command, *numbers = line.split()
        if command == "wait":
            os.waitpid(int(numbers[0]), 0)
            print("down", flush=True)
        elif not os.fork():
            try:
                receive(*map(int, numbers))
            finally:
                print("failed", os.getpid(), flush=True)
                os._exit(1)


def receive(port: int, steps: int, seconds: int) -> None:
    """Recover, receive, and die."""
    from django.conf import settings
    from django.db.backends.sqlite3.base import SQLiteCursorWrapper

    from viewpoints.intake import lmtp, recovery

    settings.DATABASES["default"]["OPTIONS"]["timeout"] = seconds
    recovery.recover(worker="serve")
    countdown = Countdown(steps)
    os.fsync, os.link = countdown.before(os.fsync), countdown.before(os.link)
    Path.unlink = countdown.before(Path.unlink)
    SQLiteCursorWrapper.execute = countdown.before(SQLiteCursorWrapper.execute)
    count_commits(countdown)
    lmtp.Receiver(host="127.0.0.1", port=port, max_bytes=1_000_000).start()
    countdown.armed = True
    print("up", os.getpid(), flush=True)
    signal.pause()


def count_commits(countdown: Countdown) -> None:
    """Step before each commit and, for the answer may still be lost then, after it."""
    from django.db.backends.sqlite3.base import DatabaseWrapper

    commit = DatabaseWrapper._commit

    def stepping(self: DatabaseWrapper) -> None:
        countdown.step()
        commit(self)
        countdown.step()

    DatabaseWrapper._commit = stepping


if __name__ == "__main__":
    main()
