"""An author sends a picture by itself, after her essay; an editor puts it into the draft or passes it by."""

import json

from django.db import transaction
from django.utils import timezone

from viewpoints.articles.bodies import body_from_blocks
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters.covering import cover
from viewpoints.submissions import editing, letters, replacing, submitting, texts
from viewpoints.submissions.models import OfferedPicture, Submission
from viewpoints.submissions.states import MoveRefused, State
from viewpoints.submissions.submitting import Picture


@transaction.atomic
def add(submission: Submission, picture: Picture, *, by: Actor, caption: str = "") -> bool:
    """Add a picture that came by itself; gives whether it stands in what the editor will edit.

    As long as no draft was made it is put at the end of the essay; afterwards it is kept, and the
    editor told, who puts it in (``put_in``) or passes it by. A picture that is here already is no
    news. Raises replacing.Withdrawn.
    """
    replacing.lock(submission)
    if submission.state == State.WITHDRAWN:
        raise replacing.Withdrawn(str(submission))
    taken = submission.article_id is None
    if submission.pictures.filter(sha256=picture.sha256).exists():
        return taken
    row = submitting.keep(picture, submission=submission)
    row.caption, row.came_at = cover(" ".join(caption.split()))[:300], timezone.now()
    row.settled_at = row.came_at if taken else None
    row.save(update_fields=["caption", "came_at", "settled_at"])
    if taken:
        submission.blocks = [*submission.blocks, replacing.shown(row)]
        submission.save(update_fields=["blocks"])
    recording.record("submission.picture_added", submission, by=by, picture=row.pk)
    letters.for_editor(submission, event="picture_added")
    return taken


@transaction.atomic
def put_in(picture: OfferedPicture, *, by: Actor) -> None:
    """Put a picture that came by itself at the end of the draft, with its caption.

    Raises MoveRefused unless the submission is in edit, or when it was settled before.
    """
    submission = picture.submission
    replacing.lock(submission)
    if submission.state != State.IN_EDIT or not _settled(picture):
        raise MoveRefused(submission.state, State.IN_EDIT)
    key = editing.into_library(picture)
    added = body_from_blocks([replacing.shown(picture)], image=lambda _sha256: key)
    draft = texts.newest_draft(submission.draft)
    draft.body = json.dumps([*draft.body.get_prep_value(), *added])
    draft.save_revision(user=by.user)
    recording.record("submission.picture_put_in", submission, by=by, picture=picture.pk)


@transaction.atomic
def pass_by(picture: OfferedPicture, *, by: Actor) -> bool:
    """Write down that a picture is not used; gives False when that was settled before. It stays readable."""
    if not _settled(picture):
        return False
    recording.record("submission.picture_passed_by", picture.submission, by=by, picture=picture.pk)
    return True


def _settled(picture: OfferedPicture) -> bool:
    waiting = OfferedPicture.objects.filter(pk=picture.pk, settled_at=None, came_at__isnull=False)
    return bool(waiting.update(settled_at=timezone.now()))
