"""The gate on SQLite, which has no deferred triggers but deferred foreign keys.

A violation puts a row into ``gate_hold`` whose reference can never be met, and whatever mends the
violation in the same transaction takes the row away again; one that is left makes the commit fail.
A client that lacks our hash function fails closed.
"""

import hashlib
from typing import Any

from viewpoints.submissions.gate import declared
from viewpoints.submissions.gate.declared import EVENTS, FIXED, VIEW, Dialect, Event, Fixed

HASH = declared.columns_hash("viewpoints_sha256({})".format)
TABLES = (
    "CREATE TABLE IF NOT EXISTS gate_never (id INTEGER PRIMARY KEY)",
    "CREATE TABLE IF NOT EXISTS gate_hold (article_id INTEGER PRIMARY KEY, never INTEGER NOT NULL"
    " REFERENCES gate_never (id) DEFERRABLE INITIALLY DEFERRED)",
)


def _unchanging(fixed: Fixed) -> str:
    return f"""
    CREATE TRIGGER {fixed.name} {fixed.when} WHEN {fixed.changed}
    BEGIN SELECT RAISE(ABORT, '{fixed.words}'); END
    """


def _trigger(event: Event) -> str:
    return f"""
    CREATE TRIGGER {event.name} {event.when} BEGIN
        DELETE FROM gate_hold WHERE article_id {event.which};
        INSERT INTO gate_hold SELECT article_id, 1 FROM {VIEW} WHERE article_id {event.which};
    END
    """  # noqa: S608 -- only declared constants


_TRIGGERS = [one.name for one in (*FIXED, *EVENTS)]

SQLITE = Dialect(
    columns_hash=HASH,
    up=(*TABLES, declared.view(HASH), *map(_unchanging, FIXED), *map(_trigger, EVENTS)),
    down=(
        *(f"DROP TRIGGER IF EXISTS {name}" for name in _TRIGGERS),
        f"DROP VIEW IF EXISTS {VIEW}",
    ),
    parts=frozenset({VIEW, "gate_never", "gate_hold", *_TRIGGERS}),
    standing="SELECT name FROM sqlite_master WHERE name LIKE 'gate%'",
)


def teach(connection: Any, **_kwargs: Any) -> None:
    """Give a new SQLite connection the hash function, and let REPLACE fire triggers of deletion."""
    if connection.vendor == "sqlite":
        connection.connection.create_function("viewpoints_sha256", 1, _sha256, deterministic=True)
        connection.connection.execute("PRAGMA recursive_triggers = ON")


def _sha256(text: str | None) -> str | None:
    return None if text is None else hashlib.sha256(text.encode()).hexdigest()
