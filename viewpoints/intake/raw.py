"""Raw bytes on disk, synced before anyone is told that we have them, and never changed after.

Paths are ``YYYY/MM/DD/TIME-RANDOM.eml`` (``.form`` for what the form wrote) below
``$VIEWPOINTS_DATA/arrivals``; attachments lie beside their mail, as ``….N``. What is being taken in
has a second name in ``coming/`` until its row is there too: after a crash everything unfinished is
found in that one folder, however large the archive is (``recovery``).
"""

import fcntl
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from django.conf import settings


class Coming:
    """A raw file that is being taken in; ``name`` is its path below the arrivals folder.

    Its writer holds a lock (flock(2)) from its first byte until ``done``, which the kernel lets go
    when the process ends, however it ends: so another process can tell what nobody works on.
    """

    def __init__(self, *pieces: bytes, ending: str = "eml") -> None:
        """Write ``pieces``, synced, under the name in ``coming/`` alone. Raises OSError."""
        self.name = _fresh_name(ending)
        self._file = _locked(_coming(self.name))
        try:
            self._file.writelines(pieces)
            self._file.flush()
            os.fsync(self._file.fileno())
            _make_folders((root() / self.name).parent)
            os.link(_coming(self.name), root() / self.name)
        except BaseException:
            self.discard()
            raise

    def done(self) -> None:
        """Say that its row is there, or will never be: it is no longer in work."""
        with self._file:
            _coming(self.name).unlink(missing_ok=True)

    def leave(self) -> None:
        """Leave it as it is to ``recovery``, as a crash would."""
        self._file.close()

    def discard(self) -> None:
        """Take it away under both names: it was not acknowledged and its sender still has it."""
        (root() / self.name).unlink(missing_ok=True)
        self.done()


def sync(names: Iterable[str]) -> None:
    """Sync the folders that ``names`` lie in, each once: from now on the names outlive a crash."""
    for folder in {(root() / name).parent for name in names}:
        _sync(folder)


def write(data: bytes, *, name: str = "", ending: str = "eml") -> str:
    """Put ``data`` on disk, synced (file and folder), and give its path below the arrivals folder.

    The file appears under its name whole or not at all. Raises OSError when the disk will not have it.
    """
    name = name or _fresh_name(ending)
    path, part = root() / name, _coming(name)
    _make_folders(path.parent)
    with _locked(part) as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            part.rename(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    _sync(path.parent)
    return name


def unfinished() -> Iterator[str]:
    """Give what was being taken in when its process ended; each stays locked while it is looked at.

    Who gets a name calls ``finish`` when its row is there. What is not whole is taken away.
    """
    for part in sorted((root() / "coming").glob("*")):
        with suppress(BlockingIOError, FileNotFoundError), part.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # else its writer is at work
            name = part.name.replace("-", "/", 3)
            path = root() / name
            if path.exists() and path.samefile(part):
                yield name
            else:
                part.unlink()


def finish(name: str) -> None:
    """Say of an unfinished file that its row is there now."""
    _coming(name).unlink(missing_ok=True)


def discard(name: str) -> None:
    """Take an unfinished file away under both its names."""
    (root() / name).unlink(missing_ok=True)
    finish(name)


def read(name: str) -> bytes:
    """Give the bytes kept under ``name``."""
    return (root() / name).read_bytes()


def begins(name: str, start: bytes) -> bool:
    """Tell whether the file kept under ``name`` begins with ``start``; an erased one does not."""
    try:
        with (root() / name).open("rb") as file:
            return file.read(len(start)) == start
    except OSError:
        return False


def root() -> Path:
    """Give the folder that all raw files lie in."""
    return settings.ARRIVALS_ROOT


def _fresh_name(ending: str) -> str:
    return f"{datetime.now(UTC):%Y/%m/%d}/{time.time_ns()}-{os.urandom(4).hex()}.{ending}"


def _coming(name: str) -> Path:
    return root() / "coming" / name.replace("/", "-")


def _locked(path: Path) -> BinaryIO:
    """Open a new file, locked. One that ``unfinished`` took for left-over meanwhile is made again."""
    _make_folders(path.parent)
    while True:
        file = path.open("wb")
        fcntl.flock(file, fcntl.LOCK_EX)
        if os.fstat(file.fileno()).st_nlink:
            return file
        file.close()


def _make_folders(folder: Path) -> None:
    if not folder.is_dir():
        _make_folders(folder.parent)
        folder.mkdir(exist_ok=True)
        _sync(folder.parent)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
