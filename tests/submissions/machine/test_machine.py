"""Whatever is done, in whatever order, by whomever: no live article lacks a permit for its exact text,
and no refusal loses an edit."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from tests.submissions.machine import world as worlds
from viewpoints.articles.models import Article
from viewpoints.journal.models import Actor
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Address
from viewpoints.submissions import (
    approval,
    bylines,
    declining,
    editing,
    permits,
    proxies,
    publication,
    taking_back,
    texts,
)
from viewpoints.submissions.models import Permit, Use, Yes

WORDS = st.sampled_from(
    [
        "工资不是罪过。",
        "工资，不是罪过。",
        "工资 ,不是罪过.",
        "时间也要钱。",
        "他说：“好”。",
        '他说:"好".',
    ]
)
WHO = st.integers(0, 2)
EDITOR = st.integers(0, 1)
BACK = st.integers(0, 2)
SELDOM = st.integers(0, 9)


class Gate(RuleBasedStateMachine):
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

    # What the editors do.

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

    # What the authors do.

    def _by(self, at: Address) -> Actor:
        return Actor.contributor(at.contributors.first() or at)

    @rule(who=WHO, back=BACK, uses=st.sets(st.sampled_from(list(Use))))
    def agree(self, who: int, back: int, uses: set[str]) -> None:
        at, asking = self.world.authors[who], self.world.asking(back)
        if asking:
            consent = approval.Consent(uses=frozenset(uses))
            self.world.attempt(
                lambda: approval.agree(asking, at=at, by=self._by(at), consent=consent)
            )

    @rule()
    def all_agree(self) -> None:
        for at in self.world.authors:
            if asking := self.world.asking():
                self.world.attempt(
                    lambda at=at, asking=asking: approval.agree(asking, at=at, by=self._by(at))
                )

    @rule(who=WHO, back=BACK)
    def object_to(self, who: int, back: int) -> None:
        at, asking = self.world.authors[who], self.world.asking(back)
        if asking:
            self.world.attempt(
                lambda: approval.object_to(asking, at=at, by=self._by(at), remarks="第二段不对。")
            )

    @rule(who=WHO)
    def take_yes_back(self, who: int) -> None:
        at = self.world.authors[who]
        given = Yes.objects.filter(asked__address=at, asking__submission=self.world.submission)
        if yes := given.order_by("-pk").first():
            self.world.attempt(lambda: taking_back.take_back_yes(yes, by=self._by(at)))

    @rule(who=WHO, byline=st.sampled_from(["林晓", "夜班七号", ""]))
    def correct_byline(self, who: int, byline: str) -> None:
        at, asking = self.world.authors[who], self.world.asking()
        if asking:
            self.world.attempt(
                lambda: bylines.correct(
                    asking, at=at, by=self._by(at), byline=byline, affiliation="某某中心"
                ),
                edits=True,
            )

    @rule(who=WHO, email=st.sampled_from([*worlds.EMAILS, "sun@ngo.example"]))
    def name_proxy(self, who: int, email: str) -> None:
        at, asking = self.world.authors[who], self.world.asking()
        if asking:
            self.world.attempt(
                lambda: proxies.name_proxy(asking, at=at, by=self._by(at), name="孙", email=email)
            )

    @rule()
    def proxy_agrees(self) -> None:
        at, asking = address("sun@ngo.example"), self.world.asking()
        if asking:
            self.world.attempt(lambda: approval.agree(asking, at=at, by=self._by(at)))

    @rule(seldom=SELDOM)
    def withdraw(self, seldom: int) -> None:
        if seldom:
            return
        by = self._by(self.world.authors[0])
        self.world.attempt(lambda: declining.withdraw(self.world.submission, by=by))

    # What else Wagtail, Django and the database can do.

    @rule(back=st.integers(0, 4))
    def publish_a_revision(self, back: int) -> None:
        revisions = self.world.article.revisions.order_by("-pk")[: back + 1]
        self.world.attempt(lambda: list(revisions)[-1].publish(), edits=True)

    @rule(words=WORDS)
    def save_live(self, words: str) -> None:
        def act() -> None:
            article = self.world.article
            article.live, article.body = True, worlds.body(words)
            article.save()

        self.world.attempt(act)

    @rule(words=WORDS)
    def update_rows(self, words: str) -> None:
        key = self.world.article.pk
        self.world.attempt(
            lambda: Article.objects.filter(pk=key).update(live=True, body=worlds.body(words))
        )

    @rule(words=WORDS)
    def sql(self, words: str) -> None:
        def act() -> None:
            with connection.cursor() as cursor:
                cursor.execute("UPDATE articles_article SET summary = %s", [words])

        self.world.attempt(act)

    @rule()
    def unpublish(self) -> None:
        self.world.attempt(lambda: self.world.article.unpublish())

    @rule()
    def republish(self) -> None:
        self.world.attempt(lambda: self.world.article.get_latest_revision().publish(), edits=True)

    @rule(live=st.booleans())
    def copy(self, live: bool) -> None:
        slug = f"fu-ben-{Article.objects.count()}"
        self.world.attempt(
            lambda: self.world.article.copy(update_attrs={"slug": slug}, keep_live=live)
        )

    @rule()
    def alias(self) -> None:
        slug = f"bie-ming-{Article.objects.count()}"
        self.world.attempt(lambda: self.world.article.create_alias(update_slug=slug))

    @rule()
    def print_a_copy_as_own_words(self) -> None:
        def act() -> None:
            copy = Article.objects.order_by("-pk").first()
            copy.authorships.all().delete()
            permits.permit_own_words(copy, by=self.world.editors[0])

        self.world.attempt(act)

    @rule()
    def translate_and_publish(self) -> None:
        english = worlds.english_section()

        def act() -> None:
            made = self.world.article.get_translation_or_none(english)
            made = made or self.world.article.copy_for_translation(english, copy_parents=True)
            made.save_revision().publish()

        self.world.attempt(act)

    @rule()
    def move(self) -> None:
        to = worlds.elsewhere()
        self.world.attempt(lambda: self.world.article.move(to, pos="last-child"))

    @rule()
    def permits_vanish(self) -> None:
        self.world.attempt(lambda: Permit.objects.all().delete())

    @rule()
    def publish_everything(self) -> None:
        self.world.attempt(lambda: Article.objects.update(live=True))

    # What must hold after each of them.

    @invariant()
    def nothing_is_live_without_a_permit(self) -> None:
        assert worlds.unpermitted() == []
        assert worlds.gate_holds()

    @invariant()
    def no_refusal_lost_an_edit(self) -> None:
        if hasattr(self, "world"):
            assert self.world.draft_content() == self.world.expected


@pytest.mark.django_db(transaction=True)
def test_the_gate_holds_whatever_is_done():
    run_state_machine_as_test(
        Gate,
        settings=settings(
            max_examples=15,
            stateful_step_count=20,
            deadline=None,
            phases=[Phase.generate],  # a failure is told as it came: shrinking it takes minutes
            suppress_health_check=list(HealthCheck),
        ),
    )
