"""What the gate looks at and when: declared once, for every database."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

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
FROM = "wagtailcore_page p JOIN articles_article a ON a.page_ptr_id = p.id"
VIEW = "gate_violation"

_PAGE = "id, live, title, seo_title, search_description, locale_id"
_SEALED = "SELECT article_id FROM submissions_seal WHERE text_id"


class Event(NamedTuple):
    """A change after which some articles are looked at again: ``article_id`` followed by ``which``."""

    name: str
    when: str
    which: str


EVENTS = (
    Event("gate_page_insert", "AFTER INSERT ON wagtailcore_page", "= NEW.id"),
    Event("gate_page_update", f"AFTER UPDATE OF {_PAGE} ON wagtailcore_page", "= NEW.id"),
    Event("gate_article_insert", "AFTER INSERT ON articles_article", "= NEW.page_ptr_id"),
    Event("gate_article_update", "AFTER UPDATE ON articles_article", "= NEW.page_ptr_id"),
    Event("gate_article_delete", "AFTER DELETE ON articles_article", "= OLD.page_ptr_id"),
    Event("gate_seal_insert", "AFTER INSERT ON submissions_seal", "= NEW.article_id"),
    Event(
        "gate_seal_update",
        "AFTER UPDATE ON submissions_seal",
        "IN (NEW.article_id, OLD.article_id)",
    ),
    Event("gate_seal_delete", "AFTER DELETE ON submissions_seal", "= OLD.article_id"),
    Event(
        "gate_permit_insert", "AFTER INSERT ON submissions_permit", f"IN ({_SEALED} = NEW.text_id)"
    ),
    Event(
        "gate_permit_update",
        "AFTER UPDATE ON submissions_permit",
        f"IN ({_SEALED} IN (NEW.text_id, OLD.text_id))",
    ),
    Event(
        "gate_permit_delete", "AFTER DELETE ON submissions_permit", f"IN ({_SEALED} = OLD.text_id)"
    ),
)


@dataclass(frozen=True)
class Dialect:
    """The gate in the SQL of one database.

    ``up`` and ``down`` put it up and take it down, ``parts`` are what must stand then, ``standing``
    asks the database for the names of what does.
    """

    columns_hash: str
    up: tuple[str, ...]
    down: tuple[str, ...]
    parts: frozenset[str]
    standing: str


def columns_hash(sha256: Callable[[str], str]) -> str:
    """Give the hash of an article's printed columns, ``sha256`` giving that of one value.

    Each column stands with its length in code points before it: no two sets of columns read the same.
    """
    return sha256(" || ".join(f"length({c}) || ':' || {c}" for c in PRINTED_COLUMNS))


def view(columns_hash: str) -> str:
    """Give the view of the live articles whose stored columns no valid permit covers."""
    return f"""
    CREATE VIEW {VIEW} AS SELECT p.id AS article_id FROM {FROM}
    WHERE p.live AND NOT EXISTS (
        SELECT 1 FROM submissions_seal s JOIN submissions_permit k ON k.text_id = s.text_id
        WHERE s.article_id = p.id AND k.withdrawn_at IS NULL AND s.columns = {columns_hash})
    """  # noqa: S608 -- only constants of this module
