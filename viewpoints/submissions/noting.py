"""Notes that editors of a section write to each other about a submission; no author ever sees one."""

from django.db import transaction

from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.submissions.models import Note, Submission


class NotHers(Exception):
    """The note is another editor's. The message is its key."""


@transaction.atomic
def add(submission: Submission, *, words: str, by: Actor) -> Note:
    """Keep what an editor tells the others about a submission; the journal keeps only that she did."""
    note = submission.notes.create(words=words, by=by.user)
    recording.record("submission.noted", submission, by=by, note=note.pk)
    return note


@transaction.atomic
def remove(note: Note, *, by: Actor) -> None:
    """Take a note away, words and all. Raises NotHers where another wrote it."""
    if note.by_id != by.user.pk:
        raise NotHers(str(note.pk))
    recording.record("submission.note_removed", note.submission, by=by, note=note.pk)
    note.delete()
