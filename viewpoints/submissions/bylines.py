"""An author corrects how she is named under the text she is asked about."""

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from viewpoints.articles.models import Article
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters.models import Address
from viewpoints.people.models import Contributor
from viewpoints.submissions import approval, letters, texts
from viewpoints.submissions.models import Asking
from viewpoints.submissions.states import State


@transaction.atomic
def correct(asking: Asking, *, at: Address, by: Actor, byline: str, affiliation: str) -> Asking:
    """Put another byline under the text and ask everybody about that one; nothing else changes.

    The draft gets it too. Where the byline no longer names her as she is known here, the article no longer
    leads to her page: it would tell who she is. Raises NotAsked as ``approval.agree`` does, or
    about a correction.
    """
    author = approval.answering(asking, at)[0].author
    if asking.correction_id is not None:
        raise approval.NotAsked(str(asking))
    submission = asking.submission
    named = {"byline": byline.strip()[:200], "affiliation": affiliation.strip()[:200]}
    text = texts.freeze_content(texts.with_fields(asking.text.content, **named))
    _into_draft(submission.draft, author, **named)
    submission.move_to(State.IN_EDIT)
    recording.record("submission.byline_corrected", submission, by=by, text=text.pk)
    with translation.override(submission.language):
        words = _("The byline was corrected at an author’s wish; nothing else has changed.")
    newer = approval.ask(submission, by=by, text=text, words=words)
    letters.for_editor(submission, event="byline_corrected")
    return newer


def _into_draft(article: Article, author: Contributor, *, byline: str, affiliation: str) -> None:
    draft = texts.newest_draft(article)
    draft.byline, draft.affiliation = byline, affiliation
    if not author.byline or author.byline not in byline:
        kept = draft.authorships.exclude(contributor=author)
        draft.authorships = list(kept)
    draft.save_revision()
