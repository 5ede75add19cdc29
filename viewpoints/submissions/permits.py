"""Permits: why an exact text may be live."""

from django.db import transaction
from django.db.models import QuerySet

from viewpoints.articles.models import Article
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.submissions import texts
from viewpoints.submissions.models import Permit, PermitKind, Submission, Text


def valid() -> QuerySet[Permit]:
    """Give the permits that still hold."""
    return Permit.objects.filter(withdrawn_at=None)


def permitted(sha256: str) -> bool:
    """Tell whether the text with this hash may be live."""
    return valid().filter(text__sha256=sha256, text__scheme=texts.SCHEME).exists()


@transaction.atomic
def permit(
    text: Text,
    *,
    kind: PermitKind,
    by: Actor,
    submission: Submission | None = None,
    reason: str = "",
) -> Permit:
    """Give a permit for one exact text. An override needs its reason (the database refuses it without)."""
    given = Permit.objects.create(
        text=text, kind=kind, submission=submission, reason=reason.strip(), given_by=by.user
    )
    recording.record("text.permitted", text, by=by, kind=str(kind), permit=given.pk)
    return given


def permit_own_words(article: Article, *, by: Actor) -> Permit:
    """Permit the newest draft as the platform's own words: for articles without a submission only.

    Raises ValueError when the article, in any edition, came from a contributor.
    """
    if Submission.objects.filter(article__translation_key=article.translation_key).exists():
        raise ValueError(
            "an author's essay is permitted by its author, not as the platform's words"
        )
    return permit(texts.draft_text(article), kind=PermitKind.EDITORIAL, by=by)
