"""`serve`: one family of processes. The parent loads Django once and forks; memory is shared.

parent
├── work   LMTP receiver and worker (``working``)
└── web    granian, which forks the processes that answer requests

A child that dies is started again; when the parent ends, however it ends, so do the children.
"""

import ctypes
import errno
import gc
import logging
import multiprocessing
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import wait
from multiprocessing.context import ForkProcess
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connections
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from viewpoints.config.application import application
from viewpoints.config.settings import VIEWPOINTS
from viewpoints.config.working import work

log = logging.getLogger("viewpoints.serve")
PR_SET_PDEATHSIG = 1  # prctl(2)
PATIENCE = 12.0
# granian's own lines go the way of all others, through the filter that masks private links.
_OURS = {"handlers": [], "propagate": True}
LOGS = {"handlers": {}, "loggers": {"_granian": _OURS, "granian.access": dict(_OURS)}}
fork = multiprocessing.get_context("fork")


class Family:
    """The children of `serve`, each kept running until told to stop."""

    def __init__(self, **tasks: Callable[[], None]) -> None:
        self.tasks = tasks
        self.children: dict[str, ForkProcess] = {}
        self.stopping = False

    def run(self, *, is_up: Callable[[], bool], when_up: Callable[[], None]) -> int:
        """Start all children and stay until SIGINT or SIGTERM; gives the exit code.

        ``when_up`` is called once ``is_up``; a child that dies before then ends all (exit code 1).
        """
        connections.close_all()
        gc.freeze()  # what is loaded by now stays shared between the processes
        for name in self.tasks:
            self._start(name)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop)
        while not self.stopping and not is_up():
            if dead := [name for name, child in self.children.items() if not child.is_alive()]:
                log.error("%s could not start: see above", ", ".join(dead))
                return self._end(code=1)
            time.sleep(0.02)
        if not self.stopping:
            when_up()
        while not self.stopping:
            wait([child.sentinel for child in self.children.values()], timeout=1)
            self._mend()
        return self._end()

    def _start(self, name: str) -> None:
        self.children[name] = fork.Process(target=_child, args=(self.tasks[name],), name=name)
        self.children[name].start()

    def _mend(self) -> None:
        for name, child in list(self.children.items()):
            if not self.stopping and not child.is_alive():
                log.error("%s ended with code %s and is started again", name, child.exitcode)
                time.sleep(1)
                self._start(name)

    def _stop(self, *_: Any) -> None:
        self.stopping = True

    def _end(self, *, code: int = 0) -> int:
        for child in self.children.values():
            child.terminate()
        deadline = time.monotonic() + PATIENCE
        for child in self.children.values():
            child.join(max(0.1, deadline - time.monotonic()))
            if child.is_alive():
                log.error("%s did not stop and is killed", child.name)
                child.kill()
        return code


def serve(*, began: float) -> int:
    """Run everything on this machine until told to stop; ``began`` is when the start began."""
    if taken := [port for port in _ports() if _is_taken(*port)]:
        for host, port in taken:
            log.error(
                "port %d of %s is in use by another program: stop it, or choose another", port, host
            )
        return 1
    _know_own_address()
    return Family(work=work, web=_web).run(is_up=_is_up, when_up=lambda: _announce(began))


def _ports() -> tuple[tuple[str, int], tuple[str, int]]:
    return (VIEWPOINTS.HOST, VIEWPOINTS.PORT), (VIEWPOINTS.LMTP_HOST, VIEWPOINTS.LMTP_PORT)


def _is_taken(host: str, port: int) -> bool:
    """Tell whether a port is in use; else another program there would be taken for ours."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return error.errno == errno.EADDRINUSE
    return False


def _know_own_address() -> None:
    """Tell Wagtail the public address: what it links to in feeds and letters is made from it."""
    from wagtail.models import Site  # models need Django set up, which `application` does

    public = urlsplit(settings.BASE_URL)
    port = public.port or (443 if public.scheme == "https" else 80)
    Site.objects.filter(is_default_site=True).exclude(hostname=public.hostname, port=port).update(
        hostname=public.hostname, port=port
    )


def _child(task: Callable[[], None]) -> None:
    die_with_parent()
    os.setpgrp()  # Ctrl-C reaches the parent alone, which ends the children in order
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    task()


def die_with_parent() -> None:
    """Ask the kernel (prctl(2), Linux) to end this process when its parent ends, even by kill -9."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _web() -> None:
    multiprocessing.set_start_method("fork", force=True)
    Granian(
        "viewpoints.config.application:application",
        address=VIEWPOINTS.HOST,
        port=VIEWPOINTS.PORT,
        interface=Interfaces.WSGI,
        workers=VIEWPOINTS.WORKERS,
        blocking_threads=2,
        backlog=1024,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
        websockets=False,
        log_level=LogLevels.warning,
        log_dictconfig=LOGS,
    ).serve(target_loader=_application, wrap_loader=False)


def _application(*_: Any) -> Any:
    die_with_parent()
    return application


def _is_up() -> bool:
    """Tell whether both the site and the mail receiver take connections."""
    try:
        for address in _ports():
            socket.create_connection(address, timeout=1).close()
    except OSError:
        return False
    return True


def _announce(began: float) -> None:
    print(
        f"{addresses()}\nUp in {time.monotonic() - began:.1f} s. Ctrl-C stops everything.",
        flush=True,
    )


def addresses() -> str:
    """Give the addresses an operator needs, a line each."""
    lines = {
        "site": f"{settings.BASE_URL}/",
        "desk": f"{settings.BASE_URL}/desk/",
        "mail": f"LMTP at {VIEWPOINTS.LMTP_HOST}:{VIEWPOINTS.LMTP_PORT}",
        "letters": settings.OUTGOING_ROOT if not VIEWPOINTS.EMAIL_URL else "leave by mail",
        "data": settings.DATA,
    }
    return "\n".join(f"  {name:<9}{value}" for name, value in lines.items())
