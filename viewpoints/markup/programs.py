"""Other people's programs, called on hostile bytes from within a limited child.

The limits of :mod:`viewpoints.markup.limits` are inherited: processor time, address space, size of
files, and the end of the whole session. What this adds is a bound on what the program says.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from viewpoints.markup.refusals import Code, Refusal

_CHUNK = 1 << 16


class Failed(Exception):
    """A program that ended with an error; the text is what it said, for a log."""


def path_of(name: str) -> str | None:
    """Give the path of an installed program, or None (only system folders are looked at)."""
    return shutil.which(name, path=os.defpath)


@contextmanager
def as_file(data: bytes) -> Iterator[tuple[str, int]]:
    """Give a path that holds ``data`` and the descriptor to pass on; it has no name to be left behind."""
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.flush()
        file.seek(0)
        yield f"/dev/fd/{file.fileno()}", file.fileno()


def output_of(
    command: Sequence[str],
    *,
    most: int,
    stdin: int = subprocess.DEVNULL,
    files: Sequence[int] = (),
    cwd: str = "/",
) -> bytes:
    """Give what a program writes, at most ``most`` bytes.

    ``stdin`` and ``files`` are descriptors it may read. Raises Failed when it ends with an error,
    Refusal (too_big) when it writes more.
    """
    with (
        tempfile.TemporaryFile() as complaints,
        subprocess.Popen(  # noqa: S603 - a fixed program, never a shell
            command,
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=complaints,
            pass_fds=files,
            cwd=cwd,
        ) as process,
    ):
        output = _read(process, most)
        if process.wait():
            complaints.seek(0)
            said = complaints.read(500).decode("utf-8", "replace")
            raise Failed(f"{os.path.basename(command[0])}: {process.returncode}: {said}")
    return output


def _read(process: subprocess.Popen[bytes], most: int) -> bytes:
    output = bytearray()
    stream = process.stdout
    while stream is not None and (chunk := stream.read(_CHUNK)):
        output += chunk
        if len(output) > most:
            process.kill()
            raise Refusal(Code.TOO_BIG, f"more than {most} bytes")
    return bytes(output)
