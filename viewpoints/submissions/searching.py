"""Find submissions by words: of the essay as it was sent and of its newest draft, of names and addresses.

The newest come first and no more than MOST are looked at, so that a common word costs what a rare one
does (docs/decisions/0024). A word for the section is among the words of each, so that what is found is
bounded by the sections that are asked about.
"""

import json
from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import Max, Min, Q
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import Revision

from viewpoints.articles.bodies import text_of_body
from viewpoints.articles.models import Article
from viewpoints.chinese.segment import index_words, query_words
from viewpoints.markup.blocks import text_from_blocks
from viewpoints.people.models import Contributor
from viewpoints.submissions.models import Searched, Submission

MOST = 2000
"""Submissions that a search gives at most, the newest."""
_AT_ONCE = 500
_SECTION = "insection{}"
_PRINTED = ("title", "summary")
_SIGNED = ("byline", "affiliation")
_SQL = {
    "sqlite": (
        "SELECT rowid FROM submissions_found WHERE submissions_found MATCH %s"
        " ORDER BY rowid DESC LIMIT %s"
    ),
    "postgresql": (
        "SELECT submission_id FROM submissions_searched WHERE to_tsvector('simple', words) @@"
        " to_tsquery('simple', %s) ORDER BY submission_id DESC LIMIT %s"
    ),
}
_DIALECT = {  # and, or, a word, the beginning of a word
    "sqlite": (" AND ", " OR ", '"{}"', '"{}"*'),
    "postgresql": (" & ", " | ", "'{}'", "'{}':*"),
}


def index(submission: Submission) -> None:
    """Keep the words that a submission is found by; to be called by each verb that changes them."""
    _keep(submission, _newest_draft(submission))


def index_those_of(author: Contributor) -> None:
    """Keep the words of all submissions of an author whose name, byline or address changed."""
    for submission in author.submissions.select_related("sender"):
        index(submission)


def catch_up() -> int:
    """Index some of what was there before there was an index, or came in past the verbs; gives how many.

    It lies below or above all that is indexed, so nothing between is looked at.
    """
    missing = [one for beyond in _beyond() for one in _unindexed(beyond)][:_AT_ONCE]
    Searched.objects.bulk_create(
        [
            Searched(submission=one, words=" ".join(_words(one, _newest_draft(one))))
            for one in missing
        ],
        ignore_conflicts=True,
    )
    return len(missing)


def _beyond() -> list[Q]:
    """Give what lies above and below all that is indexed; each by itself, or SQLite reads all between."""
    lowest = Searched.objects.aggregate(end=Min("pk"))["end"]
    highest = Searched.objects.aggregate(end=Max("pk"))["end"]
    return [Q()] if lowest is None else [Q(pk__gt=highest), Q(pk__lt=lowest)]


def _unindexed(among: Q) -> list[Submission]:
    with_draft = ("sender", "article__latest_revision")
    rows = Submission.objects.filter(among, searched=None).select_related(*with_draft)
    return list(rows.prefetch_related("authors__address").order_by("-pk")[:_AT_ONCE])


def find(query: str, *, sections: Iterable[int] | None = None) -> list[int]:
    """Give the keys of submissions in which every word of ``query`` occurs, the newest first, MOST at most.

    Without ``sections`` those of all. A query without a word (only punctuation) finds nothing.
    """
    words = query_words(query)[:20]
    sections = None if sections is None else list(sections)
    if not words or sections == []:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_SQL[connection.vendor], [_asked(words, sections), MOST])
        return [key for (key,) in cursor.fetchall()]


def _asked(words: list[str], sections: list[int] | None) -> str:
    """Write a query down in the database's language; words hold letters and digits only."""
    both, either, whole, beginning = _DIALECT[connection.vendor]
    parts = [(beginning if word.isascii() else whole).format(word) for word in words]
    if sections is not None:
        parts.append(f"({either.join(whole.format(_SECTION.format(key)) for key in sections)})")
    return both.join(parts)


@receiver(post_save, sender=Revision)
def index_draft(instance: Revision, **_: Any) -> None:
    """Keep the words of a draft that was saved, whoever saved it: one essay's, nothing else is looked at."""
    if instance.content_type.model_class() is not Article:
        return
    offered = Submission.objects.filter(article=instance.object_id).select_related("sender")
    for submission in offered:
        _keep(submission, instance)


def _keep(submission: Submission, draft: Revision | None) -> None:
    words = " ".join(_words(submission, draft))
    Searched.objects.update_or_create(submission=submission, defaults={"words": words})


def _newest_draft(submission: Submission) -> Revision | None:
    return submission.article.latest_revision if submission.article else None


def _words_of_draft(draft: Revision, *, signed: bool) -> list[str]:
    fields = (*_PRINTED, *_SIGNED) if signed else _PRINTED
    body = json.loads(draft.content.get("body") or "[]")
    return [*(draft.content.get(name) or "" for name in fields), text_of_body(body)]


def _words(submission: Submission, draft: Revision | None) -> list[str]:
    authors = list(submission.authors.all())
    people = [
        name
        for author in authors
        for name in (author.name, author.byline, author.address.email if author.address else "")
    ]
    said = (submission.title, *people, submission.sender.email, text_from_blocks(submission.blocks))
    # Somebody who was erased has no byline any more; the one that was printed stays, and finds nothing.
    signed = all(author.byline for author in authors)
    drafted = _words_of_draft(draft, signed=signed) if draft else []
    return [_SECTION.format(submission.section_id), *index_words("\n".join([*said, *drafted]))]
