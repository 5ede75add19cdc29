"""An author corrects how she is named: under the text she is asked about, or before and after that."""

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from viewpoints.articles.models import Article
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters.covering import cover
from viewpoints.letters.models import Address
from viewpoints.people.models import Contributor
from viewpoints.submissions import approval, letters, naming, replacing, texts
from viewpoints.submissions.models import Asking, BylineWish, Submission
from viewpoints.submissions.states import State

_OPEN_DRAFT = frozenset({State.RECEIVED, State.IN_EDIT, State.DECLINED})
_NAMED = ("byline", "affiliation")


@transaction.atomic
def correct(asking: Asking, *, at: Address, by: Actor, byline: str, affiliation: str) -> Asking:
    """Put another byline under the text and ask everybody about that one; nothing else changes.

    The draft gets it too. Where the byline no longer names her as she is known here, the article no longer
    leads to her page: it would tell who she is. Raises NotAsked as ``approval.agree`` does, or
    about a correction or a translation.
    """
    author = approval.answering(asking, at)[0].author
    if asking.after_publication:
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


@transaction.atomic
def wish(
    submission: Submission, *, at: Address, by: Actor, byline: str, affiliation: str
) -> Asking | BylineWish:
    """Name her otherwise under her essay, in whatever state it is; gives what came of it.

    Where she is asked about a text, that is ``correct``. Before there is a draft, the draft is made with
    it; a draft that nobody is asked about gets it; what was agreed to or is printed stays as it is, and
    the wish waits for the editor. She is told each time. Raises NotAsked unless ``at`` is an author's
    address, replacing.Withdrawn.
    """
    replacing.lock(submission)
    if submission.state == State.WITHDRAWN:
        raise replacing.Withdrawn(str(submission))
    author = submission.authors.filter(address=at).first()
    if author is None:
        raise approval.NotAsked(str(submission))
    asking = approval.pending(submission)
    if asking and submission.state == State.WITH_AUTHOR and approval.asked_at(asking, at):
        return correct(asking, at=at, by=by, byline=byline, affiliation=affiliation)
    named = {"byline": cover(byline.strip())[:200], "affiliation": cover(affiliation.strip())[:200]}
    row = submission.wishes.create(author=author, **named)
    if submission.state in _OPEN_DRAFT:
        if submission.article is not None:
            _into_draft(submission.article, author, **named)
        row.settled_at = row.came_at
        row.save(update_fields=["settled_at"])
    recording.record("submission.byline_wished", submission, by=by, wish=row.pk)
    letters.for_editor(submission, event="byline_wished", why=named["byline"])
    return row


@transaction.atomic
def settle(wish: BylineWish, *, by: Actor) -> bool:
    """Write down that an editor is done with a wish; gives False when she was before."""
    if not BylineWish.objects.filter(pk=wish.pk, settled_at=None).update(settled_at=timezone.now()):
        return False
    recording.record("submission.byline_settled", wish.submission, by=by, wish=wish.pk)
    return True


def current(submission: Submission) -> dict[str, str]:
    """Give how she is named now: in the draft, as she wished last, or else as her authors are known here."""
    if submission.article is not None:
        draft = texts.newest_draft(submission.article)
        return {"byline": draft.byline, "affiliation": draft.affiliation}
    authors = list(submission.authors.order_by("pk"))
    known = naming.fields(authors, section=submission.section, language=submission.language)
    return {name: naming.wished(submission).get(name, known[name]) for name in _NAMED}


def _into_draft(article: Article, author: Contributor, *, byline: str, affiliation: str) -> None:
    draft = texts.newest_draft(article)
    draft.byline, draft.affiliation = byline, affiliation
    if not author.byline or author.byline not in byline:
        kept = draft.authorships.exclude(contributor=author)
        draft.authorships = list(kept)
    draft.save_revision()
