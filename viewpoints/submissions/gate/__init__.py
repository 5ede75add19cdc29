"""The gate in the database: at every commit, each live article must hold a text that has a permit.

The last line behind ``guard``: it also stops ``QuerySet.update()``, SQL and other programs. One view,
``gate_violation``, is both the condition and the audit; triggers look at it when a transaction
commits. What is looked at is in ``declared``, how in ``sqlite`` and ``postgresql``
(docs/decisions/0003).

Views and triggers block changes to their tables, so they are taken down before migrations and put up
after them; ``closed()`` tells whether they stand.
"""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import connection, connections, transaction
from wagtail.images import get_image_model
from wagtail.models import Page

from viewpoints.articles.models import Article
from viewpoints.submissions import permits, texts
from viewpoints.submissions.gate.declared import FROM, VIEW, Dialect
from viewpoints.submissions.gate.postgresql import POSTGRESQL
from viewpoints.submissions.gate.sqlite import SQLITE
from viewpoints.submissions.models import Permit, Seal, SealedPicture, Text

DIALECTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
READ = (Page, Article, Text, Permit, Seal, SealedPicture, get_image_model())
AT_ONCE = 200


def seal(article: Article, text: Text) -> None:
    """Write down that the stored columns of ``article`` hold ``text``, and which files its pictures are."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO submissions_seal (article_id, text_id, columns)"  # noqa: S608
            f" SELECT p.id, %s, {columns_hash()} FROM {FROM} WHERE p.id = %s"
            " ON CONFLICT (article_id)"
            " DO UPDATE SET text_id = EXCLUDED.text_id, columns = EXCLUDED.columns",
            [text.pk, article.pk],
        )
    _seal_pictures(article.pk, list(text.content["pictures"]))


def _seal_pictures(article: int, shown: list[str]) -> None:
    images = get_image_model().objects.filter(pk__in=shown)
    files = dict(images.values_list("pk", "file")) if shown else {}
    sealed = SealedPicture.objects.filter(seal=article)
    if files != dict(sealed.values_list("image", "file")):
        sealed.delete()
        SealedPicture.objects.bulk_create(
            SealedPicture(seal_id=article, image_id=image, file=file)
            for image, file in files.items()
        )


def columns_hash() -> str:
    """Give the SQL of the hash that a seal keeps, over ``declared.FROM``."""
    return _dialect(connection).columns_hash


def violations() -> list[int]:
    """Give the keys of live articles whose stored text has no permit. Normally none, ever."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT article_id FROM {VIEW} ORDER BY article_id")  # noqa: S608
        return [key for (key,) in cursor.fetchall()]


def closed() -> bool:
    """Tell whether every part of the gate stands in the database, and is switched on."""
    dialect = _dialect(connection)
    with connection.cursor() as cursor:
        cursor.execute(dialect.standing)
        return dialect.parts <= {name for (name,) in cursor.fetchall()}


def reseal() -> int:
    """Seal live articles again whose columns are read anew since a migration; gives how many.

    Only an article that still holds exactly the text it was sealed with, and whose permit is valid:
    any other stays a violation, for ``check`` to name.
    """
    unchanged = 0
    bad = violations()
    for first in range(0, len(bad), AT_ONCE):
        sealed = Seal.objects.filter(article__in=bad[first : first + AT_ONCE])
        with transaction.atomic():
            for kept in sealed.select_related("article__locale", "text"):
                if _unchanged(kept):
                    seal(kept.article, kept.text)
                    unchanged += 1
    return unchanged


def _unchanged(kept: Seal) -> bool:
    now = texts.hash_of(texts.content_of(kept.article))
    return now == kept.text.sha256 and permits.permitted(now)


def before_migrating(using: str, **_kwargs: Any) -> None:
    """Take the gate down: it would block changes to the tables it reads."""
    with transaction.atomic(using), connections[using].cursor() as cursor:
        for statement in _dialect(connections[using]).down:
            cursor.execute(statement)


def after_migrating(using: str, **_kwargs: Any) -> None:
    """Put the gate up again once all that it reads is there, and seal again what it reads anew."""
    if closed():  # nothing was migrated: only tables were emptied
        return
    with transaction.atomic(using):
        before_migrating(using)
        if not _complete(connections[using]):
            return
        with connections[using].cursor() as cursor:
            for statement in _dialect(connections[using]).up:
                cursor.execute(statement)
    reseal()


def _complete(connection: Any) -> bool:
    """Tell whether all tables and columns are there: a migration may go to a point before them."""
    look = connection.introspection
    with connection.cursor() as cursor:
        tables = set(look.table_names(cursor))
        return all(
            model._meta.db_table in tables
            and {field.column for field in model._meta.local_concrete_fields}
            <= {column.name for column in look.get_table_description(cursor, model._meta.db_table)}
            for model in READ
        )


def _dialect(connection: Any) -> Dialect:
    if connection.vendor not in DIALECTS:
        raise ImproperlyConfigured("Viewpoints keeps its gate in SQLite or PostgreSQL only.")
    return DIALECTS[connection.vendor]
