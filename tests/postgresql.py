"""A PostgreSQL server of our own: in a folder that is gone afterwards, reached by a socket in it only.

    python -m tests.postgresql COMMAND …

runs COMMAND with the server's address in TEST_DATABASE_URL, which ``tests.settings`` reads; the
exit code is that of COMMAND.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FORGETFUL = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
PATIENCE = 30
ENOUGH = 1_000_000_000


@contextmanager
def server(*, durable: bool = False) -> Iterator[str]:
    """Start a server, give the address of a database on it, and end it. Raises OSError without one.

    Unless ``durable`` it does not wait for its disk.
    """
    folder = Path(tempfile.mkdtemp(prefix="viewpoints-pg-", dir=None if durable else _in_memory()))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
        making = [
            "initdb",
            "--pgdata",
            folder / "data",
            "--username",
            "postgres",
            "--auth",
            "trust",
        ]
        _run(*making, "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync")
        running = subprocess.Popen(_command("postgres", *_arguments(folder, durable)), cwd=folder)
        try:
            _wait(running, folder)
            _run("createdb", "--host", folder, "--username", "postgres", "viewpoints")
            yield f"postgres://postgres@/{folder}/viewpoints"
        finally:
            running.send_signal(signal.SIGINT)  # fast: connections are not waited for
            running.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _in_memory() -> Path | None:
    """Give a folder that is memory, where there is one with room: emptying tables is twice as fast."""
    memory = Path("/dev/shm")
    return memory if memory.is_dir() and shutil.disk_usage(memory).free > ENOUGH else None


def _arguments(folder: Path, durable: bool) -> list[str | Path]:
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": folder,
        "log_min_messages": "fatal",
        **({} if durable else FORGETFUL),
    }
    named = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    return ["-D", folder / "data", *named]


def _command(program: str, *arguments: str | Path) -> list[str | Path]:
    """Give the command line; as root in the name of Debian's user, for PostgreSQL refuses root."""
    user = ["--reuid=postgres", "--regid=postgres", "--init-groups"] if os.geteuid() == 0 else []
    return ["setpriv", *user, "--pdeathsig=INT", _found(program), *arguments]


def _found(program: str) -> str:
    """Give the path of a program of the newest server; Debian keeps them out of the search path."""
    folders = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda one: int(one.parent.name)
    )
    path = os.pathsep.join([*map(str, reversed(folders)), os.environ.get("PATH", "")])
    found = shutil.which(program, path=path)
    if found is None:
        raise FileNotFoundError(f"no {program}: bin/packages postgresql")
    return found


def _run(program: str, *arguments: str | Path) -> None:
    done = subprocess.run(
        _command(program, *arguments), cwd="/", capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise OSError(f"{program}: {done.stderr or done.stdout}")


def _wait(running: subprocess.Popen, folder: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    asking = _command("pg_isready", "--host", folder, "--quiet")
    while subprocess.run(asking, check=False, cwd="/").returncode:
        if running.poll() is not None or time.monotonic() > deadline:
            raise OSError("the PostgreSQL server did not start")
        time.sleep(0.05)


def main(command: list[str]) -> int:
    """Run ``command`` beside a server."""
    with server() as url:
        return subprocess.run(
            command, env={**os.environ, "TEST_DATABASE_URL": url}, check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
