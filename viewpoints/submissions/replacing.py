"""An author sends her essay once more: what came before is kept, and nothing edited is overwritten."""

import json
from dataclasses import replace as changed
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from viewpoints.articles.bodies import body_from_blocks
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters.covering import cover, cover_within
from viewpoints.submissions import (
    changes,
    comparing,
    editing,
    letters,
    searching,
    submitting,
    texts,
)
from viewpoints.submissions.comparing import Passage
from viewpoints.submissions.models import OfferedEssay, OfferedPicture, Submission
from viewpoints.submissions.states import MoveRefused, State
from viewpoints.submissions.submitting import Essay


class Withdrawn(Exception):
    """The submission was withdrawn by its author: an essay that comes now is a new submission."""


@transaction.atomic
def replace(
    submission: Submission, essay: Essay, *, by: Actor, note: str = "", at_once: bool = True
) -> bool:
    """Take ``essay`` in place of what she sent before; gives whether it was taken at once.

    As long as no draft was made, it is taken: the editor starts from it. Afterwards it is kept, and
    the editor told, who compares and decides (``take``, ``settle``); of what is printed it is a wish
    for a correction. Every essay she sent stays readable (``OfferedEssay``), its pictures too; those
    she added by themselves stay at its end. No state changes: what was declined stays so until an
    editor takes it up again. The same essay once more is no news: no row, no letter. Our secrets in it
    are covered. Without ``at_once`` it is only kept, since it may be something else. Raises Withdrawn.
    """
    lock(submission)
    if submission.state == State.WITHDRAWN:
        raise Withdrawn(str(submission))
    essay = changed(essay, title=cover(essay.title)[:255], blocks=cover_within(list(essay.blocks)))
    if _as_sent(submission) == (essay.title, essay.blocks):
        newest = submission.essays.last()
        return newest is None or newest.taken_at is not None
    row = _keep(submission, essay, note=cover(note.strip()))
    if taken := at_once and submission.article_id is None:
        _work_on(submission, row)
    event = _event(submission, taken=taken)
    recording.record(f"submission.{event}", submission, by=by, essay=row.pk)
    letters.for_editor(submission, event=event)
    return taken


@transaction.atomic
def take(essay: OfferedEssay, *, by: Actor) -> None:
    """Put an essay that came later into the draft, in whole; what stood there stays among its revisions.

    Before there is a draft, it becomes what the draft is made of. Raises MoveRefused where the draft is
    not in edit, and once the submission is withdrawn.
    """
    submission = essay.submission
    lock(submission)
    editable = State.IN_EDIT if submission.article_id else State.RECEIVED
    if submission.state not in (editable, State.IN_EDIT):
        raise MoveRefused(submission.state, State.IN_EDIT)
    if submission.article_id:
        _into_draft(essay, by=by)
    _work_on(submission, essay)
    recording.record("submission.essay_taken", submission, by=by, essay=essay.pk)


def _into_draft(essay: OfferedEssay, *, by: Actor) -> None:
    submission = essay.submission
    images = {one.sha256: editing.into_library(one) for one in submission.pictures.all()}
    draft = texts.newest_draft(submission.draft)
    draft.title = essay.title
    draft.body = json.dumps(body_from_blocks(essay.blocks, image=images.get))
    draft.save_revision(user=by.user)


@transaction.atomic
def settle(essay: OfferedEssay, *, by: Actor) -> bool:
    """Write down that an editor is done with an essay that came later; gives False when she was before."""
    waiting = OfferedEssay.objects.filter(pk=essay.pk, settled_at=None)
    if not waiting.update(settled_at=timezone.now()):
        return False
    recording.record("submission.essay_settled", essay.submission, by=by, essay=essay.pk)
    return True


def compared(essay: OfferedEssay) -> list[Passage]:
    """Compare an essay with the draft as it is now or, before there is one, with the essay before it."""
    after = [changes.field("title", essay.title), *essay.blocks]
    article = essay.submission.article
    if article is not None and essay.taken_at is None:
        before = changes.passages_of(texts.unsaved(texts.newest_draft(article)))
        return comparing.compare(before, after)
    former = essay.submission.essays.filter(pk__lt=essay.pk).last() or essay
    return comparing.compare([changes.field("title", former.title), *former.blocks], after)


def shown(picture: OfferedPicture) -> dict[str, Any]:
    """Give the block that shows a picture which was sent by itself, under its caption."""
    named = {"image": picture.sha256, "alt": "", "caption": picture.caption, "credit": ""}
    return {"type": "picture", **named}


def with_added(submission: Submission, blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give the blocks of an essay, and at their end the pictures that its author sent by themselves."""
    named = {block.get("image") for block in blocks}
    added = [shown(one) for one in _added(submission) if one.sha256 not in named]
    return [*blocks, *added]


def lock(submission: Submission) -> None:
    """Read a submission afresh, locked until commit: of two at once the second sees the first."""
    submission.refresh_from_db(from_queryset=Submission.objects.select_for_update())


def _as_sent(submission: Submission) -> tuple[str, list[dict[str, Any]]]:
    """Give the newest essay as it came, without the pictures that she added to it."""
    if newest := submission.essays.last():
        return newest.title, newest.blocks
    added = set(_added(submission).values_list("sha256", flat=True))
    return submission.title, [one for one in submission.blocks if one.get("image") not in added]


def _added(submission: Submission) -> QuerySet[OfferedPicture]:
    return submission.pictures.filter(came_at__isnull=False).order_by("came_at", "pk")


def _keep(submission: Submission, essay: Essay, *, note: str) -> OfferedEssay:
    if not submission.essays.exists():
        came = submission.received_at
        submission.essays.create(
            title=submission.title,
            note=submission.note,
            blocks=_as_sent(submission)[1],
            came_at=came,
            taken_at=came,
            settled_at=came,
        )
    for picture in essay.pictures:
        submitting.keep(picture, submission=submission)
    return submission.essays.create(title=essay.title, note=note, blocks=list(essay.blocks))


def _work_on(submission: Submission, essay: OfferedEssay) -> None:
    essay.taken_at = essay.settled_at = timezone.now()
    essay.save(update_fields=["taken_at", "settled_at"])
    submission.title = essay.title
    submission.blocks = with_added(submission, essay.blocks)
    submission.note = essay.note or submission.note
    submission.save(update_fields=["title", "blocks", "note"])
    searching.index(submission)


def _event(submission: Submission, *, taken: bool) -> str:
    if submission.state == State.PUBLISHED:
        return "correction_wished"
    return "replaced" if taken else "newer_essay"
