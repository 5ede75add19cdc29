"""Permits: for one exact text, and for its typography; of four kinds; withdrawn with what follows them."""

import pytest
from wagtail.models import Locale

from tests.submissions.essays import editor, rewrite, section, submission
from viewpoints.articles.models import Article, Authorship
from viewpoints.journal.models import Actor
from viewpoints.people.models import Contributor
from viewpoints.submissions import approval, editing, permits, publication, texts
from viewpoints.submissions.guard import NotPermitted
from viewpoints.submissions.models import Permit, PermitKind, Use

pytestmark = pytest.mark.django_db


@pytest.fixture
def approved():
    offered = submission()
    editing.start(offered, by=editor())
    rewrite(offered.draft, summary='他说:"好".')
    asking = approval.ask(offered, by=editor())
    author = approval.asked(offered)[0]
    approval.agree(
        asking,
        at=author.address,
        by=Actor.contributor(author),
        consent=approval.Consent(uses=frozenset({Use.NEWSLETTER})),
    )
    return offered


def test_a_permit_keeps_the_uses_and_the_licence_that_were_agreed_to(approved):
    home = approved.section.get_parent().specific
    home.licence = "CC BY 4.0"
    home.save()

    given = Permit.objects.get()

    assert (given.kind, given.uses, given.licence) == (PermitKind.AUTHORS, ["newsletter"], "")


def test_a_typographic_change_is_published_without_a_new_yes(approved):
    rewrite(approved.draft, summary="他说：“好”。")

    assert publication.ready(approved)
    publication.publish(approved, by=editor())

    first, second = Permit.objects.order_by("pk")
    assert (second.follows, second.kind, second.uses) == (first, first.kind, ["newsletter"])
    assert second.text.content["summary"] == "他说：“好”。"
    assert Article.objects.get().live


def test_a_changed_word_is_not_ready_and_not_published(approved):
    rewrite(approved.draft, summary="他说：“不好”。")

    assert not publication.ready(approved)
    with pytest.raises(NotPermitted):
        publication.publish(approved, by=editor())


def test_a_permit_withdrawn_takes_those_that_follow_it_along(approved):
    rewrite(approved.draft, summary="他说：“好”。")
    permits.follow(texts.draft_text(approved.draft), submission=approved, by=editor())
    assert permits.valid().count() == 2

    approval.take_back(approved, by=editor())

    assert permits.valid().count() == 0


def test_no_text_follows_the_permit_of_another_submission(approved):
    other = submission("别的文章", emails=("wang@163.com",))
    rewrite(approved.draft, summary="他说：“好”。")

    assert permits.follow(texts.draft_text(approved.draft), submission=other, by=editor()) is None


def own_article(**fields) -> Article:
    article = Article(title="开栏的话", slug="kai-lan", live=False, **fields)
    section().add_child(instance=article)
    article.save_revision()
    return article


def test_the_platforms_own_words_have_no_author_but_an_editor_of_a_section():
    article = own_article()
    assert permits.permit_own_words(article, by=editor()).kind == PermitKind.EDITORIAL

    author = Contributor.objects.create(name="林晓", slug="lin-xiao")
    article.authorships = [Authorship(contributor=author)]
    article.save_revision()

    with pytest.raises(permits.NotOurs):
        permits.permit_own_words(article, by=editor())
    here = section()
    here.editor = author
    here.save()
    assert permits.permit_own_words(article, by=editor()).kind == PermitKind.EDITORIAL


def copied(article: Article) -> Article:
    return article.copy(update_attrs={"slug": "fu-ben"}, keep_live=False)


def translated(article: Article) -> Article:
    english, _ = Locale.objects.get_or_create(language_code="en")
    article.get_parent().copy_for_translation(english, copy_parents=True)
    return article.copy_for_translation(english)


@pytest.mark.parametrize("made", [copied, translated])
def test_a_copy_or_translation_of_an_essay_is_never_the_platforms_own_words(approved, made):
    copy = made(approved.draft)
    copy.authorships.all().delete()
    copy.save_revision()

    with pytest.raises(permits.NotOurs):
        permits.permit_own_words(copy, by=editor())
    assert permits.submission_of(copy) == approved


def test_an_older_revision_does_not_lose_whose_words_it_holds(approved):
    draft = approved.draft
    revision = draft.get_latest_revision()
    revision.content.pop("work")
    revision.save()

    assert revision.as_object().work == draft.work
