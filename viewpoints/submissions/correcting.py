"""After publication: what is printed is corrected in public, through the same gate."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from viewpoints.articles.models import Article
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.submissions import approval, letters, own_essays, permits, publication, texts
from viewpoints.submissions.guard import NotPermitted
from viewpoints.submissions.models import (
    Asking,
    Correction,
    Permit,
    PermitKind,
    Retraction,
    Submission,
)


class NothingToCorrect(ValueError):
    """The newest draft holds the words that are printed, in other typography at most."""


class AnotherEdition(ValueError):
    """Another edition of the same essay waits for its authors. The message is its title."""


class Retracted(ValueError):
    """What was retracted is not corrected any more."""


@transaction.atomic
def propose(article: Article, *, by: Actor, note: str, words: str = "") -> Correction:
    """Propose that the newest draft replaces what is printed; ``note`` is what readers will be told.

    Authors of an essay are asked about the new text (``words`` are the editor's own, in that letter); the
    platform's own words are permitted at once. A correction proposed before is dropped. Raises
    NothingToCorrect, Retracted, AnotherEdition, ValueError without a note, Unreachable when an author has
    no address.
    """
    if not note.strip():
        raise ValueError("a correction tells readers what was corrected")
    if Retraction.objects.filter(article=article).exists():
        raise Retracted(str(article))
    former, text = texts.freeze(_printed(article)), texts.draft_text(article)
    if texts.typographic(former.content, text.content):
        raise NothingToCorrect(str(article))
    _refuse_beside_another(article)
    for open_one in pending(article):
        drop(open_one, by=by)
    correction = Correction.objects.create(
        article=article, former=former, text=text, note=note.strip(), proposed_by=by.user
    )
    recording.record("article.correction_proposed", article, by=by, correction=correction.pk)
    if permits.submission_of(article):
        approval.ask_about_correction(correction, by=by, words=words)
    else:
        permits.permit_own_words(article, by=by)
    return correction


def pending(article: Article) -> list[Correction]:
    """Give the correction that is neither printed nor dropped: one at most."""
    return list(Correction.objects.filter(article=article, printed_at=None, dropped_at=None))


def ready(correction: Correction) -> bool:
    """Tell whether it may be printed: it is permitted and is, but for typography, the newest draft.

    A permit that the text had before, when it was printed once, is not enough for an essay: its authors must
    have agreed to this correction, or an editor decided about it.
    """
    draft = texts.content_of(texts.newest_draft(correction.article))
    if not texts.typographic(correction.text.content, draft):
        return False
    held = permits.valid().filter(text=correction.text)
    asking = Asking.objects.filter(correction=correction).first()
    if asking is None or approval.everybody_agreed(asking):
        return held.exists()
    decided = held.filter(kind=PermitKind.OVERRIDE, given_at__gte=correction.proposed_at)
    return decided.exists()


@transaction.atomic
def print_correction(correction: Correction, *, by: Actor) -> Article:
    """Put the corrected text in place of the former, dated, and tell its authors.

    Raises NotPermitted when nobody agreed to that text, or the draft was changed since; NeedsAnother for
    an essay this editor is tied to; NothingToCorrect when it was printed or dropped already.
    """
    submission = permits.submission_of(correction.article)
    if submission and own_essays.needs_another(submission, by=by):
        raise own_essays.NeedsAnother(str(submission))
    return _print(correction, submission, by=by)


@transaction.atomic
def override_correction(correction: Correction, *, by: Actor, reason: str) -> Article:
    """Print a correction without its authors' yes: an editor's decision, kept with its reason.

    Raises ValueError without a reason, NotPermitted when the draft was changed since, NothingToCorrect.
    """
    if not reason.strip():
        raise ValueError("an override needs a reason")
    submission = permits.submission_of(correction.article)
    permits.permit(
        correction.text, kind=PermitKind.OVERRIDE, by=by, submission=submission, reason=reason
    )
    return _print(correction, submission, by=by)


@transaction.atomic
def drop(correction: Correction, *, by: Actor) -> None:
    """End a correction that is not printed: nobody can agree to it any more, no permit of it holds."""
    open_one = Correction.objects.filter(pk=correction.pk, printed_at=None, dropped_at=None)
    if not open_one.update(dropped_at=timezone.now()):
        raise NothingToCorrect(str(correction))
    if submission := permits.submission_of(correction.article):
        approval.lapse(submission)
    given = Permit.objects.filter(text=correction.text_id, given_at__gte=correction.proposed_at)
    permits.withdraw(given.filter(submission=submission))
    recording.record(
        "article.correction_dropped", correction.article, by=by, correction=correction.pk
    )


@transaction.atomic
def reprint(article: Article, *, by: Actor) -> Article:
    """Put a draft live whose text differs from what is printed in typography at most.

    So does what is no part of a text: the claims answered, the series, the words of the Traditional edition.
    It is no correction, and needs no new yes.

    Raises NotPermitted when it holds other words, Retracted.
    """
    if Retraction.objects.filter(article=article).exists():
        raise Retracted(str(article))
    draft = texts.newest_draft(article)
    live = texts.freeze(_printed(article))
    if not texts.typographic(live.content, texts.content_of(draft)):
        raise _not_permitted(draft)
    text = texts.freeze(draft)
    if not permits.permitted(text.sha256):
        permits.follow_printed(text, printed=live, by=by)
    printed = publication.print_draft(article, by=by)
    recording.record("article.reprinted", article, by=by, text=text.pk)
    return printed


def _refuse_beside_another(article: Article) -> None:
    """One asking is open about a submission: another edition's would end it unanswered."""
    submission = permits.submission_of(article)
    asking = approval.pending(submission) if submission else None
    if asking is None:
        return
    about = asking.translation or (asking.correction and asking.correction.article)
    if about and about.pk != article.pk:
        raise AnotherEdition(about.title)


def _printed(article: Article) -> Article:
    """Give what readers see now. Raises Article.DoesNotExist when it is not live."""
    return Article.objects.get(pk=article.pk, live=True)


def _print(correction: Correction, submission: Submission | None, *, by: Actor) -> Article:
    article = correction.article
    draft = texts.newest_draft(article)
    if not ready(correction):
        raise _not_permitted(draft)
    open_one = Correction.objects.filter(pk=correction.pk, printed_at=None, dropped_at=None)
    if not open_one.update(printed_at=timezone.now()):
        raise NothingToCorrect(str(correction))
    correction.refresh_from_db()
    text = texts.freeze(draft)
    if not permits.permitted(text.sha256):
        permits.follow_printed(text, printed=correction.text, by=by)
    printed = publication.print_draft(article, by=by)
    recording.record("article.corrected", article, by=by, correction=correction.pk)
    if submission:
        approval.lapse(submission)
        letters.corrected(submission, correction=correction)
    return printed


def _not_permitted(draft: Article) -> NotPermitted:
    return NotPermitted(
        _("“%(title)s” cannot be printed: its author has not agreed to this exact text.")
        % {"title": draft.title}
    )
