"""Tell SQLite how many rows of a kind there are: without that it guesses, and badly in a large archive."""

from django.db import connection, transaction

LOOKED_AT = 400
"""Entries of each index that are looked at, so that it takes some milliseconds whatever the size."""
# Of an empty table ANALYZE says nothing, and SQLite takes it for one of a million rows: joined with a
# large one, the large one is read whole. What is written here is read by the second ANALYZE
# (sqlite.org/fileformat2.html#stat1tab).
_EMPTY = (
    "INSERT INTO sqlite_stat1 (tbl, idx, stat) SELECT name, NULL, '1' FROM sqlite_schema"
    " WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
    " AND sql NOT LIKE 'CREATE VIRTUAL %' AND name NOT IN (SELECT tbl FROM sqlite_stat1)"
)


def catch_up() -> int:
    """Have SQLite count anew, roughly (sqlite.org/lang_analyze.html); PostgreSQL does so by itself.

    To be called after each change of the tables, which forgets what was counted, and every minute or so:
    what came in bulk is known soon. Gives 0, for nothing was due.
    """
    if connection.vendor == "sqlite":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"PRAGMA analysis_limit = {LOOKED_AT}")
            cursor.execute("ANALYZE")
            cursor.execute(_EMPTY)
            cursor.execute("ANALYZE sqlite_schema")
    return 0
