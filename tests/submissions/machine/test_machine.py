"""Whatever is done, in whatever order, by whomever: no live article lacks a permit for its exact text,
and no refusal loses an edit."""

import hypothesis
import pytest
from hypothesis import HealthCheck, Phase
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    invariant,
    run_state_machine_as_test,
)

from tests.submissions.machine import world as worlds
from tests.submissions.machine.afterwards import Afterwards
from tests.submissions.machine.authors import Authors
from tests.submissions.machine.doors import Doors
from tests.submissions.machine.editors import Editors


class Gate(Editors, Authors, Afterwards, Doors):
    """One essay and everything that can be tried with it."""

    @initialize(way=st.integers(0, 4))
    def begin(self, way: int) -> None:
        self.world = worlds.new_world()
        if way >= 1:
            self.ask(who=0)
        if way >= 3:
            self.all_agree()
        if way == 4:
            self.publish(who=0)

    # What must hold after each step.

    @invariant()
    def nothing_is_live_without_a_permit(self) -> None:
        assert worlds.unpermitted() == []
        assert worlds.gate_holds()

    @invariant()
    def no_refusal_lost_an_edit(self) -> None:
        if hasattr(self, "world"):
            assert self.world.draft_content() == self.world.expected


@pytest.mark.django_db(transaction=True)
def test_the_gate_holds_whatever_is_done(settings):
    settings.AUTHSERV_ID = worlds.MX
    run_state_machine_as_test(
        Gate,
        settings=hypothesis.settings(
            max_examples=15,
            stateful_step_count=20,
            deadline=None,
            phases=[Phase.generate],  # a failure is told as it came: shrinking it takes minutes
            suppress_health_check=list(HealthCheck),
        ),
    )
