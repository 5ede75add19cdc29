"""What else Wagtail, Django and the database can do to the essay's article."""

from django.db import connection
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from tests.submissions.machine import world as worlds
from tests.submissions.machine.drawn import WORDS
from viewpoints.articles.models import Article
from viewpoints.submissions import (
    permits,
)
from viewpoints.submissions.models import Permit


class Doors(RuleBasedStateMachine):
    """What else Wagtail, Django and the database can do to the essay's article."""

    world: worlds.World

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
