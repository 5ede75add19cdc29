"""Prepare the data folder: database, static files, and the demo in an empty install.

A stamp in the data folder says for which code it was prepared, so that a second start costs a few
file look-ups.
"""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from viewpoints.config import environment
from viewpoints.config.environment import ROOT

COLLECT = [sys.executable, "-P", "-m", "viewpoints", "manage", "collectstatic"]
COLLECT += ["--noinput", "--clear", "-v0"]
FOLDERS = ("arrivals", "outgoing", "media", "static", "logs")


def prepared(data: Path) -> bool:
    """Tell whether ``data`` was prepared for just this code; needs no Django."""
    stamp = _stamp(data)
    return stamp.exists() and stamp.read_text() == fingerprint()


def fingerprint() -> str:
    """Give a hash that changes when the database, what is put into it, static files or the lock do."""
    seen = hashlib.sha256(f"{ROOT}:{environment.read().DATABASE_URL}".encode())
    for path in sorted(_watched()):
        facts = os.stat(path)
        seen.update(f"{path}:{facts.st_size}:{facts.st_mtime_ns}\\n".encode())
    return seen.hexdigest()


def _watched() -> Iterator[Path]:
    package = ROOT / "viewpoints"
    yield ROOT / "requirements.lock"
    yield from package.glob("*/migrations/*.py")
    yield from package.glob("submissions/gate/*.py")
    yield from (path for path in package.glob("*/static/**/*") if path.is_file())


def prepare(data: Path) -> None:
    """Migrate, collect static files, fill an empty install; then set the stamp. Repeatable.

    Prints what an operator must know, the demo editor's one-time password among it.
    """
    for folder in FOLDERS:
        (data / folder).mkdir(parents=True, exist_ok=True)
    with subprocess.Popen(COLLECT, cwd=ROOT) as collecting:  # beside the rest: it takes as long  # noqa: S603
        _fill_database()
    if collecting.returncode:
        raise SystemExit("the static files could not be collected")
    _stamp(data).write_text(fingerprint())


def _fill_database() -> None:
    # Slow imports, only for the first start.
    from django.core.management import call_command

    from viewpoints.articles import editors
    from viewpoints.config import query_plans
    from viewpoints.config.demo import filling
    from viewpoints.config.settings import VIEWPOINTS

    call_command("migrate", verbosity=0, interactive=False)
    editors.remove_wagtails_groups()
    if VIEWPOINTS.DEMO and filling.is_empty():
        print("Filling the empty install with the demo …", flush=True)
        password = filling.fill()
        print(
            f"The demo editor signs in as {filling.USERNAME}, one-time password {password}",
            flush=True,
        )
    if filling.is_unfinished():
        filling.finish()
    query_plans.catch_up()  # before a web process opens its connections


def _stamp(data: Path) -> Path:
    return data / "prepared"
