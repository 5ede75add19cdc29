"""Copies, aliases, translations and reverts inherit the need of a yes, and never become our own words."""

import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.utils import timezone
from wagtail.models import Revision

from tests.publication import locale
from tests.submissions import doors
from tests.submissions.doors import sql, stored
from tests.submissions.essays import editor, rewrite, section, submission
from viewpoints.articles.models import Article
from viewpoints.submissions import editing, permits
from viewpoints.submissions.guard import NotPermitted
from viewpoints.submissions.permits import NotOurs

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def essay() -> Article:
    """The draft of an author's essay."""
    return editing.start(submission(), by=editor())


def copied(essay):
    return essay.copy(update_attrs={"slug": "fu-ben", "title": "我们的公告"})


def copied_without_revisions(essay):
    copy = essay.copy(update_attrs={"slug": "fu-ben"}, copy_revisions=False)
    copy.save_revision()
    return copy


def copy_of_a_copy(essay):
    return copied(essay).copy(update_attrs={"slug": "fu-ben-2"})


def converted_alias(essay):
    alias = essay.create_alias(update_slug="bie-ming")
    alias.alias_of = None
    alias.save_revision()
    return alias


def translated(essay):
    section().copy_for_translation(locale("en"), copy_parents=True)
    return essay.copy_for_translation(locale("en"))


def copied_with_its_section(essay):
    copy = section().copy(update_attrs={"slug": "bie-chu", "title": "别处"}, recursive=True)
    return Article.objects.child_of(copy).get()


def rewritten(essay):
    rewrite(essay, title="我们的公告", body=doors.body("全是我们写的。"))
    return essay


def reverted(essay):
    former = essay.get_latest_revision()
    rewrite(essay, title="别的")
    former.as_object().save_revision()
    return essay


def with_another_work(essay):
    essay.work = uuid.uuid4()
    essay.save()
    return essay


def from_a_revision_of_another_work(essay):
    revision = essay.get_latest_revision()
    revision.content["work"] = str(uuid.uuid4())
    revision.save()
    return essay


@pytest.mark.parametrize(
    "made_of",
    [
        copied,
        copied_without_revisions,
        copy_of_a_copy,
        converted_alias,
        translated,
        copied_with_its_section,
        rewritten,
        reverted,
        with_another_work,
        from_a_revision_of_another_work,
    ],
)
def test_an_essay_never_becomes_our_own_words(essay, made_of):
    article = stored(made_of(essay))

    with pytest.raises(NotOurs):
        permits.permit_own_words(article, by=editor())
    with pytest.raises(NotPermitted):
        article.get_latest_revision().publish()

    assert doors.nothing_live()


@pytest.mark.parametrize(
    "change",
    [
        lambda essay, work: Article.objects.filter(pk=essay.pk).update(work=work),
        lambda essay, work: sql(
            "UPDATE articles_article SET work = (SELECT work FROM articles_article"
            " WHERE page_ptr_id <> %s) WHERE page_ptr_id = %s",
            essay.pk,
            essay.pk,
        ),
    ],
    ids=["update", "sql"],
)
def test_whose_words_an_article_holds_is_changed_by_no_program(essay, change):
    doors.draft()
    work = essay.work

    with pytest.raises(IntegrityError):
        change(essay, uuid.uuid4())

    assert stored(essay).work == work


def test_an_older_revision_does_not_change_whose_words_they_are(essay):
    revision = essay.get_latest_revision()
    revision.content["work"] = str(uuid.uuid4())

    assert revision.as_object().work == essay.work


def scheduled(article):
    revision = stored(article).get_latest_revision()
    revision.approved_go_live_at = timezone.now()
    return revision


@pytest.mark.parametrize("fields", [None, ["approved_go_live_at"]])
def test_wagtail_schedules_no_article(essay, fields):
    with pytest.raises(PermissionDenied) as refused:
        scheduled(essay).save(update_fields=fields)

    assert str(refused.value) == "定时刊出请到文章的投稿页设置，不在这里。"
    assert not Revision.objects.exclude(approved_go_live_at=None).exists()


def test_publishing_for_a_later_day_is_refused_and_loses_no_word(essay):
    draft = essay.get_latest_revision_as_object()
    draft.go_live_at = timezone.now() + timedelta(days=1)
    draft.title = "改过的标题"
    revision = draft.save_revision()

    with pytest.raises(PermissionDenied):
        revision.publish()

    assert stored(essay).get_latest_revision_as_object().title == "改过的标题"
    assert not Revision.objects.exclude(approved_go_live_at=None).exists()


def test_other_pages_are_scheduled_as_ever():
    revision = section().save_revision()
    revision.approved_go_live_at = timezone.now()
    revision.save()

    assert Revision.objects.exclude(approved_go_live_at=None).get() == revision
