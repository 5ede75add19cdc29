"""Run a piece of our own code on somebody else's bytes in a process that cannot hurt.

Two ways, one function. A module that reads hostile bytes offers::

    def answer(data: bytes, *arguments: str) -> bytes:
        '''Read ``data``, give JSON.'''

* :func:`run` starts a fresh interpreter for it (about 40 ms and the module's own imports): for the
  server and its worker, which have threads.
* :func:`forked` forks this process (a few milliseconds): for a single-threaded command on
  thousands of items. Import what the function needs before the first call.

Either way the child has limited address space, processor time, wall-clock time, output and file
size, no core dump, no network, a session of its own that is killed as a group when it ends, and
(with ``run``) an environment of four names. What the function prints to stdout would be taken for
its answer: it must print nothing. Expected refusals belong into the answer; an exception in the
child is a :class:`LimitReached` with reason ``crashed``.
"""

import os
import select
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import IO, NamedTuple, TypeVar

from viewpoints.markup import limited

_ROOT = str(Path(__file__).resolve().parents[2])
_START = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); "
    "from viewpoints.markup.limited import main; main()"
)
_CHUNK = 1 << 16
_MEGABYTE = 1024 * 1024

Item = TypeVar("Item")


class Limits(NamedTuple):
    """What one child may use."""

    seconds: float = 10.0
    """Wall-clock seconds, from start to the last byte; processor seconds are bounded a bit above"""
    megabytes: int = 512
    """Address space, in MiB (the interpreter itself takes about 30)"""
    output_megabytes: int = 128
    """The answer, and any file the child writes, in MiB"""


class Reason(StrEnum):
    """Why there is no answer."""

    TOO_SLOW = "too_slow"
    TOO_BIG = "too_big"
    CRASHED = "crashed"


class LimitReached(Exception):
    """The child gave no answer. ``reason`` is for programs, the text for a log."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else str(reason))
        self.reason = reason
        self.detail = detail


def run(module: str, data: bytes, *, arguments: Sequence[str] = (), limits: Limits) -> bytes:
    """Give ``module.answer(data, *arguments)``, computed in a limited fresh interpreter.

    Safe to call from any thread. Raises LimitReached when the child was too slow, wanted too much
    memory or output, or crashed.
    """
    bounds = (limits.seconds, limits.megabytes, limits.output_megabytes)
    command = [sys.executable, "-I", "-X", "utf8", "-c", _START, _ROOT, *map(str, bounds)]
    deadline = time.monotonic() + limits.seconds
    with tempfile.TemporaryFile() as stdin, tempfile.TemporaryFile() as stderr:
        stdin.write(data)
        stdin.seek(0)
        reading, writing = os.pipe()
        try:
            child = os.posix_spawn(
                sys.executable,
                [*command, module, *arguments],
                _environment(),
                file_actions=[
                    (os.POSIX_SPAWN_DUP2, stdin.fileno(), 0),
                    (os.POSIX_SPAWN_DUP2, writing, 1),
                    (os.POSIX_SPAWN_DUP2, stderr.fileno(), 2),
                ],
                setsid=True,
            )
        except BaseException:
            os.close(reading)
            raise
        finally:
            os.close(writing)
        return _answer(child, reading, stderr, limits=limits, deadline=deadline)


def forked(function: Callable[[Item], bytes], item: Item, *, limits: Limits) -> bytes:
    """Give ``function(item)``, computed in a limited copy of this process.

    Only for a process with one thread: a lock held by another would stay locked in the copy.
    ``limits.megabytes`` includes what this process already has. Raises LimitReached as ``run``.
    """
    deadline = time.monotonic() + limits.seconds
    with tempfile.TemporaryFile() as stderr:
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            _become(function, item, writing, stderr.fileno(), limits)
        os.close(writing)
        return _answer(child, reading, stderr, limits=limits, deadline=deadline)


def _become(
    function: Callable[[Item], bytes], item: Item, writing: int, stderr: int, limits: Limits
) -> None:
    def answer() -> bytes:
        os.setsid()
        os.dup2(writing, 1)
        os.dup2(stderr, 2)
        limited.impose(
            seconds=limits.seconds,
            megabytes=limits.megabytes,
            file_megabytes=limits.output_megabytes,
        )
        return function(item)

    limited.leave_with(answer)


def _environment() -> dict[str, str]:
    return {
        "PATH": os.defpath,
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "TMPDIR": tempfile.gettempdir(),
    }


def _answer(
    child: int, reading: int, stderr: IO[bytes], *, limits: Limits, deadline: float
) -> bytes:
    """Read the child to its end or to a limit; it and all it started are gone afterwards."""
    try:
        output = _read(reading, most=limits.output_megabytes * _MEGABYTE, deadline=deadline)
        _await_end(child, deadline)
    finally:
        os.close(reading)
        _kill_group(child)
        status = os.waitpid(child, 0)[1]
    _judge(os.waitstatus_to_exitcode(status), stderr)
    return output


def _read(reading: int, *, most: int, deadline: float) -> bytes:
    output = bytearray()
    poll = select.poll()
    poll.register(reading, select.POLLIN | select.POLLHUP)
    while True:
        left = deadline - time.monotonic()
        if left <= 0 or not poll.poll(left * 1000):
            raise LimitReached(Reason.TOO_SLOW)
        chunk = os.read(reading, _CHUNK)
        if not chunk:
            return bytes(output)
        output += chunk
        if len(output) > most:
            raise LimitReached(Reason.TOO_BIG, "output")


def _await_end(child: int, deadline: float) -> None:
    """Wait, without reaping, for a child that has closed its output and so should be ending."""
    while not os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT | os.WNOHANG):
        if time.monotonic() > deadline:
            raise LimitReached(Reason.TOO_SLOW)
        time.sleep(0.0005)


def _kill_group(child: int) -> None:
    """Kill all that is left of a child not yet reaped (so its number is still its own)."""
    for kill in (os.killpg, os.kill):
        with suppress(ProcessLookupError, PermissionError):
            kill(child, signal.SIGKILL)


def _judge(code: int, stderr: IO[bytes]) -> None:
    if code == 0:
        return
    if code == -signal.SIGXCPU:
        raise LimitReached(Reason.TOO_SLOW, "processor time")
    stderr.seek(0)
    said = stderr.read(4096).decode("utf-8", "replace").strip()
    if code == limited.OUT_OF_MEMORY or code == -signal.SIGXFSZ or "memory allocation" in said:
        raise LimitReached(Reason.TOO_BIG, said)
    raise LimitReached(Reason.CRASHED, said or f"exit status {code}")
