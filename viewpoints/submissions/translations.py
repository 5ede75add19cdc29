"""Translations of what is printed: authors are asked about them, and each is printed with its own permit.

How one is made, passage by passage, is ``articles.translating``; here is why it may be live (design.md, 3).
"""

from dataclasses import dataclass

from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from viewpoints.articles.models import Article
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.submissions import (
    approval,
    letters,
    own_essays,
    permits,
    publication,
    texts,
)
from viewpoints.submissions.guard import NotPermitted
from viewpoints.submissions.models import Asking, Objection, PermitKind, Submission, Use


class NotPrinted(ValueError):
    """The essay itself is not on the site: its translation is not asked about. The message is its title."""


class AnotherWaits(ValueError):
    """Its authors are asked about something else already. The message is the title of that."""


class Printed(ValueError):
    """The translation is on the site: what changes in it is a correction. The message is its title."""


class Stage(models.TextChoices):
    """How far a translation is on its way to the site."""

    DRAFT = "draft", gettext_lazy("not asked about yet")
    ASKED = "asked", gettext_lazy("with its author")
    OBJECTED = "objected", gettext_lazy("its author has remarks")
    CHANGED = "changed", gettext_lazy("changed after its author agreed")
    AGREED = "agreed", gettext_lazy("can be printed")
    PRINTED = "printed", gettext_lazy("printed")


@dataclass(frozen=True)
class Standing:
    """Where a translation stands; ``refused`` tells that an author wanted none made."""

    stage: Stage
    submission: Submission | None = None
    asking: Asking | None = None
    objection: Objection | None = None
    refused: bool = False


def standing(article: Article) -> Standing:
    """Tell where a translation stands, by its newest draft; without a submission it is our own words."""
    submission = permits.submission_of(article)
    asking = asked_about(article) if submission else None
    objection = asking.objections.order_by("pk").last() if asking else None
    return Standing(
        stage=_stage(article, submission, asking, objection),
        submission=submission,
        asking=asking,
        objection=objection,
        refused=submission is not None and refused(submission),
    )


def _stage(
    article: Article,
    submission: Submission | None,
    asking: Asking | None,
    objection: Objection | None,
) -> Stage:
    if article.live:
        return Stage.PRINTED
    if submission is None or ready(article):
        return Stage.AGREED
    if asking is None:
        return Stage.DRAFT
    if objection:
        return Stage.OBJECTED
    if asking.lapsed_at is None and not approval.everybody_agreed(asking):
        return Stage.ASKED
    agreed = asking.yeses.filter(taken_back_at=None).exists()
    return Stage.CHANGED if agreed else Stage.DRAFT


def asked_about(article: Article) -> Asking | None:
    """Give the newest asking about a translation, answered or not."""
    return article.askings.select_related("text").order_by("pk").last()


def refused(submission: Submission) -> bool:
    """Tell whether an author did not agree to translations when she agreed to the essay."""
    given = permits.valid().filter(submission=submission, kind=PermitKind.AUTHORS, follows=None)
    first = given.order_by("pk").first()
    return first is not None and Use.TRANSLATION not in first.uses


def ready(article: Article) -> bool:
    """Tell whether the newest draft of a translation may be printed: it is permitted, but for typography."""
    content = texts.content_of(texts.newest_draft(article))
    if permits.permitted(texts.hash_of(content)):
        return True
    held = permits.valid().filter(text__askings__translation=article).select_related("text")
    return any(texts.typographic(one.text.content, content) for one in held)


@transaction.atomic
def ask(article: Article, *, by: Actor, words: str = "") -> Asking:
    """Send the newest draft of a translation to the authors of its essay; ``words`` are the editor's own.

    A former asking about it lapses. Raises NotPrinted, Printed, AnotherWaits, Unreachable when an author
    has no address.
    """
    if article.live:
        raise Printed(str(article))
    submission = permits.submission_of(article)
    if submission is None or not submission.draft.live:
        raise NotPrinted(submission.title if submission else str(article))
    open_one = approval.pending(submission)
    if open_one and open_one.after_publication and open_one.translation_id != article.pk:
        raise AnotherWaits(open_one.text.content["title"])
    return approval.ask_about_translation(article, submission=submission, by=by, words=words)


@transaction.atomic
def take_back(article: Article, *, by: Actor) -> None:
    """End what was asked about a translation: nobody can agree to it any more."""
    asking = article.askings.filter(lapsed_at=None).first()
    if asking is None:
        raise approval.NotAsked(str(article))
    approval.lapse(asking.submission)
    recording.record("article.translation_taken_back", article, by=by, asking=asking.pk)


@transaction.atomic
def print_translation(article: Article, *, by: Actor) -> Article:
    """Put a translation on the site, and tell its essay's authors the address.

    The platform's own words need nobody's yes. Raises Printed, NotPermitted when its authors have not
    agreed to this exact text, NeedsAnother for an essay this editor is tied to.
    """
    submission = permits.submission_of(article)
    if submission and own_essays.needs_another(submission, by=by):
        raise own_essays.NeedsAnother(str(submission))
    return _print(article, submission, by=by)


@transaction.atomic
def override(article: Article, *, by: Actor, reason: str) -> Article:
    """Print a translation without its authors' yes: an editor's decision, kept with its reason.

    Raises ValueError without a reason, Printed, NotPrinted.
    """
    if not reason.strip():
        raise ValueError("an override needs a reason")
    submission = permits.submission_of(article)
    if submission is None or not submission.draft.live:
        raise NotPrinted(submission.title if submission else str(article))
    text = texts.draft_text(article)
    permits.permit(text, kind=PermitKind.OVERRIDE, by=by, submission=submission, reason=reason)
    return _print(article, submission, by=by)


def _print(article: Article, submission: Submission | None, *, by: Actor) -> Article:
    if article.live:
        raise Printed(str(article))
    if submission is None:
        return publication.print_own_words(article, by=by)
    draft = texts.newest_draft(article)
    text = texts.freeze(draft)
    if not permits.permitted(text.sha256) and not permits.follow_translation(
        text, of=article, by=by
    ):
        raise NotPermitted(
            _("“%(title)s” cannot be printed: its author has not agreed to this exact text.")
            % {"title": draft.title}
        )
    printed = publication.print_draft(article, by=by)
    _settle(printed, submission)
    recording.record("article.translation_printed", article, by=by)
    letters.translation_printed(submission, translation=printed)
    return printed


def _settle(article: Article, submission: Submission) -> None:
    asking = approval.pending(submission)
    if asking and asking.translation_id == article.pk:
        approval.lapse(submission)
