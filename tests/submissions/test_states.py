"""One table of moves, one writer of the state."""

import re
from pathlib import Path

import pytest

import viewpoints
from tests.submissions.essays import submission
from viewpoints.submissions.models import Submission
from viewpoints.submissions.states import MOVES, MoveRefused, State

Q, R, E, W, A, P, D, X = State


ALLOWED = [(R, E), (R, D), (R, X), (E, W), (E, D), (E, X), (E, P), (W, E), (W, A), (W, X)]
ALLOWED += [(W, P), (A, E), (A, P), (A, X), (D, E), (Q, R), (Q, D), (Q, X)]


@pytest.mark.parametrize(("old", "new"), ALLOWED)
def test_the_table_allows(old, new):
    assert new in MOVES[old]


def test_the_table_allows_nothing_else():
    assert sum(len(moves) for moves in MOVES.values()) == len(ALLOWED)


@pytest.mark.django_db
@pytest.mark.parametrize("old", State)
@pytest.mark.parametrize("new", State)
def test_a_submission_moves_as_the_table_says(old, new):
    offered = submission()
    Submission.objects.update(state=old)
    offered.refresh_from_db()

    if new in MOVES[old]:
        offered.move_to(new)
        assert Submission.objects.get().state == new
    else:
        with pytest.raises(MoveRefused):
            offered.move_to(new)
        assert Submission.objects.get().state == old


@pytest.mark.django_db
def test_of_two_clicks_one_wins():
    first = submission()
    second = Submission.objects.get(pk=first.pk)
    first.move_to(State.IN_EDIT)

    with pytest.raises(MoveRefused) as refused:
        second.move_to(State.DECLINED)

    assert refused.value.old == State.IN_EDIT


def test_only_move_to_writes_the_state():
    package = Path(viewpoints.__file__).parent
    writers = [
        f"{path.relative_to(package)}: {line.strip()}"
        for path in package.glob("submissions/**/*.py")
        for line in path.read_text().splitlines()
        if re.search(r"update\(\s*state=|\.state = ", line)
    ]
    assert writers == [
        "submissions/models/offered.py: if not unmoved.update(state=new, moved_at=moved_at, **together):"
    ]
