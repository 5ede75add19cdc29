"""The child's side of :mod:`viewpoints.markup.limits`: what it does before it reads what came in.

Imports next to nothing, because every millisecond here is paid for every mail and every document.
"""

import errno
import os
import resource
import sys
from collections.abc import Callable

OUT_OF_MEMORY = 77
"""The exit status of a child that ran into its limit of memory or of output."""

FAILED = 70
"""The exit status of a child whose code raised (EX_SOFTWARE of sysexits.h)."""

_NETWORK = frozenset(
    {
        "socket.bind",
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyaddr",
        "socket.gethostbyname",
        "socket.sendmsg",
        "socket.sendto",
    }
)
_MEGABYTE = 1024 * 1024


def impose(*, seconds: float, megabytes: int, file_megabytes: int) -> None:
    """Bound this process for good: processor time, address space, files, core; and no network.

    Processor time is a backstop of the parent's wall clock.
    """
    cpu = int(seconds) + 1
    _lower(resource.RLIMIT_CPU, cpu, hard=cpu + 1)
    _lower(resource.RLIMIT_AS, megabytes * _MEGABYTE)
    _lower(resource.RLIMIT_FSIZE, file_megabytes * _MEGABYTE)
    _lower(resource.RLIMIT_CORE, 0)
    sys.addaudithook(_refuse_network)


def _lower(kind: int, soft: int, *, hard: int | None = None) -> None:
    """Set a limit, never above one already there (the soft one of SIGXCPU leaves a reason)."""
    ceiling = resource.getrlimit(kind)[1]
    if ceiling != resource.RLIM_INFINITY:
        soft, hard = min(soft, ceiling), min(soft if hard is None else hard, ceiling)
    resource.setrlimit(kind, (soft, soft if hard is None else hard))


def _refuse_network(event: str, _arguments: tuple[object, ...]) -> None:
    if event in _NETWORK:
        raise PermissionError(f"a limited process has no network: {event}")


def leave_with(answer: Callable[[], bytes]) -> None:
    """Write what ``answer`` gives to file descriptor 1 and end the process, whatever happens."""
    status = FAILED
    try:
        _write(answer())
        status = 0
    except MemoryError:
        status = OUT_OF_MEMORY
    except BaseException as error:
        if isinstance(error, OSError) and error.errno == errno.EFBIG:
            status = OUT_OF_MEMORY
        os.write(2, f"{type(error).__name__}: {str(error)[:500]}\n".encode("utf-8", "replace"))
    finally:
        os._exit(status)


def _write(result: bytes) -> None:
    rest = memoryview(result)
    while rest:
        rest = rest[os.write(1, rest) :]


def main() -> None:
    """Answer for ``sys.argv``: seconds, megabytes, file_megabytes, module, its arguments."""
    seconds, megabytes, file_megabytes, module, *arguments = sys.argv[1:]
    impose(seconds=float(seconds), megabytes=int(megabytes), file_megabytes=int(file_megabytes))

    def answer() -> bytes:
        from importlib import import_module

        function: Callable[..., bytes] = import_module(module).answer
        return function(sys.stdin.buffer.read(), *arguments)

    leave_with(answer)
