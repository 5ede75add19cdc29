"""Publication: the text that is permitted becomes the page that is read."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from viewpoints.articles.models import Article
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.submissions import letters, permits, texts
from viewpoints.submissions.guard import NotPermitted
from viewpoints.submissions.models import PermitKind, Submission
from viewpoints.submissions.states import State


@transaction.atomic
def publish(submission: Submission, *, by: Actor) -> Article:
    """Make the newest draft the page that is read, and tell its sender and authors the address.

    Raises NotPermitted when that exact text has no permit, MoveRefused when the submission is not
    approved (or, with an override, in edit or with the author). Nothing is changed then.
    """
    draft = texts.newest_draft(submission.draft)
    if not permits.permitted(texts.hash_of(texts.content_of(draft))):
        raise NotPermitted(
            _("“%(title)s” was changed after its author agreed. Ask again.")
            % {"title": draft.title}
        )
    submission.move_to(State.PUBLISHED)
    article = print_draft(submission.draft, by=by)
    recording.record("submission.published", submission, by=by, article=article.pk)
    letters.published(submission)
    return article


@transaction.atomic
def print_draft(article: Article, *, by: Actor) -> Article:
    """Put the newest draft live, dated today unless it has a date. The guard refuses it without a permit."""
    draft = texts.newest_draft(article)
    draft.printed_on = draft.printed_on or timezone.localdate()
    draft.save_revision(user=by.user).publish(user=by.user)
    article.refresh_from_db()
    return article


@transaction.atomic
def override(submission: Submission, *, by: Actor, reason: str) -> Article:
    """Publish the newest draft without its author's yes: an editor's decision, kept with its reason.

    Raises ValueError without a reason, MoveRefused when the submission cannot be published.
    """
    if not reason.strip():
        raise ValueError("an override needs a reason")
    text = texts.draft_text(submission.draft)
    permits.permit(text, kind=PermitKind.OVERRIDE, by=by, submission=submission, reason=reason)
    return publish(submission, by=by)
