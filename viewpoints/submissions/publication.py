"""Publication: the text that is permitted becomes the page that is read."""

from enum import Enum

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from viewpoints.articles import indexing, telling
from viewpoints.articles.models import Article
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.submissions import letters, own_essays, permits, schedules, texts
from viewpoints.submissions.guard import NotPermitted
from viewpoints.submissions.models import PermitKind, Seal, Submission
from viewpoints.submissions.states import MoveRefused, State


@transaction.atomic
def publish(submission: Submission, *, by: Actor) -> Article:
    """Make the newest draft the page that is read, and tell its sender and authors the address.

    Raises NotPermitted when that exact text has no permit (and does not differ from a permitted one in
    typography alone), NeedsAnother when this editor is tied to the essay, MoveRefused when the
    submission is not approved (or, with an override, in edit or with the author). Nothing is changed then.
    """
    if own_essays.needs_another(submission, by=by):
        raise own_essays.NeedsAnother(str(submission))
    return _publish(submission, by=by)


class Difference(Enum):
    """How the newest draft differs from what all its authors agreed to."""

    NONE = "none"
    TYPOGRAPHY = "typography"
    WORDS = "words"


def difference(submission: Submission) -> Difference:
    """Tell how the newest draft differs from the nearest text that is permitted; WORDS without any."""
    content = texts.content_of(texts.newest_draft(submission.draft))
    if permits.permitted(texts.hash_of(content)):
        return Difference.NONE
    held = permits.valid().filter(submission=submission).select_related("text")
    same = any(texts.typographic(one.text.content, content) for one in held)
    return Difference.TYPOGRAPHY if same else Difference.WORDS


def ready(submission: Submission) -> bool:
    """Tell whether the newest draft may be published: it is what all agreed to, but for typography."""
    return difference(submission) != Difference.WORDS


def changed_since(title: str) -> str:
    """Say that a text is not what was agreed to."""
    return _("“%(title)s” was changed after its author agreed. Ask again.") % {"title": title}


@transaction.atomic
def print_draft(article: Article, *, by: Actor) -> Article:
    """Put the newest draft live, dated today unless it has a date. The guard refuses it without a permit."""
    draft = texts.newest_draft(article)
    draft.printed_on = draft.printed_on or timezone.localdate()
    draft.save_revision(user=by.user).publish(user=by.user)
    article.refresh_from_db()
    telling.keep(article)
    return article


@transaction.atomic
def put_back(submission: Submission, *, by: Actor) -> Article:
    """Put a published essay that was taken off the site on it again, word for word as it was read.

    Drafts made since stay drafts. Raises MoveRefused unless it is published, NotPermitted when its
    text has no permit any more.
    """
    if submission.state != State.PUBLISHED:
        raise MoveRefused(submission.state, State.PUBLISHED)
    article = Article.objects.get(pk=submission.draft.pk)
    article.live = True
    article.save(update_fields=["live"])
    indexing.keep(article)
    recording.record("submission.put_back", submission, by=by, article=article.pk)
    return article


class PrintedBefore(ValueError):
    """It was printed once with other words: it is put back as it was, and then corrected in public."""


@transaction.atomic
def print_own_words(article: Article, *, by: Actor) -> Article:
    """Print the newest draft as the platform's own words, once; later changes are corrections.

    Raises NotOurs for a contributor's words, PrintedBefore.
    """
    sealed = Seal.objects.filter(article=article).select_related("text").first()
    draft = texts.content_of(texts.newest_draft(article))
    if sealed and not texts.typographic(sealed.text.content, draft):
        raise PrintedBefore(str(article))
    permits.permit_own_words(article, by=by)
    return print_draft(article, by=by)


@transaction.atomic
def override(submission: Submission, *, by: Actor, reason: str) -> Article:
    """Publish the newest draft without its author's yes: an editor's decision, kept with its reason.

    Raises ValueError without a reason, MoveRefused when the submission cannot be published.
    """
    if not reason.strip():
        raise ValueError("an override needs a reason")
    text = texts.draft_text(submission.draft)
    permits.permit(text, kind=PermitKind.OVERRIDE, by=by, submission=submission, reason=reason)
    return _publish(submission, by=by)


def _publish(submission: Submission, *, by: Actor) -> Article:
    draft = texts.newest_draft(submission.draft)
    permitted = permits.permitted(texts.hash_of(texts.content_of(draft)))
    if not permitted and not permits.follow(texts.freeze(draft), submission=submission, by=by):
        raise NotPermitted(changed_since(draft.title))
    submission.move_to(State.PUBLISHED)
    schedules.end(submission)
    article = print_draft(submission.draft, by=by)
    recording.record("submission.published", submission, by=by, article=article.pk)
    letters.published(submission)
    return article
