"""Receivers in processes of their own, each killed (-9) at a durable step of our choice.

    python -m tests.intake.crashing PORT

loads Django once, and for each number on stdin forks a receiver that recovers what a former one left,
receives by LMTP on PORT, and kills itself at its so-manieth step: a sync, a link, a removal, a statement of
SQL, a commit or its end; at 0 never. It prints "up PID" and, when that process is gone, "down".
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


def main(port: int) -> None:
    """Fork one receiver after the other."""
    import django

    django.setup()
    from django.conf import settings

    from viewpoints.intake import lmtp, recovery  # noqa: F401 -- loaded once, for all

    settings.DATABASES["default"]["OPTIONS"]["timeout"] = 1  # of a lock; nobody waits so long here

    for line in sys.stdin:
        child = os.fork()
        if not child:
            receive(port, int(line))
        os.waitpid(child, 0)
        print("down", flush=True)


def receive(port: int, steps: int) -> None:
    """Recover, receive, and die."""
    from django.db.backends.sqlite3.base import SQLiteCursorWrapper

    from viewpoints.intake import lmtp, recovery

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
    main(int(sys.argv[1]))
