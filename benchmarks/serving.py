"""A real `serve` in a process family of its own, for benchmarks that kill it or look how large it gets."""

import os
import signal
import smtplib
import socket
import subprocess
import sys
import time
from pathlib import Path

from tests.ports import free_port

PATIENCE = 180
NOBODY = -1
"""The answer to a mail where nobody listened."""


class Serve:
    """One `serve` on a data folder; its receiver listens on ``lmtp``."""

    def __init__(self, data: Path) -> None:
        self.site, self.lmtp, self.log = (
            free_port(),
            free_port(),
            data / f"serve-{os.urandom(3).hex()}.log",
        )
        self._environment = {
            **os.environ,
            "VIEWPOINTS_DATA": str(data),
            "VIEWPOINTS_DEMO": "no",
            "VIEWPOINTS_PORT": str(self.site),
            "VIEWPOINTS_LMTP_PORT": str(self.lmtp),
        }
        self.start()

    def start(self) -> None:
        """Start it, and wait until site and receiver take connections."""
        with self.log.open("ab") as log:
            self._parent = subprocess.Popen(
                [sys.executable, "-P", "-m", "viewpoints", "serve"],
                env=self._environment,
                stdout=log,
                stderr=log,
            )
        wait_until(lambda: takes_connections(self.lmtp) and takes_connections(self.site))
        self._web = max(children(self._parent.pid))  # `work` is started before it

    @property
    def receiver(self) -> int:
        """Give the process that receives and works, which `serve` starts again when it dies."""
        wait_until(lambda: set(children(self._parent.pid)) - {self._web})
        return (set(children(self._parent.pid)) - {self._web}).pop()

    def kill_receiver(self) -> None:
        """Kill (-9) the process that receives and works."""
        os.kill(self.receiver, signal.SIGKILL)

    def kill(self) -> None:
        """Kill (-9) the whole family, as a power cut would."""
        family = descendants(self._parent.pid)
        for pid in (self._parent.pid, *family):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        self._parent.wait()
        wait_until(lambda: not takes_connections(self.lmtp) and not takes_connections(self.site))

    def stop(self) -> None:
        """End it as an operator does."""
        self._parent.terminate()
        self._parent.wait(timeout=PATIENCE)

    def send(self, data: bytes) -> int:
        """Give the code of the answer to one mail; 0 when the connection broke before it, or NOBODY."""
        try:
            with smtplib.LMTP("127.0.0.1", self.lmtp) as peer:
                peer.ehlo()
                peer.mail("lin@qq.com")
                peer.rcpt("ngo@viewpoints.example")
                return peer.data(data)[0]
        except ConnectionRefusedError:
            return NOBODY
        except (smtplib.SMTPException, OSError):
            return 0


def children(pid: int) -> list[int]:
    """Give the processes that ``pid`` started; nothing where it is gone."""
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        return [int(one) for task in tasks for one in (task / "children").read_text().split()]
    except OSError:
        return []


def descendants(pid: int) -> list[int]:
    """Give the processes that ``pid`` started, and those they started."""
    return [one for child in children(pid) for one in (child, *descendants(child))]


def takes_connections(port: int) -> bool:
    """Tell whether anybody listens on a port of loopback."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def wait_until(is_so) -> None:
    """Look until it is so; raises TimeoutError after three minutes."""
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        if time.monotonic() > deadline:
            raise TimeoutError("it did not become so")
        time.sleep(0.02)
