"""Find submissions by words: of the title, the essay, its authors' names and bylines, the sender's address.

The newest come first and no more than MOST are looked at, so that a common word costs what a rare one
does (docs/decisions/0024). A word for the section is among the words of each, so that what is found is
bounded by the sections that are asked about.
"""

from collections.abc import Iterable

from django.db import connection
from django.db.models import Max, Min, Q

from viewpoints.chinese.segment import index_words, query_words
from viewpoints.markup.blocks import text_from_blocks
from viewpoints.people.models import Contributor
from viewpoints.submissions.models import Searched, Submission

MOST = 2000
"""Submissions that a search gives at most, the newest."""
_AT_ONCE = 500
_SECTION = "insection{}"
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
    Searched.objects.update_or_create(
        submission=submission, defaults={"words": " ".join(_words(submission))}
    )


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
        [Searched(submission=one, words=" ".join(_words(one))) for one in missing],
        ignore_conflicts=True,
    )
    return len(missing)


def _beyond() -> list[Q]:
    """Give what lies above and below all that is indexed; each by itself, or SQLite reads all between."""
    lowest = Searched.objects.aggregate(end=Min("pk"))["end"]
    highest = Searched.objects.aggregate(end=Max("pk"))["end"]
    return [Q()] if lowest is None else [Q(pk__gt=highest), Q(pk__lt=lowest)]


def _unindexed(among: Q) -> list[Submission]:
    rows = Submission.objects.filter(among, searched=None).select_related("sender")
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


def _words(submission: Submission) -> list[str]:
    people = [
        name
        for author in submission.authors.all()
        for name in (author.name, author.byline, author.address.email if author.address else "")
    ]
    said = (submission.title, *people, submission.sender.email, text_from_blocks(submission.blocks))
    return [_SECTION.format(submission.section_id), *index_words("\n".join(said))]
