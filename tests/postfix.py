"""A real Postfix of our own: in a folder that is gone afterwards, with the files we ship in it.

Debian's ``master.cf`` and our ``deploy/postfix`` make its configuration; only what must differ on a machine
with other servers is added: ports, folders, and that nothing leaves.
"""

import json
import os
import re
import shutil
import smtplib
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.ports import free_port

SHIPPED = Path(__file__).resolve().parents[1] / "deploy" / "postfix"
DEBIAN = Path("/usr/share/postfix/master.cf.dist")
PATIENCE = 60


@dataclass(frozen=True)
class Postfix:
    """A running server: where it listens, and its folder."""

    port: int
    folder: Path

    def send(self, mail: bytes, *to: str, sender: str = "lin@qq.com") -> None:
        """Hand in one mail by SMTP; when this returns, Postfix has it in its queue."""
        with smtplib.SMTP("127.0.0.1", self.port) as peer:
            peer.sendmail(sender, to, mail)

    def queue(self) -> list[dict[str, Any]]:
        """Give what is not delivered yet, each as postqueue(1) tells it."""
        listed = _run("postqueue", "-c", self.folder / "etc", "-j")
        return [json.loads(line) for line in listed.splitlines()]

    def flush(self) -> None:
        """Have everything that waits tried again at once."""
        _run("postqueue", "-c", self.folder / "etc", "-f")

    def empty(self, *, flushing: bool = False) -> None:
        """Wait until everything is delivered; fails after a minute."""
        deadline = time.monotonic() + PATIENCE
        while waiting := self.queue():
            if time.monotonic() > deadline:
                raise TimeoutError(f"{waiting}\n{self.log()}")
            if flushing:
                self.flush()
            time.sleep(0.1)

    def deferred(self) -> dict[str, Any]:
        """Wait until a mail was tried and put off; give it."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            put_off = [one for one in self.queue() if one["queue_name"] == "deferred"]
            if put_off:
                return put_off[0]
            time.sleep(0.1)
        raise TimeoutError(self.log())

    def log(self) -> str:
        """Give what it wrote down so far."""
        return (self.folder / "log").read_text()


@contextmanager
def postfix(*, lmtp_port: int, **settings: str) -> Iterator[Postfix]:
    """Start a server that delivers to ``lmtp_port``, and end it. Needs root, as Postfix does."""
    folder = Path(tempfile.mkdtemp(prefix="viewpoints-postfix-"))
    folder.chmod(0o755)
    port = free_port()
    (folder / "etc").mkdir()
    (folder / "queue").mkdir()
    (folder / "data").mkdir()
    shutil.chown(folder / "data", "postfix")
    (folder / "etc" / "main.cf").write_text(_main(folder, lmtp_port, settings))
    (folder / "etc" / "master.cf").write_text(_master(port))
    try:
        _run("postfix", "-c", folder / "etc", "start")
        yield Postfix(port, folder)
    finally:
        subprocess.run(["postfix", "-c", folder / "etc", "stop"], capture_output=True, check=False)
        shutil.rmtree(folder, ignore_errors=True)


def _main(folder: Path, lmtp_port: int, settings: Mapping[str, str]) -> str:
    shipped = (SHIPPED / "main.cf").read_text()
    ours = {
        "compatibility_level": "3.6",
        "queue_directory": folder / "queue",
        "data_directory": folder / "data",
        "maillog_file": folder / "log",
        "maillog_file_prefixes": folder,
        "inet_interfaces": "127.0.0.1",
        "inet_protocols": "ipv4",
        "myhostname": "mx.viewpoints.example",
        "mydestination": "",
        "default_transport": "error:nothing leaves a test",
        "alias_maps": "",
        "local_recipient_maps": "",
        "smtputf8_autodetect_classes": "all",
        "virtual_transport": f"viewpoints:inet:127.0.0.1:{lmtp_port}",
        **settings,
    }
    lines = "".join(f"{name} = {value}\n" for name, value in ours.items())
    again = rf"(?m)^(?:{'|'.join(ours)}) =.*\n"  # named twice, Postfix warns
    return re.sub(again, "", shipped) + lines


def _master(port: int) -> str:
    """Give Debian's services, none of them in a chroot, and ours."""
    debian = re.sub(r"(?m)^(\w+ +[\w-]+ +\S+ +\S+ +)y", r"\1n", DEBIAN.read_text())
    listening = re.sub(r"(?m)^smtp +inet", f"127.0.0.1:{port} inet", debian)
    return listening + (SHIPPED / "master.cf").read_text()


def _run(program: str, *arguments: str | Path) -> str:
    path = os.pathsep.join(["/usr/sbin", "/sbin", os.environ.get("PATH", "")])
    done = subprocess.run(
        [program, *arguments],
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise OSError(f"{program}: {done.stderr or done.stdout}")
    return done.stdout
