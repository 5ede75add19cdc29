"""What the two editors do."""

from datetime import timedelta

from django.utils import timezone
from hypothesis.stateful import RuleBasedStateMachine, rule

from tests.submissions.machine import world as worlds
from tests.submissions.machine.drawn import EDITOR, SELDOM, WHO, WORDS
from viewpoints.submissions import (
    approval,
    authors,
    declining,
    editing,
    publication,
    scheduling,
    texts,
)
from viewpoints.submissions.models import Schedule


class Editors(RuleBasedStateMachine):
    """What the two editors do."""

    world: worlds.World

    @rule(words=WORDS, who=EDITOR)
    def edit(self, words: str, who: int) -> None:
        def act() -> None:
            draft = texts.newest_draft(self.world.submission.draft)
            draft.body = worlds.body(words)
            draft.save_revision(user=self.world.editors[who].user)

        self.world.attempt(act, edits=True)

    @rule(words=WORDS)
    def autosave(self, words: str) -> None:
        def act() -> None:
            draft = texts.newest_draft(self.world.submission.draft)
            draft.summary = words
            draft.save_revision(overwrite_revision=draft.latest_revision)

        self.world.attempt(act, edits=True)

    @rule(who=EDITOR)
    def start(self, who: int) -> None:
        self.world.attempt(lambda: editing.start(self.world.submission, by=self.world.editors[who]))

    @rule(who=EDITOR)
    def ask(self, who: int) -> None:
        self.world.attempt(lambda: approval.ask(self.world.submission, by=self.world.editors[who]))

    @rule(words=WORDS)
    def edit_and_ask_again(self, words: str) -> None:
        self.take_into_edit(who=0)
        self.edit(words=words, who=1)
        self.ask(who=1)

    @rule(who=EDITOR)
    def take_into_edit(self, who: int) -> None:
        by = self.world.editors[who]
        self.world.attempt(lambda: approval.take_back(self.world.submission, by=by))

    @rule(who=EDITOR)
    def publish(self, who: int) -> None:
        by = self.world.editors[who]
        self.world.attempt(lambda: publication.publish(self.world.submission, by=by))

    @rule(who=EDITOR)
    def override(self, who: int) -> None:
        by = self.world.editors[who]
        self.world.attempt(
            lambda: publication.override(self.world.submission, by=by, reason="作者住院")
        )

    @rule(seldom=SELDOM)
    def decline(self, seldom: int) -> None:
        if seldom:
            return
        by = self.world.editors[0]
        self.world.attempt(lambda: declining.decline(self.world.submission, by=by, reason="重复"))

    @rule(who=EDITOR)
    def plan(self, who: int) -> None:
        by, at = self.world.editors[who], timezone.now() + timedelta(hours=1)
        self.world.attempt(lambda: scheduling.plan(self.world.submission, by=by, at=at))

    @rule()
    def the_time_comes(self) -> None:
        Schedule.objects.filter(ended_at=None).update(at=timezone.now() - timedelta(minutes=1))
        scheduling.catch_up()
        assert not Schedule.objects.filter(ended_at=None, at__lt=timezone.now()).exists()

    @rule(who=WHO)
    def add_or_remove_an_author(self, who: int) -> None:
        author = self.world.authors[who].contributors.first()
        there = author in self.world.submission.authors.all()
        change, by = authors.remove if there else authors.add, self.world.editors[0]
        self.world.attempt(lambda: change(self.world.submission, author=author, by=by), edits=True)
