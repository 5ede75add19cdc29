"""An article at the gate, a draft or live, and how tests look at what became of it."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection

from tests.submissions.essays import section
from viewpoints.articles.models import Article
from viewpoints.journal.models import Actor
from viewpoints.submissions import gate, guard, permits, publication, texts
from viewpoints.submissions.models import PermitKind

ARCHIVE = Actor.machine("archive")
# By the guard with words, or by the database when the transaction commits.
REFUSED = (PermissionDenied, IntegrityError)
Door = Callable[[Article], Any]


def body(*words: str) -> str:
    """Give a body of plain paragraphs, as a page stores it."""
    return json.dumps([{"type": "paragraph", "value": f"<p>{one}</p>"} for one in words])


def draft(**fields: Any) -> Article:
    """Make a draft that nobody permitted."""
    given = {"title": "标题", "slug": "biao-ti", "byline": "林晓", "body": body("第一句。")}
    article = Article(**{**given, **fields}, live=False)
    section().add_child(instance=article)
    article.save_revision()
    return article


def permit(article: Article) -> None:
    """Permit the newest draft of an article."""
    permits.permit(texts.draft_text(article), kind=PermitKind.ARCHIVE, by=ARCHIVE)


def printed(article: Article) -> Article:
    """Permit the newest draft and put it live."""
    permit(article)
    return publication.print_draft(article, by=ARCHIVE)


def stored(article: Article) -> Article:
    """Read an article afresh."""
    return Article.objects.get(pk=article.pk)


def sql(statement: str, *values: Any) -> None:
    """Run one statement past every model."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def take_down(trigger: str, table: str) -> None:
    """Drop one trigger of the gate."""
    where = f" ON {table}" if connection.vendor == "postgresql" else ""
    sql(f"DROP TRIGGER {trigger}{where}")


def nothing_live() -> bool:
    """Tell whether no article is live, and the gate agrees."""
    return not Article.objects.filter(live=True).exists() and gate.violations() == []


@contextmanager
def gate_open() -> Iterator[None]:
    """Take guard and gate away for a moment: a door that does nothing then is none."""
    guard.leave()
    gate.before_migrating(using="default")
    try:
        yield
    finally:
        guard.watch()
        gate.after_migrating(using="default")
