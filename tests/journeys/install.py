"""A real install for journeys: its own data folder with the demo, served by ``viewpoints serve``.

The demo is filled once: ``bin/test`` names a folder in TEST_INSTALL that ``viewpoints prepare`` fills
while other steps run, and each install is a copy of it. Without it every worker prepares its own.
"""

import os
import re
import shutil
import signal
import smtplib
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import TypeVar

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120.0
AUTHSERV_ID = "mx.viewpoints.example"
Found = TypeVar("Found")


@dataclass
class Install:
    """A running install: where it listens, what it wrote, and how to send mail into it."""

    data: Path
    url: str
    lmtp_port: int
    output: str

    @property
    def password(self) -> str:
        """The demo editor's one-time password, as it was printed."""
        return re.search(r"one-time password (\S+)", self.output)[1]

    def send(self, raw: bytes, *, sender: str, to: str) -> None:
        """Hand in one mail by LMTP, as Postfix would."""
        with smtplib.LMTP("127.0.0.1", self.lmtp_port) as peer:
            peer.sendmail(sender, [to], raw)

    def letter(self, to: str, subject: str) -> EmailMessage:
        """Wait for a letter to ``to`` whose subject holds ``subject``, and read it from its file."""
        return wait_for(lambda: self._letter(to, subject), what=f"a letter to {to}: {subject}")

    def _letter(self, to: str, subject: str) -> EmailMessage | None:
        for path in sorted((self.data / "outgoing").glob("*.eml"), reverse=True):
            message = message_from_bytes(path.read_bytes(), policy=policy.default)
            if message["To"] == to and subject in message["Subject"]:
                return message
        return None


def wait_for(look: Callable[[], Found | None], *, what: str) -> Found:
    """Look again and again until something is found; fails the test after two minutes."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if found := look():
            return found
        time.sleep(0.1)
    pytest.fail(f"did not come: {what}")


def link_in(letter: EmailMessage, purpose: str) -> str:
    """Give the path of the private link for ``purpose`` in a letter."""
    words = letter.get_body(("plain",)).get_content()
    return re.search(rf"https?://[^/\s]+(\S*/contribute/{purpose}/[a-z0-9]+/)", words)[1]


@pytest.fixture(scope="session")
def install(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Install]:
    """Serve a fresh install with the demo, and stop it with Ctrl-C at the end."""
    data = tmp_path_factory.mktemp("install") / "var"
    said = prepare(data)
    with served(data, said=said) as running:
        yield running


def prepare(data: Path) -> str:
    """Make a fresh install in a data folder that is not there yet; gives what was said meanwhile."""
    if template := os.environ.get("TEST_INSTALL"):
        shutil.copytree(Path(template) / "var", data)
        return (Path(template) / "said.txt").read_text()
    done = subprocess.run(
        [sys.executable, "-m", "viewpoints", "prepare"],
        cwd=ROOT,
        env=environment(data),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextmanager
def served(data: Path, *, said: str = "") -> Iterator[Install]:
    """Serve the install in a data folder, made when it is not there; stopped with Ctrl-C at the end.

    ``said`` is what was printed when it was prepared, the demo editor's password among it.
    """
    port, lmtp_port = _free_port(), _free_port()
    log = data.parent / "serve.txt"
    with log.open("wb") as written:
        process = subprocess.Popen(
            [sys.executable, "-m", "viewpoints", "serve"],
            cwd=ROOT,
            env=environment(data, port=port, lmtp_port=lmtp_port),
            stdout=written,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        output = wait_for(lambda: _started(process, log), what="the start of serve")
        yield Install(data, f"http://127.0.0.1:{port}", lmtp_port, said + output)
    finally:
        os.killpg(process.pid, signal.SIGINT)
        process.wait(timeout=20)


def _started(process: subprocess.Popen[bytes], log: Path) -> str | None:
    output = log.read_text()
    if process.poll() is not None:
        pytest.fail(f"serve ended: {output}")
    return output if "Up in" in output else None


def environment(data: Path, *, port: int = 8000, lmtp_port: int = 8024) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if "DJANGO" not in name}
    return {
        **inherited,
        "VIEWPOINTS_DATA": str(data),
        "VIEWPOINTS_PORT": str(port),
        "VIEWPOINTS_LMTP_PORT": str(lmtp_port),
        "VIEWPOINTS_AUTHSERV_ID": AUTHSERV_ID,
        "PYTHONUNBUFFERED": "1",
    }


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
