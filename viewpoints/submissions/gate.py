"""The gate in the database: at every commit, each live article must hold a text that has a permit.

The last line behind ``guard``: it also stops ``QuerySet.update()``, SQL and other programs. One view,
``gate_violation``, is both the condition and the audit. SQLite has no deferred triggers but deferred
foreign keys: a violation puts a row into ``gate_hold`` whose reference can never be met, and whatever
mends the violation in the same transaction takes the row away again; one that is left makes the
commit fail. A client that lacks our hash function fails closed. (docs/decisions/0003)

Views and triggers block changes to their tables, so they are taken down before migrations and put up
after them; ``closed()`` tells whether they stand.
"""

import hashlib
from typing import Any

from django.db import connection

from viewpoints.articles.models import Article
from viewpoints.submissions.models import Seal, Text

PRINTED_COLUMNS = (
    "p.title",
    "p.seo_title",
    "p.search_description",
    "CAST(p.locale_id AS TEXT)",
    "a.summary",
    "a.byline",
    "a.dateline",
    "a.translator",
    "a.share_line",
    "CAST(a.body AS TEXT)",
)
# Each column with its length in front, so that no two sets of columns read the same.
_COLUMNS = " || ".join(f"length({c}) || ':' || {c}" for c in PRINTED_COLUMNS)
COLUMNS_HASH = f"viewpoints_sha256({_COLUMNS})"
FROM = "wagtailcore_page p JOIN articles_article a ON a.page_ptr_id = p.id"

VIEW = f"""
CREATE VIEW gate_violation AS SELECT p.id AS article_id FROM {FROM}
WHERE p.live AND NOT EXISTS (
    SELECT 1 FROM submissions_seal s JOIN submissions_permit k ON k.text_id = s.text_id
    WHERE s.article_id = p.id AND k.withdrawn_at IS NULL AND s.columns = {COLUMNS_HASH})
"""  # noqa: S608 -- only constants of this module
TABLES = (
    "CREATE TABLE IF NOT EXISTS gate_never (id INTEGER PRIMARY KEY)",
    "CREATE TABLE IF NOT EXISTS gate_hold (article_id INTEGER PRIMARY KEY, never INTEGER NOT NULL"
    " REFERENCES gate_never (id) DEFERRABLE INITIALLY DEFERRED)",
)
PAGE_COLUMNS = "live, title, seo_title, search_description, locale_id"
# name: (when, which article to look at again)
_EVENTS = {
    "gate_page_update": (f"AFTER UPDATE OF {PAGE_COLUMNS} ON wagtailcore_page", "= NEW.id"),
    "gate_article_insert": ("AFTER INSERT ON articles_article", "= NEW.page_ptr_id"),
    "gate_article_update": ("AFTER UPDATE ON articles_article", "= NEW.page_ptr_id"),
    "gate_article_delete": ("AFTER DELETE ON articles_article", "= OLD.page_ptr_id"),
    "gate_seal_insert": ("AFTER INSERT ON submissions_seal", "= NEW.article_id"),
    "gate_seal_update": ("AFTER UPDATE ON submissions_seal", "IN (NEW.article_id, OLD.article_id)"),
    "gate_seal_delete": ("AFTER DELETE ON submissions_seal", "= OLD.article_id"),
    "gate_permit_insert": ("AFTER INSERT ON submissions_permit", "IN ({sealed} = NEW.text_id)"),
    "gate_permit_update": (
        "AFTER UPDATE ON submissions_permit",
        "IN ({sealed} IN (NEW.text_id, OLD.text_id))",
    ),
    "gate_permit_delete": ("AFTER DELETE ON submissions_permit", "IN ({sealed} = OLD.text_id)"),
}
_SEALED = "SELECT article_id FROM submissions_seal WHERE text_id"
_TRIGGER = """
CREATE TRIGGER {name} {when} BEGIN
    DELETE FROM gate_hold WHERE article_id {which};
    INSERT INTO gate_hold SELECT article_id, 1 FROM gate_violation WHERE article_id {which};
END
"""
UNCHANGING = """
CREATE TRIGGER gate_text_update BEFORE UPDATE ON submissions_text
BEGIN SELECT RAISE(ABORT, 'a text is never changed'); END
"""
NAMES = ("gate_violation", "gate_text_update", *_EVENTS)


def seal(article: Article, text: Text) -> None:
    """Write down that the stored columns of ``article`` hold ``text``."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {COLUMNS_HASH} FROM {FROM} WHERE p.id = %s", [article.pk])  # noqa: S608
        (columns,) = cursor.fetchone()
    Seal.objects.update_or_create(article=article, defaults={"text": text, "columns": columns})


def violations() -> list[int]:
    """Give the keys of live articles whose stored text has no permit. Normally none, ever."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT article_id FROM gate_violation ORDER BY article_id")
        return [key for (key,) in cursor.fetchall()]


def closed() -> bool:
    """Tell whether every part of the gate stands in the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE name LIKE 'gate%%'")
        return {*NAMES, "gate_never", "gate_hold"} <= {name for (name,) in cursor.fetchall()}


def teach_hash(connection: Any, **_kwargs: Any) -> None:
    """Give each new SQLite connection the SHA-256 function that view and seal use."""
    if connection.vendor == "sqlite":
        connection.connection.create_function("viewpoints_sha256", 1, _sha256, deterministic=True)


def before_migrating(using: str, **_kwargs: Any) -> None:
    """Take view and triggers down: they would block changes to the tables they read."""
    with connection.cursor() as cursor:
        for name in _EVENTS:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
        cursor.execute("DROP TRIGGER IF EXISTS gate_text_update")
        cursor.execute("DROP VIEW IF EXISTS gate_violation")


def after_migrating(using: str, **_kwargs: Any) -> None:
    """Put tables, view and triggers up again."""
    before_migrating(using)
    with connection.cursor() as cursor:
        for statement in (*TABLES, VIEW, UNCHANGING):
            cursor.execute(statement)
        for name, (when, which) in _EVENTS.items():
            which = which.format(sealed=_SEALED)
            cursor.execute(_TRIGGER.format(name=name, when=when, which=which))


def _sha256(text: str | None) -> str | None:
    return None if text is None else hashlib.sha256(text.encode()).hexdigest()
