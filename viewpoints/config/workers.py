"""The names of workers: each that runs holds one of its own, so that nobody else takes up its tasks.

A name is a file that its process locks (flock(2)); the kernel lets go when the process ends, however it ends.
A process that is started again finds the name of the former one free.
"""

import fcntl
import itertools
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

FIRST = "serve"


@dataclass(frozen=True)
class Held:
    """A name that nobody else has as long as ``file`` is open."""

    name: str
    file: IO[bytes]


def take(folder: Path) -> Held:
    """Take the first name that is free: ``serve``, ``serve-2`` and so on. Makes ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    names = (f"{FIRST}-{number}" for number in itertools.count(2))
    return next(
        Held(name, file)
        for name in itertools.chain([FIRST], names)
        if (file := _locked(folder / name))
    )


def ended(folder: Path) -> Iterator[str]:
    """Give the names whose processes have ended; each is held while it is looked at, and then gone."""
    for path in sorted(folder.glob(f"{FIRST}*")):
        file = _locked(path)
        if file:
            with file:
                yield path.name
                path.unlink()


def _locked(path: Path) -> IO[bytes] | None:
    """Open and lock a file; nothing where another has it. One that was removed meanwhile is made again."""
    while True:
        file = path.open("ab")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            return None
        if os.fstat(file.fileno()).st_nlink:
            return file
        file.close()
