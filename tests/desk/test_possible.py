"""What is offered in each state is what the domain's table allows."""

import pytest

from viewpoints.desk.possible import ANOTHER_DAY, OFFERED, SCHEDULE, WAITING_FOR, waiting_for
from viewpoints.submissions.models import Submission
from viewpoints.submissions.states import MOVES, OPEN, State


def test_every_state_says_what_can_be_done():
    assert set(OFFERED) == set(State)


@pytest.mark.parametrize("state", State)
def test_only_moves_of_the_table_are_offered(state):
    # A day or a time that is set moves nothing yet.
    assert {verb.to for verb in OFFERED[state] if verb not in (ANOTHER_DAY, SCHEDULE)} <= MOVES[
        state
    ]


def test_somebody_is_waited_for_exactly_while_a_submission_is_promised_or_open():
    assert set(WAITING_FOR) == OPEN | {State.PROMISED}
    assert waiting_for(Submission(state=State.PUBLISHED)) == ""


def test_the_first_verb_is_the_usual_next_step():
    first = {state: OFFERED[state][0].name for state in OFFERED if OFFERED[state]}
    assert first == {
        State.PROMISED: "put_off",
        State.RECEIVED: "start",
        State.IN_EDIT: "ask",
        State.WITH_AUTHOR: "take_back",
        State.APPROVED: "publish",
        State.DECLINED: "start",
    }
