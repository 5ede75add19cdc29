"""Promise: an author said that an essay will come by a day; until then it is a submission without a text.

She is reminded in ``reminding``. The text that comes keeps the promise: it is received like any other.
"""

import datetime as dt

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from viewpoints.articles.models import Section
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters import conversations
from viewpoints.letters.models import Address
from viewpoints.people.models import Contributor
from viewpoints.submissions import letters, promise_letters, replacing, searching, submitting
from viewpoints.submissions.models import Promise, Submission
from viewpoints.submissions.states import MoveRefused, State
from viewpoints.submissions.submitting import Essay

SOON = dt.timedelta(days=7)


@transaction.atomic
def promise(
    section: Section,
    *,
    by: Actor,
    author: Contributor,
    title: str,
    due_on: dt.date,
    contact: Address,
    words: str = "",
) -> Submission:
    """Write down that ``author`` promised an essay for ``due_on``, and write her how to send it.

    ``title`` is a working title; ``words`` are the editor's own in that letter. Without an e-mail
    address of the author no letter is written, and ``contact`` (an editor's address) stands as sender
    until the text comes.
    """
    submission = Submission.objects.create(
        section=section,
        state=State.PROMISED,
        title=title.strip()[:255],
        sender=author.address or contact,
        language=author.address.language if author.address else "zh-hans",
    )
    submission.authors.add(author)
    searching.index(submission)
    Promise.objects.create(submission=submission, due_on=due_on, made_by=by.user)
    recording.record("submission.promised", submission, by=by, due_on=due_on.isoformat())
    promise_letters.promised(submission, words=words.strip())
    return submission


@transaction.atomic
def put_off(submission: Submission, *, by: Actor, due_on: dt.date) -> None:
    """Give the author another day, and write her so; her reminders begin anew.

    The same day once more is no news. Raises MoveRefused once a text has come or nobody waits for one.
    """
    promise = _open(submission)
    if promise.due_on == due_on:
        return
    promise.due_on = due_on
    promise.save(update_fields=["due_on"])
    recording.record("submission.promise_put_off", submission, by=by, due_on=due_on.isoformat())
    promise_letters.put_off(submission)


@transaction.atomic
def give_up(submission: Submission, *, by: Actor, words: str = "") -> None:
    """Wait no longer, and tell the author kindly that she need not hurry; ``words`` are the editor's own.

    What she sends all the same belongs to this submission. Raises MoveRefused once a text has come.
    """
    _open(submission)
    submission.move_to(State.DECLINED)
    recording.record("submission.promise_given_up", submission, by=by)
    promise_letters.released(submission, words=words.strip())


@transaction.atomic
def keep(
    submission: Submission,
    essay: Essay,
    *,
    by: Actor,
    sender: Address,
    note: str = "",
    message_id: str = "",
) -> None:
    """Take ``essay`` as the text that was promised: the submission is received now, by ``sender``.

    Pictures that she sent before stay at its end; the section's editor is told. The receipt is for the
    caller. Raises MoveRefused when a text has come already.
    """
    promise = _open(submission)
    for picture in essay.pictures:
        submitting.keep(picture, submission=submission)
    now = timezone.now()
    submission.move_to(
        State.RECEIVED,
        title=essay.title[:255] or submission.title,
        note=note,
        blocks=replacing.with_added(submission, list(essay.blocks)),
        sender=sender,
        message_id=message_id,
        received_at=now,
    )
    searching.index(submission)
    promise.kept_at = now
    promise.save(update_fields=["kept_at"])
    conversations.joined(submission, sender=sender, message_id=message_id)
    recording.record("submission.promise_kept", submission, by=by)
    letters.for_editor(submission, event="received")


def open_promises() -> QuerySet[Submission]:
    """Give the submissions that are promised and have no text yet, the earliest day first."""
    rows = Submission.objects.filter(state=State.PROMISED, promise__kept_at=None)
    return rows.select_related("promise").order_by("promise__due_on", "pk")


def overdue() -> QuerySet[Submission]:
    """Give the open promises whose day is over."""
    return open_promises().filter(promise__due_on__lt=timezone.localdate())


def due(within: dt.timedelta = SOON) -> QuerySet[Submission]:
    """Give the open promises for today and the days after, as far as ``within``."""
    today = timezone.localdate()
    return open_promises().filter(promise__due_on__range=(today, today + within))


def promised_by(address: Address, *, section: Section) -> Submission | None:
    """Give the open promise of whoever reads at ``address`` in a section; None where it is not just one."""
    rows = open_promises().filter(section=section, authors__address=address)
    found = list(rows.distinct()[:2])
    return found[0] if len(found) == 1 else None


def released(submission: Submission) -> bool:
    """Tell whether a submission ended because nobody waited for its text any longer."""
    if submission.state != State.DECLINED:
        return False
    return Promise.objects.filter(submission=submission, kept_at=None).exists()


def _open(submission: Submission) -> Promise:
    replacing.lock(submission)
    if submission.state != State.PROMISED:
        raise MoveRefused(submission.state, State.RECEIVED)
    promise: Promise = submission.promise
    return promise
