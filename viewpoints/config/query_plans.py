"""Tell SQLite how many rows of a kind there are: without that it guesses, and badly in a large archive."""

from django.db import connection

LOOKED_AT = 400
"""Entries of each index that are looked at, so that it takes some milliseconds whatever the size."""


def catch_up() -> int:
    """Have SQLite count anew, roughly (sqlite.org/lang_analyze.html); PostgreSQL does so by itself.

    To be called every minute or so: what came in bulk is known soon. Gives 0, for nothing was due.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA analysis_limit = {LOOKED_AT}")
            cursor.execute("ANALYZE")
    return 0
