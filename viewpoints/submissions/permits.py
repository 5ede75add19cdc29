"""Permits: why an exact text may be live."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from viewpoints.articles.models import Article
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.submissions import texts
from viewpoints.submissions.models import Permit, PermitKind, Submission, Text


class NotOurs(ValueError):
    """These words came from a contributor: they are permitted by her yes. The message is the title."""


def submission_of(article: Article) -> Submission | None:
    """Give the submission whose words an article holds: its own, or that of an edition or copy."""
    same = Q(article__work=article.work) | Q(article__translation_key=article.translation_key)
    return Submission.objects.filter(same).order_by("pk").first()


def valid() -> QuerySet[Permit]:
    """Give the permits that still hold; one that follows another holds only while that one does."""
    return Permit.objects.filter(withdrawn_at=None, follows__withdrawn_at=None)


def overridden(submission: Submission) -> Permit | None:
    """Give the editor's decision by which a text was printed that its authors had not agreed to, if any."""
    override = valid().filter(submission=submission, kind=PermitKind.OVERRIDE).order_by("pk").last()
    return override if override and not was_agreed_to(override) else None


def was_agreed_to(override: Permit) -> bool:
    """Tell whether the authors had agreed when an editor decided: she alone was tied to the essay."""
    stood = Q(withdrawn_at=None) | Q(withdrawn_at__gt=override.given_at)
    former = Permit.objects.filter(
        stood, submission=override.submission_id, kind=PermitKind.AUTHORS, pk__lt=override.pk
    )
    words = override.text.content
    return any(texts.typographic(one.text.content, words) for one in former.select_related("text"))


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
    uses: Sequence[str] = (),
    licence: str = "",
) -> Permit:
    """Give a permit for one exact text. An override needs its reason (the database refuses it without).

    ``uses`` are what else it may be used for (``Use``), ``licence`` under which licence it is printed.
    """
    given = Permit.objects.create(
        text=text,
        kind=kind,
        submission=submission,
        reason=reason.strip(),
        uses=list(uses),
        licence=licence,
        given_by=by.user,
    )
    recording.record("text.permitted", text, by=by, kind=str(kind), permit=given.pk)
    return given


@transaction.atomic
def follow(text: Text, *, submission: Submission, by: Actor) -> Permit | None:
    """Permit a text that differs only in typography from one the submission has a permit for.

    Nobody needs to be asked again. The new permit holds as long as the one it follows. Gives None when
    there is no such text; recognized by ``texts.typographic``, never declared by hand.
    """
    return _follow(valid().filter(submission=submission), text, by=by)


@transaction.atomic
def follow_printed(text: Text, *, printed: Text, by: Actor) -> Permit | None:
    """Permit a text that differs only in typography from the one that is ``printed``, as ``follow`` does."""
    return _follow(valid().filter(text=printed), text, by=by)


@transaction.atomic
def follow_translation(text: Text, *, of: Article, by: Actor) -> Permit | None:
    """Permit a text that differs only in typography from one its authors agreed to as its translation."""
    return _follow(valid().filter(text__askings__translation=of), text, by=by)


def _follow(held: QuerySet[Permit], text: Text, *, by: Actor) -> Permit | None:
    """Give the permit of a typographic text; it follows the first permit, never one that follows."""
    for former in held.select_related("text", "follows__text"):
        first = former.follows or former
        if texts.typographic(first.text.content, text.content):
            return _followed(first, text, by=by)
    return None


def _followed(former: Permit, text: Text, *, by: Actor) -> Permit:
    given = Permit.objects.create(
        text=text,
        kind=former.kind,
        submission=former.submission,
        follows=former,
        uses=former.uses,
        licence=former.licence,
        reason=former.reason,
        given_by=by.user,
    )
    recording.record(
        "text.permitted", text, by=by, kind=given.kind, permit=given.pk, typographic=True
    )
    return given


def withdraw(permits: QuerySet[Permit]) -> int:
    """Withdraw permits, and those that follow them; gives how many there were.

    The gate refuses at commit when a text of theirs is live and has no other permit.
    """
    keys = list(permits.filter(withdrawn_at=None).values_list("pk", flat=True))
    both = Permit.objects.filter(Q(pk__in=keys) | Q(follows__in=keys), withdrawn_at=None)
    return both.update(withdrawn_at=timezone.now())


def permit_own_words(article: Article, *, by: Actor) -> Permit:
    """Permit the newest draft as the platform's own words: for articles without a submission only.

    Raises NotOurs when the words came from a contributor (into this article, an edition, or a copy of it),
    or when the draft names an author who edits no section.
    """
    draft = texts.newest_draft(article)
    named = [one.contributor for one in draft.authorships.select_related("contributor")]
    if submission_of(article) or not all(one.edited_sections.exists() for one in named):
        raise NotOurs(draft.title)
    return permit(texts.freeze(draft), kind=PermitKind.EDITORIAL, by=by)
