"""Who wrote a submission: an author is added or removed, or gets another address; then all are asked anew."""

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from viewpoints.articles.models import Authorship
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters import secrets
from viewpoints.letters.models import Address
from viewpoints.people.models import Contributor
from viewpoints.submissions import approval, letters_without_links, naming, searching, texts
from viewpoints.submissions.models import Submission
from viewpoints.submissions.states import BEFORE_PUBLICATION, MoveRefused, State

ASKED = frozenset({State.WITH_AUTHOR, State.APPROVED})


class AlreadyAuthor(ValueError):
    """She is an author of it already. The message is her name."""


class LastAuthor(ValueError):
    """A submission has at least one author. The message is her name."""


@transaction.atomic
def add(submission: Submission, *, author: Contributor, by: Actor) -> None:
    """Name another author: nothing is printed before she has agreed too.

    What was asked and permitted lapses, and the submission goes back into edit. Her byline is put
    under the draft where the draft still has the bylines of its authors as they are known here.
    Raises MoveRefused once it is published or withdrawn, AlreadyAuthor.
    """
    before = _before_change(submission)
    if author in before:
        raise AlreadyAuthor(str(author))
    submission.authors.add(author)
    searching.index(submission)
    _into_draft(submission, before=before, after=[*before, author])
    recording.record("submission.author_added", submission, by=by, author=author.pk)


@transaction.atomic
def remove(submission: Submission, *, author: Contributor, by: Actor) -> None:
    """Take an author's name off, and write her that; what was asked and permitted lapses.

    Raises MoveRefused once it is published or withdrawn, LastAuthor for the only one, ValueError when
    she is no author of it.
    """
    before = _before_change(submission)
    if author not in before:
        raise ValueError(str(author))
    if before == [author]:
        raise LastAuthor(str(author))
    submission.authors.remove(author)
    searching.index(submission)
    _end_links(submission, author=author, at=author.address)
    _into_draft(submission, before=before, after=[one for one in before if one != author])
    recording.record("submission.author_removed", submission, by=by, author=author.pk)
    if author.address:
        letters_without_links.author_removed(submission, author=author)


@transaction.atomic
def address_changed(contributor: Contributor, *, former: Address, by: Actor) -> list[Submission]:
    """Let what is pending about her submissions lapse, after her address was changed from ``former``.

    Whom she named from there agrees for her no more; links sent there open nothing of hers; the former
    address is told. Gives the submissions about which she must be asked anew.
    """
    pending = [one for one in contributor.submissions.order_by("pk") if _lapsed(one)]
    for submission in contributor.submissions.all():
        _end_links(submission, author=contributor, at=former)
        recording.record("submission.address_changed", submission, by=by, author=contributor.pk)
    if last := contributor.submissions.first():
        letters_without_links.address_changed(last, author=contributor, to=former)
    return pending


def is_editors(email: str) -> bool:
    """Tell whether an address is an editor's: who answers from there must not answer as an author."""
    users = get_user_model().objects.filter(is_active=True, email__iexact=email.strip())
    editors = Contributor.objects.filter(
        address__email=email.strip().lower(), edited_sections__isnull=False
    )
    return users.exists() or editors.exists()


def concerns(submission: Submission, *, at: Address) -> bool:
    """Tell whether somebody reads at an address whom a submission concerns: its sender, author, proxy."""
    return bool(
        submission.sender_id == at.pk
        or submission.authors.filter(address=at).exists()
        or submission.proxies.filter(address=at, ended_at=None).exists()
    )


def writes(submission: Submission, *, at: Address) -> bool:
    """Tell whether who reads at an address sent the submission or wrote it: a proxy changes nothing."""
    return bool(submission.sender_id == at.pk or submission.authors.filter(address=at).exists())


def _lapsed(submission: Submission) -> bool:
    """End what is pending about a submission; tells whether anything was."""
    now = Submission.objects.select_for_update()
    submission.refresh_from_db(fields=["state"], from_queryset=now)
    if submission.state in ASKED:
        approval.reopen(submission)
        return True
    asking = approval.pending(submission)
    if asking is None or not asking.after_publication:
        return False
    approval.lapse(submission)
    return True


def _end_links(submission: Submission, *, author: Contributor, at: Address | None) -> None:
    """End who agrees in an author's place, and the links sent to an address that is nobody's now."""
    submission.proxies.filter(author=author, ended_at=None).update(ended_at=timezone.now())
    if at and not concerns(submission, at=at):
        secrets.lapse("status", about=recording.subject(submission), holder=at)


def _before_change(submission: Submission) -> list[Contributor]:
    """Lock the submission, put it back into edit if it was asked about, and give its authors."""
    now = Submission.objects.select_for_update()
    submission.refresh_from_db(fields=["state"], from_queryset=now)
    if submission.state not in BEFORE_PUBLICATION:
        raise MoveRefused(submission.state, State.IN_EDIT)
    if submission.state in ASKED:
        approval.reopen(submission)
    return approval.asked(submission)


def _into_draft(
    submission: Submission, *, before: list[Contributor], after: list[Contributor]
) -> None:
    """Put the authors into the draft; what was changed there by hand stays as it is."""
    if submission.article is None:
        return
    draft = texts.newest_draft(submission.article)
    former, new = (
        naming.fields(authors, section=submission.section, language=draft.locale.language_code)
        for authors in (before, after)
    )
    for name, words in new.items():
        if getattr(draft, name) == former[name]:
            setattr(draft, name, words)
    named = [author for author in after if author.byline and author.byline in draft.byline]
    draft.authorships = [
        Authorship(contributor=author, sort_order=place) for place, author in enumerate(named)
    ]
    draft.save_revision()
