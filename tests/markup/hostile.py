"""A module as ``limits.run`` wants it, whose ``answer`` does what it is told, good or bad."""

import json
import os
import resource
import socket
import subprocess
import sys
import time


def answer(data: bytes, *arguments: str) -> bytes:
    return BEHAVIOURS[data.decode()](*arguments)


def _sleep() -> bytes:
    time.sleep(60)
    return b"too late"


def _spin() -> bytes:
    while True:
        pass


def _leave_a_child(seconds: str) -> bytes:
    quiet = subprocess.DEVNULL
    child = subprocess.Popen(["sleep", seconds], stdin=quiet, stdout=quiet, stderr=quiet)
    return str(child.pid).encode()


def _large_file(path: str) -> bytes:
    with open(path, "wb") as file:
        file.write(b"x" * (3 << 20))
    return b"written"


def _raise() -> bytes:
    raise ValueError("这封信读不懂")


def _connect() -> bytes:
    with socket.socket() as outside:
        outside.connect(("127.0.0.1", 9))
    return b"connected"


def _tell() -> bytes:
    return json.dumps(
        {
            "environment": sorted(os.environ),
            "core": resource.getrlimit(resource.RLIMIT_CORE),
            "leader": os.getsid(0) == os.getpid(),
            "django": "django" in sys.modules,
        }
    ).encode()


BEHAVIOURS = {
    "echo": lambda *arguments: " ".join(arguments).encode(),
    "sleep": _sleep,
    "spin": _spin,
    "remember": lambda: bytes(1 << 30),
    "talk": lambda: b"x" * (3 << 20),
    "leave a child": _leave_a_child,
    "large file": _large_file,
    "raise": _raise,
    "abort": os.abort,
    "connect": _connect,
    "tell": _tell,
}
