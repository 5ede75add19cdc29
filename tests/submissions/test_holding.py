"""Who has a submission: who starts editing; taken over, handed on and let go, each told once."""

import pytest

from tests.submissions import essays
from viewpoints.journal import recording
from viewpoints.submissions import editing, holding

pytestmark = pytest.mark.django_db


def verbs(submission):
    return [event.verb for event in recording.story(submission)][1:]


def test_who_starts_editing_has_it_since_then():
    submission, lin = essays.submission(), essays.editor("lin")
    assert holding.hold_on(submission) is None
    editing.start(submission, by=lin)
    submission.refresh_from_db()
    started = recording.story(submission).last()
    assert holding.hold_on(submission) == holding.Hold(lin.user, started.at)


def test_it_is_taken_over_and_taking_it_twice_is_once():
    submission, zhou = essays.submission(), essays.editor("zhou")
    editing.start(submission, by=essays.editor("lin"))
    for _ in range(2):
        holding.take(submission, by=zhou)
    submission.refresh_from_db()
    assert submission.held_by == zhou.user
    assert verbs(submission) == ["submission.editing_started", "submission.taken"]


def test_it_is_handed_on_and_let_go():
    submission, lin, zhou = essays.submission(), essays.editor("lin"), essays.editor("zhou")
    holding.hand(submission, to=zhou.user, by=lin)
    assert holding.hold_on(submission).user == zhou.user
    for _ in range(2):
        holding.let_go(submission, by=zhou)
    submission.refresh_from_db()
    assert submission.held_by is None
    assert verbs(submission) == ["submission.handed_on", "submission.let_go"]
