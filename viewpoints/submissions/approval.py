"""The author's yes: an exact text is asked about, agreed to, objected to, or taken back."""

from django.db import transaction
from django.utils import timezone

from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters import secrets
from viewpoints.people.models import Contributor
from viewpoints.submissions import letters, permits, texts
from viewpoints.submissions.models import Asking, Objection, PermitKind, Submission, Text, Yes
from viewpoints.submissions.states import State


class NotAsked(Exception):
    """There is no open asking that this answer could belong to: the text was replaced, or answered."""


class Unreachable(Exception):
    """An author has no e-mail address, so she cannot be asked; the message is her byline."""


@transaction.atomic
def ask(submission: Submission, *, by: Actor, text: Text | None = None, words: str = "") -> Asking:
    """Send the exact text to its authors; nothing is published until they answer.

    Without ``text`` the newest draft is frozen; ``words`` are the editor's own, before the text. A
    former, unanswered asking lapses: only the newest text can be agreed to. Raises MoveRefused unless
    the submission is in edit, Unreachable when an author has no address.
    """
    authors = asked(submission)
    for author in authors:
        if author.address is None:
            raise Unreachable(str(author))
    submission.move_to(State.WITH_AUTHOR)
    lapse(submission)
    text = text or texts.draft_text(submission.draft)
    asking = submission.askings.create(text=text, asked_by=by.user)
    recording.record("submission.author_asked", submission, by=by, text=text.pk, asking=asking.pk)
    for author in authors:
        letters.asking(asking, author=author, words=words.strip())
    return asking


def asked(submission: Submission) -> list[Contributor]:
    """Give the authors who must agree, in their order."""
    return list(submission.authors.select_related("address").order_by("pk"))


@transaction.atomic
def agree(asking: Asking, *, author: Contributor, by: Actor, via: str = "link") -> Yes:
    """Write down an author's yes to the exact text; when all have agreed, the text is permitted.

    Raises NotAsked when the asking is no longer open or the author was not asked. Saying yes twice
    is one yes.
    """
    _still_open(asking, author)
    yes, new = Yes.objects.get_or_create(
        asking=asking, author=author, taken_back_at=None, defaults={"via": via}
    )
    if not new:
        return yes
    submission = asking.submission
    recording.record("submission.author_agreed", submission, by=by, text=asking.text_id, via=via)
    agreed = set(asking.yeses.filter(taken_back_at=None).values_list("author", flat=True))
    if agreed >= {person.pk for person in asked(submission)}:
        submission.move_to(State.APPROVED)
        permits.permit(asking.text, kind=PermitKind.AUTHORS, by=by, submission=submission)
        letters.for_editor(submission, event="agreed")
    letters.yes_acknowledged(asking, author=author)
    return yes


@transaction.atomic
def object_to(asking: Asking, *, author: Contributor, by: Actor, remarks: str) -> Objection:
    """Write down what an author says against the text; the submission goes back into edit.

    Raises NotAsked when the asking is no longer open or the author was not asked.
    """
    _still_open(asking, author)
    objection = asking.objections.create(author=author, remarks=remarks.strip())
    lapse(asking.submission)
    asking.submission.move_to(State.IN_EDIT)
    recording.record("submission.author_objected", asking.submission, by=by, text=asking.text_id)
    letters.for_editor(asking.submission, event="objected")
    return objection


@transaction.atomic
def take_back(submission: Submission, *, by: Actor) -> None:
    """The editor takes the text back into edit: what was asked lapses, a permit of it is withdrawn."""
    submission.move_to(State.IN_EDIT)
    lapse(submission)
    permits.valid().filter(submission=submission, kind=PermitKind.AUTHORS).update(
        withdrawn_at=timezone.now()
    )
    recording.record("submission.taken_back", submission, by=by)


def _still_open(asking: Asking, author: Contributor) -> None:
    submission = asking.submission
    submission.refresh_from_db(fields=["state"])
    asking.refresh_from_db(fields=["lapsed_at"])
    if asking.lapsed_at or submission.state != State.WITH_AUTHOR or author not in asked(submission):
        raise NotAsked(str(asking))


def lapse(submission: Submission) -> None:
    """End what was asked about: it can no longer be answered, nor can its links be opened."""
    for asking in submission.askings.filter(lapsed_at=None):
        asking.lapsed_at = timezone.now()
        asking.save(update_fields=["lapsed_at"])
        secrets.lapse("asking", about=recording.subject(asking))
