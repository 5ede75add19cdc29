"""Real receivers in processes of their own, on the data folder of the tests (``crashing``)."""

import os
import resource
import signal
import smtplib
import subprocess
import sys
from typing import IO

from tests.house.tree import ROOT
from tests.ports import free_port


class Receiver:
    """One running receiver: its process and where it listens."""

    def __init__(self, commands: IO[str], answers: IO[str], steps: int, seconds: int) -> None:
        self._commands, self._answers, self.port = commands, answers, free_port()
        self._tell(f"start {self.port} {steps} {seconds}")
        word, pid = self._answers.readline().split()
        assert word == "up"
        self.pid = int(pid)

    def send(self, data: bytes, *, sender: str = "lin@qq.com") -> int:
        """Give the code of the answer to one mail; 0 when the connection broke before it."""
        try:
            with smtplib.LMTP("127.0.0.1", self.port) as peer:
                peer.ehlo()
                peer.mail(sender)
                peer.rcpt("ngo@viewpoints.example")
                return peer.data(data)[0]
        except (smtplib.SMTPException, OSError):
            return 0

    def limit_files(self, most: int | None) -> None:
        """Let it write no file beyond ``most`` bytes, as on a full disk; None: as it was."""
        hard = resource.prlimit(self.pid, resource.RLIMIT_FSIZE)[1]
        soft = hard if most is None else most
        resource.prlimit(self.pid, resource.RLIMIT_FSIZE, (soft, hard))

    def kill(self) -> None:
        """Kill it (-9) and wait until it is gone."""
        os.kill(self.pid, signal.SIGKILL)
        self.gone()

    def gone(self) -> None:
        """Wait until it is gone by itself."""
        self._tell(f"wait {self.pid}")
        assert self._answers.readline() == "down\n"

    def _tell(self, line: str) -> None:
        self._commands.write(f"{line}\n")
        self._commands.flush()


class Receivers:
    """Starts receivers, one beside or after the other."""

    def __init__(self, database: str) -> None:
        inherited = {name: value for name, value in os.environ.items() if "DJANGO" not in name}
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "tests.intake.crashing"],
            cwd=ROOT,
            env={
                **inherited,
                "DJANGO_SETTINGS_MODULE": "viewpoints.config.settings",
                "VIEWPOINTS_DATABASE_URL": f"sqlite:///{database}",
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def start(self, *, killed_at: int = 0, patience: int = 60) -> Receiver:
        """Start one more; give it when it listens. ``patience``: seconds it waits for a lock."""
        return Receiver(self.process.stdin, self.process.stdout, killed_at, patience)

    def stop(self) -> None:
        """Start no more."""
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(timeout=60)
