"""The test database is migrated once and then copied: migrating takes longer than the tests of a folder.

What is kept lies in ``.schema/`` of the checkout under a key of all that makes a schema; another key
is another file, and the former goes. The copy is migrated as any database is: nothing is left to do
but what follows every migration, so the gate is always that of the code at hand.

    python -m tests.schema                             keeps it for SQLite, unless it is kept
    python -m tests.postgresql python -m tests.schema  keeps it for PostgreSQL
"""

import fcntl
import hashlib
import os
import platform
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / ".schema"
# Besides migrations: what else decides about tables and first rows.
DECIDING = ("requirements-dev.lock", "tests/settings.py", "viewpoints/config/settings.py")
QUIETLY = ("--quiet", "--set", "ON_ERROR_STOP=1")


def lay(connection) -> None:
    """Put a copy of the migrated database where the test database will be; what stood there is lost.

    Made first, once, when none is kept. Raises OSError when that fails.
    """
    if not _kept(connection).exists():
        making = [sys.executable, "-P", "-m", "tests.schema"]
        _run(*making, env={**os.environ, "PYTHONPATH": str(ROOT)})
    name = connection.creation._get_test_db_name()
    if connection.vendor == "sqlite":
        shutil.copyfile(_kept(connection), name)
    else:
        _say(connection, f'DROP DATABASE IF EXISTS "{name}"', f'CREATE DATABASE "{name}"')
        _client(connection, "psql", *QUIETLY, "--file", _kept(connection), name)


def _make(connection) -> None:
    """Migrate an empty database, and keep it instead of any kept before for this kind."""
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    name, kept = connection.settings_dict["NAME"], _kept(connection)
    part = kept.with_suffix(".part")
    part.unlink(missing_ok=True)
    if connection.vendor == "sqlite":
        connection.cursor().execute("VACUUM INTO %s", [str(part)])
    else:
        _client(connection, "pg_dump", "--no-owner", "--file", part, name)
    for former in KEPT.glob(f"*.{connection.vendor}"):
        former.unlink()
    part.replace(kept)


@contextmanager
def _alone(connection) -> Iterator[None]:
    """Wait until no other process makes what is to be kept."""
    KEPT.mkdir(exist_ok=True)
    with (KEPT / f"{connection.vendor}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _kept(connection) -> Path:
    return KEPT / f"{_key(connection)}.{connection.vendor}"


def _key(connection) -> str:
    """Give a hash of the migrations of every app, what is installed, the settings and the database."""
    made = hashlib.sha256(f"{platform.python_version()} {_version(connection)}".encode())
    for path in sorted({*_migrations(), *(ROOT / name for name in DECIDING)}):
        made.update(f"{path.parent.parent.name}/{path.name} ".encode())
        made.update(hashlib.sha256(path.read_bytes()).digest())
    return made.hexdigest()[:20]


def _version(connection) -> str:
    return sqlite3.sqlite_version if connection.vendor == "sqlite" else _run("pg_dump", "--version")


def _migrations() -> Iterable[Path]:
    from django.apps import apps

    for app in apps.get_app_configs():
        yield from Path(app.path).glob("migrations/*.py")


def _say(connection, *statements: str) -> None:
    said = [part for statement in statements for part in ("--command", statement)]
    _client(connection, "psql", *QUIETLY, *said, "postgres")


def _client(connection, program: str, *arguments: str | Path) -> None:
    """Run a program of PostgreSQL with the server that ``connection`` is for."""
    given = connection.settings_dict
    there = {"--host": given["HOST"], "--port": given["PORT"], "--username": given["USER"]}
    where = [part for option, value in there.items() if value for part in (option, str(value))]
    secret = {"PGPASSWORD": given["PASSWORD"], "PGOPTIONS": "-c client_min_messages=error"}
    _run(program, *where, *arguments, env={**os.environ, **secret})


def _run(*command: str | Path, env: dict[str, str] | None = None) -> str:
    """Give what the command printed. Raises OSError, with what it complained of, when it fails."""
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise OSError(f"{command[0]}: {done.stderr or done.stdout}")
    return done.stdout


def main() -> None:
    """Keep the migrated database of ``tests.settings``, unless it is kept already."""
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    from django.db import connection

    with _alone(connection):
        if not _kept(connection).exists():
            _make(connection)


if __name__ == "__main__":
    main()
