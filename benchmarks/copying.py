"""Copy what a small desk holds, a hundred times over, in the database's own statements.

Keys of a copy are those of its original and a multiple of the table's highest, so rows that belong
together are copied together. What must be unique is made so.
"""

from collections.abc import Mapping, Sequence

from django.core.management.color import no_style
from django.db import connection, models, transaction
from wagtail.models import Page

from viewpoints.articles.models import Article, Authorship, TellingWord
from viewpoints.intake.models import Arrival
from viewpoints.journal.models import Event
from viewpoints.letters.models import Address, Letter, Secret
from viewpoints.people.models import Contributor, Organization
from viewpoints.submissions import gate
from viewpoints.submissions.models import Asked, Asking, Seal, Searched, Submission, Yes

Model = type[models.Model]
COPIED: Sequence[Model] = (
    *(Address, Contributor, Organization, Page, Article, Authorship, Submission),
    *(Submission.authors.through, Searched, Event, Asking, Asked, Yes, Arrival, Letter, Secret),
    TellingWord,
)
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ABOUT = "CAST(CAST({0} AS integer) + k * {submission} AS varchar(64))"
# By table and column what a copy holds there: {0} is the column, k the number of the copy.
UNIQUE: Mapping[str, Mapping[str, str]] = {
    "letters_address": {"email": "'k' || k || {0}"},
    "people_contributor": {"slug": "{0} || '-' || k"},
    "people_organization": {"slug": "{0} || '-' || k"},
    "wagtailcore_page": {
        "slug": "{0} || '-' || k",
        "url_path": "rtrim({0}, '/') || '-' || k || '/'",
        "path": "{path}",
        "translation_key": "{key}",
    },
    "articles_article": {"printed_on": "{earlier}"},
    "intake_arrival": {"raw": "'k' || k || {0}", "message_id": "'k' || k || {0}"},
    "letters_letter": {"about_key": ABOUT, "message_id": "'k' || k || {0}"},
    "letters_secret": {"about_key": ABOUT, "digest": "'k' || k || 'k' || substr({0}, 8)"},
    "journal_event": {"subject_key": ABOUT},
}
DIALECT = {
    "sqlite": {
        "key": "lower(hex(randomblob(16)))",
        "earlier": "date({0}, (-k * {articles}) || ' days')",
    },
    "postgresql": {"key": "gen_random_uuid()", "earlier": "{0} - k * {articles}"},
}


@transaction.atomic
def copy(times: int) -> None:
    """Make ``times`` copies of every row of COPIED; of pages, only of articles."""
    highest = {model: model._base_manager.latest("pk").pk for model in COPIED}
    first = Article.objects.earliest("pk").pk
    count = Article.objects.count()
    words = {
        "submission": highest[Submission],
        "articles": count,
        "path": _path(f"id - {first - 1} + k * {count}"),
    }
    for model in COPIED:
        _copy(model, times, highest, words)
    _seal(highest[Page])
    parent = Page.objects.get(pk=Article.objects.get(pk=first).in_section_id)
    Page.objects.filter(pk=parent.pk).update(numchild=count * (times + 1))
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(COPIED)):
            cursor.execute(statement)


def _copy(
    model: Model, times: int, highest: Mapping[Model, int], words: Mapping[str, object]
) -> None:
    fields = model._meta.local_concrete_fields
    table = model._meta.db_table
    columns, values = [], []
    for field in fields:
        column = connection.ops.quote_name(field.column)
        sql = UNIQUE.get(table, {}).get(field.column, "")
        for _ in range(2):  # what a dialect has may name more
            sql = sql.format(column, **{**DIALECT[connection.vendor], **words}) if sql else ""
        columns.append(column)
        values.append(sql or column + _further(model, field, highest))
    only = f"WHERE o.{columns[0]} <= {highest[model]}"
    if model is Page:
        only += " AND id IN (SELECT page_ptr_id FROM articles_article)"
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH RECURSIVE copies (k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM copies WHERE k < {times})"
            f" INSERT INTO {table} ({', '.join(columns)})"
            f" SELECT {', '.join(values)} FROM copies CROSS JOIN {table} o {only} ORDER BY k, o.{columns[0]}"
        )


def _further(model: Model, field: models.Field, highest: Mapping[Model, int]) -> str:
    """Give how far the key in a field lies beyond its original's, as SQL; empty: nowhere."""
    target = field.related_model if field.is_relation else model if field.primary_key else None
    return f" + k * {highest[target]}" if target in highest else ""


def _path(step: str) -> str:
    """Give the SQL of the path below the same parent that has the place ``step``, as treebeard writes it."""
    digits = (f"substr('{DIGITS}', ({step}) / {36**power} % 36 + 1, 1)" for power in (3, 2, 1, 0))
    return f"substr(path, 1, length(path) - 4) || {' || '.join(digits)}"


def _seal(highest: int) -> None:
    """Seal the copies of articles with the texts of their originals."""
    original = (
        f"(SELECT text_id FROM submissions_seal WHERE article_id = (p.id - 1) % {highest} + 1)"
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {Seal._meta.db_table} (article_id, text_id, columns)"
            f" SELECT p.id, {original}, {gate.columns_hash()} FROM {gate.FROM} WHERE p.id > {highest}"
        )
