"""A real Dovecot of our own, in a folder that is gone afterwards: one mailbox, by IMAP on loopback."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.ports import free_port

PASSWORD = "p@ss/word"
PATIENCE = 60
CONFIGURATION = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_failure_delay = 0
first_valid_uid = 1
mail_location = maildir:~/Maildir
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/home
}}
namespace inbox {{
  inbox = yes
  mailbox Kept {{
    auto = create
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
"""


@dataclass(frozen=True)
class Dovecot:
    """A running server: its port, and the Maildir that its mailbox is."""

    port: int
    folder: Path

    @property
    def maildir(self) -> Path:
        return self.folder / "home" / "Maildir"

    def url(self, *, password: str = "p%40ss%2Fword") -> str:
        """Give the address of the mailbox, as an operator writes it."""
        return f"imap://lin:{password}@127.0.0.1:{self.port}/INBOX"

    def put(self, *mails: bytes) -> None:
        """Deliver mails, in this order, as a local delivery does."""
        for number, mail in enumerate(mails):
            name = f"{1_000_000 + len(list(self.maildir.glob('*/*')))}.M{number}.test"
            path = self.maildir / "new" / name
            path.write_bytes(mail)
            shutil.chown(path, "nobody", "nogroup")

    def empty(self) -> None:
        """Take everything out of the mailbox and its folders."""
        shutil.rmtree(self.maildir, ignore_errors=True)
        for sub in ("home", "home/Maildir", "home/Maildir/new", "home/Maildir/cur"):
            (self.folder / sub).mkdir(exist_ok=True)
            shutil.chown(self.folder / sub, "nobody", "nogroup")
        (self.maildir / "tmp").mkdir()
        shutil.chown(self.maildir / "tmp", "nobody", "nogroup")


@contextmanager
def dovecot() -> Iterator[Dovecot]:
    """Start a server and end it. Needs root, as Dovecot does."""
    folder = Path(tempfile.mkdtemp(prefix="viewpoints-dovecot-"))
    folder.chmod(0o755)
    running = Dovecot(free_port(), folder)
    running.empty()
    configuration = folder / "dovecot.conf"
    configuration.write_text(
        CONFIGURATION.format(
            folder=folder, password=PASSWORD, port=running.port, user="nobody", group="nogroup"
        )
    )
    path = os.pathsep.join(["/usr/sbin", os.environ.get("PATH", "")])
    program = shutil.which("dovecot", path=path) or "dovecot"
    process = subprocess.Popen([program, "-F", "-c", configuration])
    try:
        _wait(process, running)
        yield running
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)
        shutil.rmtree(folder, ignore_errors=True)


def _wait(process: subprocess.Popen[bytes], running: Dovecot) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", running.port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise OSError("Dovecot did not start")
