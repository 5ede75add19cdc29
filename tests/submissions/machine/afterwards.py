"""What is done after publication: corrections and retractions."""

from functools import partial

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from tests.submissions.machine import world as worlds
from tests.submissions.machine.drawn import SELDOM, WORDS
from viewpoints.journal.models import Actor
from viewpoints.submissions import approval, correcting, retracting, texts
from viewpoints.submissions.models import Correction


class Afterwards(RuleBasedStateMachine):
    """What is done after publication."""

    world: worlds.World

    @rule(words=WORDS)
    def correct(self, words: str) -> None:
        by = self.world.editors[0]

        def edit() -> None:
            draft = texts.newest_draft(self.world.submission.draft)
            draft.body = worlds.body(words)
            draft.save_revision()

        self.world.attempt(edit, edits=True)
        self.world.attempt(lambda: correcting.propose(self.world.article, by=by, note="更正一处。"))

    def _pending(self) -> Correction | None:
        return next(iter(correcting.pending(self.world.article)), None)

    @rule(agreed=st.booleans())
    def print_correction(self, agreed: bool) -> None:
        one, by = self._pending(), self.world.editors[0]
        if one is None:
            return
        for at in self.world.authors if agreed else []:
            agree = partial(approval.agree, one.asking, at=at, by=Actor.contributor(at))
            self.world.attempt(agree)
        self.world.attempt(lambda: correcting.print_correction(one, by=by))

    @rule()
    def override_correction(self) -> None:
        one, by = self._pending(), self.world.editors[0]
        if one:
            self.world.attempt(
                lambda: correcting.override_correction(one, by=by, reason="作者失联")
            )

    @rule()
    def reprint(self) -> None:
        by = self.world.editors[1]
        self.world.attempt(lambda: correcting.reprint(self.world.article, by=by))

    @rule(seldom=SELDOM)
    def retract(self, seldom: int) -> None:
        if seldom:
            return
        by = self.world.editors[0]
        self.world.attempt(lambda: retracting.retract(self.world.article, by=by, reason="有误"))
