"""What else there is about one submission: its authors' other essays, and what is printed already like it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from viewpoints.articles import telling
from viewpoints.articles.models import Article, Claim
from viewpoints.articles.telling import Alike
from viewpoints.desk.rights import articles_of, submissions_of
from viewpoints.markup.blocks import text_from_blocks
from viewpoints.submissions.models import Submission
from viewpoints.submissions.states import State

MOST = 8
MOST_ALIKE = 5


@dataclass(frozen=True)
class Other:
    """Another essay: a submission or, where nothing else is here of it, a printed article."""

    title: str
    on: date | None
    state: str = ""
    submission: int | None = None
    article: Article | None = None


def by_its_authors(submission: Submission, *, user: Any) -> list[Other]:
    """Give the newest other essays of a submission's authors, in the sections that ``user`` edits.

    Elsewhere one of them may write under another name, which is not for this editor to know.
    """
    authors = [one.pk for one in submission.authors.all()]
    if not authors:
        return []
    rows = submissions_of(user).filter(authors__in=authors).exclude(pk=submission.pk).distinct()
    sent = [
        Other(one.title, timezone.localdate(one.received_at), one.get_state_display(), one.pk)
        for one in rows.only("title", "state", "received_at").order_by("-pk")[:MOST]
    ]
    moved_in = articles_of(user).filter(authorships__contributor__in=authors, submission=None)
    printed = moved_in.filter(live=True).distinct().defer("body").order_by("-pk")[:MOST]
    there = [
        Other(one.title, one.printed_on, str(State.PUBLISHED.label), article=one) for one in printed
    ]
    return sorted([*sent, *there], key=lambda one: one.on or date.min, reverse=True)[:MOST]


def printed_like(submission: Submission) -> list[Alike]:
    """Give printed articles that are about the same, the likest first."""
    if not submission.blocks:
        return []
    text = f"{submission.title}\n{text_from_blocks(submission.blocks)}"
    return telling.alike(text, but=submission.article_id, most=MOST_ALIKE)


def claims_of(alike: list[Alike]) -> list[Claim]:
    """Give the claims that those articles answer: this one may answer them too."""
    keys = [one.article.pk for one in alike]
    if not keys:
        return []
    return list(Claim.objects.filter(answers__article__in=keys).distinct()[:MOST_ALIKE])
