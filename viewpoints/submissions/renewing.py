"""What a contributor sent is read anew, by a newer program or in another character set."""

from collections.abc import Sequence
from functools import partial

from django.db import transaction

from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.submissions import replacing, submitting
from viewpoints.submissions.models import Submission
from viewpoints.submissions.states import State
from viewpoints.submissions.submitting import Essay, Picture


def is_untouched(submission: Submission) -> bool:
    """Tell whether nobody has done anything with what was read: no editor, and no later text of hers."""
    untouched = submission.state == State.RECEIVED and submission.article_id is None
    return untouched and not submission.essays.exists()


@transaction.atomic
def renew(submission: Submission, essay: Essay, *, by: Actor, note: str = "") -> bool:
    """Put what was read anew in place of title, note, blocks and pictures; nobody is written to.

    Pictures that she sent by themselves stay at the end. Gives False, and changes nothing, unless the
    submission ``is_untouched`` and there is anything to read.
    """
    replacing.lock(submission)
    if not essay.blocks or not is_untouched(submission):
        return False
    _put_pictures(submission, essay.pictures)
    submission.title, submission.note = essay.title[:255], note
    submission.blocks = replacing.with_added(submission, list(essay.blocks))
    submission.save(update_fields=["title", "note", "blocks"])
    recording.record("submission.read_again", submission, by=by)
    return True


def _put_pictures(submission: Submission, pictures: Sequence[Picture]) -> None:
    """Keep those pictures of the essay, and let the others of it go with their files."""
    named = [picture.sha256 for picture in pictures]
    for former in submission.pictures.filter(came_at=None).exclude(sha256__in=named):
        former.delete()
        transaction.on_commit(partial(former.file.storage.delete, former.file.name or ""))
    for picture in pictures:
        submitting.keep(picture, submission=submission)
