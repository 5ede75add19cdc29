"""Notes among editors: added, and removed by who wrote them; the journal keeps no word of them."""

import json

import pytest

from tests.submissions import essays
from viewpoints.journal import recording
from viewpoints.submissions import noting
from viewpoints.submissions.models import Note

pytestmark = pytest.mark.django_db


def test_a_note_is_kept_with_who_wrote_it_and_not_in_the_journal():
    submission, lin = essays.submission(), essays.editor("lin")
    note = noting.add(submission, words="先问理事会。", by=lin)
    assert (note.words, note.by) == ("先问理事会。", lin.user)
    event = recording.story(submission).last()
    assert (event.verb, json.dumps(event.details)) == ("submission.noted", f'{{"note": {note.pk}}}')


def test_only_who_wrote_a_note_removes_it():
    submission, lin = essays.submission(), essays.editor("lin")
    note = noting.add(submission, words="先问理事会。", by=lin)
    with pytest.raises(noting.NotHers):
        noting.remove(note, by=essays.editor("zhou"))
    noting.remove(note, by=lin)
    assert Note.objects.count() == 0
    assert recording.story(submission).last().verb == "submission.note_removed"
