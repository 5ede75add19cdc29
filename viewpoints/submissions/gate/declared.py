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
    "a.affiliation",
    "a.disclosure",
    "a.dateline",
    "a.translator",
    "a.share_line",
    "CAST(a.body AS TEXT)",
)
FROM = "wagtailcore_page p JOIN articles_article a ON a.page_ptr_id = p.id"
VIEW = "gate_violation"

_PAGE = "id, live, title, seo_title, search_description, locale_id"
_SEALED = "SELECT article_id FROM submissions_seal WHERE text_id"
_FOLLOWING = "SELECT text_id FROM submissions_permit WHERE follows_id"
_SHOWING = "SELECT seal_id FROM submissions_sealedpicture WHERE image_id"


class Event(NamedTuple):
    """A change after which some articles are looked at again: ``article_id`` followed by ``which``."""

    name: str
    when: str
    which: str


class Fixed(NamedTuple):
    """What never changes once it is stored: the change is refused at once, with ``words``."""

    name: str
    when: str
    changed: str
    words: str


FIXED = (
    Fixed("gate_text_update", "BEFORE UPDATE ON submissions_text", "TRUE", "a text never changes"),
    Fixed(
        "gate_work_update",
        "BEFORE UPDATE OF work ON articles_article",
        "NEW.work <> OLD.work",
        "whose words an article holds never changes",
    ),
)
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
        f"IN ({_SEALED} IN (NEW.text_id, OLD.text_id) OR text_id IN ({_FOLLOWING} = NEW.id))",
    ),
    Event(
        "gate_permit_delete", "AFTER DELETE ON submissions_permit", f"IN ({_SEALED} = OLD.text_id)"
    ),
    Event("gate_picture_insert", "AFTER INSERT ON submissions_sealedpicture", "= NEW.seal_id"),
    Event(
        "gate_picture_update",
        "AFTER UPDATE ON submissions_sealedpicture",
        "IN (NEW.seal_id, OLD.seal_id)",
    ),
    Event("gate_picture_delete", "AFTER DELETE ON submissions_sealedpicture", "= OLD.seal_id"),
    Event("gate_image_insert", "AFTER INSERT ON wagtailimages_image", f"IN ({_SHOWING} = NEW.id)"),
    Event(
        "gate_image_update",
        "AFTER UPDATE OF id, file ON wagtailimages_image",
        f"IN ({_SHOWING} IN (NEW.id, OLD.id))",
    ),
    Event("gate_image_delete", "AFTER DELETE ON wagtailimages_image", f"IN ({_SHOWING} = OLD.id)"),
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
    """Give the view of the live articles that no valid permit covers as they are stored.

    A permit that follows another holds only while that one does, and a sealed picture must still be
    in the library, with the file it was sealed with.
    """
    return f"""
    CREATE VIEW {VIEW} AS SELECT p.id AS article_id FROM {FROM}
    WHERE p.live AND NOT EXISTS (
        SELECT 1 FROM submissions_seal s
        JOIN submissions_permit k ON k.text_id = s.text_id
        LEFT JOIN submissions_permit f ON f.id = k.follows_id
        WHERE s.article_id = p.id AND s.columns = {columns_hash}
        AND k.withdrawn_at IS NULL AND f.withdrawn_at IS NULL
        AND NOT EXISTS (
            SELECT 1 FROM submissions_sealedpicture x
            LEFT JOIN wagtailimages_image i ON i.id = x.image_id
            WHERE x.seal_id = s.article_id AND (i.id IS NULL OR i.file <> x.file)))
    """  # noqa: S608 -- only constants of this module
