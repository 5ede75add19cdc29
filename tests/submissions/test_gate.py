"""Nothing is live without a permit for its exact text, by whatever door it tries (findings A)."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.core import serializers
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from wagtail.models import Page

from tests.submissions.essays import editor, rewrite, section
from viewpoints.articles.models import Article
from viewpoints.journal.models import Actor
from viewpoints.submissions import gate, permits, publication, texts
from viewpoints.submissions.guard import NotPermitted
from viewpoints.submissions.models import Permit, PermitKind, Seal, Text

pytestmark = pytest.mark.django_db(transaction=True)
ARCHIVE = Actor.machine("archive")
REFUSED = (PermissionDenied, DatabaseError)


def body(words: str) -> str:
    return json.dumps([{"type": "paragraph", "value": f"<p>{words}</p>"}])


@pytest.fixture
def draft() -> Article:
    article = Article(
        title="标题", slug="biao-ti", byline="林晓", body=body("第一句。"), live=False
    )
    section().add_child(instance=article)
    article.save_revision()
    return article


@pytest.fixture
def live(draft: Article) -> Article:
    permits.permit(texts.draft_text(draft), kind=PermitKind.ARCHIVE, by=ARCHIVE)
    return publication.print_draft(draft, by=ARCHIVE)


def stored(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


def publish_revision(article):
    article.get_latest_revision().publish()


def publish_page_action(article):
    article.publish(article.get_latest_revision(), user=get_user_model().objects.first())


def save_live(article):
    article.live = True
    article.save()


def save_only_live(article):
    article.live = True
    article.save(update_fields=["live"])


def save_as_plain_page(article):
    page = Page.objects.get(pk=article.pk)
    page.live = True
    page.save()


def update_queryset(article):
    Page.objects.filter(pk=article.pk).update(live=True)


def bulk_update(article):
    article.live = True
    Page.objects.bulk_update([article.page_ptr], ["title"])
    page = Page.objects.get(pk=article.pk)
    page.live = True
    Page.objects.bulk_update([page], ["live"])


def raw_sql(article):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE wagtailcore_page SET live = 1 WHERE id = %s", [article.pk])


def load_fixture(article):
    fixture = json.loads(serializers.serialize("json", [article]))
    page = json.loads(serializers.serialize("json", [Page.objects.get(pk=article.pk)]))
    page[0]["fields"]["live"] = True
    with transaction.atomic():
        for thing in serializers.deserialize("json", json.dumps(page + fixture)):
            thing.save()


def create_live(article):
    article.get_parent().add_child(instance=Article(title="新", slug="xin", body=body("新。")))


def copy_of_draft_kept_live(article):
    copy = article.copy(update_attrs={"slug": "fu-ben"})
    copy.live = True
    copy.save()


def scheduled(article):
    revision = article.get_latest_revision()
    revision.approved_go_live_at = timezone.now()
    revision.save()
    revision.publish()


@pytest.mark.parametrize(
    "door",
    [
        publish_revision,
        publish_page_action,
        save_live,
        save_only_live,
        save_as_plain_page,
        update_queryset,
        bulk_update,
        raw_sql,
        load_fixture,
        create_live,
        copy_of_draft_kept_live,
        scheduled,
    ],
)
def test_no_door_makes_an_unpermitted_draft_live(draft, door):
    with pytest.raises(REFUSED):
        door(draft)

    assert not Article.objects.filter(live=True).exists()
    assert gate.violations() == []


def change_and_publish(article):
    rewrite(article, title="别的标题")
    article.get_latest_revision().publish()


def change_live_body(article):
    article.body = body("没人同意的一句。")
    article.save()


def change_live_title_as_page(article):
    page = Page.objects.get(pk=article.pk)
    page.title = "别的标题"
    page.save()


def update_body(article):
    Article.objects.filter(pk=article.pk).update(body=body("没人同意的一句。"))


def update_title(article):
    Article.objects.filter(pk=article.pk).update(title="别的标题")


def sql_body(article):
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE articles_article SET summary = '没人同意' WHERE page_ptr_id = %s", [article.pk]
        )


def withdraw_permit(article):
    Permit.objects.update(withdrawn_at=timezone.now())


def delete_permit(article):
    Permit.objects.all().delete()


def delete_seal(article):
    Seal.objects.all().delete()


def change_text_row(article):
    Text.objects.update(content={})


@pytest.mark.parametrize(
    "door",
    [
        change_and_publish,
        change_live_body,
        change_live_title_as_page,
        update_body,
        update_title,
        sql_body,
        withdraw_permit,
        delete_permit,
        delete_seal,
        change_text_row,
    ],
)
def test_no_door_changes_what_is_live_to_an_unpermitted_text(live, door):
    before = texts.content_of(stored(live))

    with pytest.raises(REFUSED):
        door(live)

    assert texts.content_of(stored(live)) == before
    assert stored(live).live
    assert gate.violations() == []


def test_a_draft_of_a_live_article_is_saved_freely(live):
    rewrite(live, title="还在改的标题")

    assert stored(live).title == "标题"
    assert live.get_latest_revision_as_object().title == "还在改的标题"


def test_permitted_title_and_body_are_published_together(live):
    rewrite(live, title="新标题", body=body("新的一句。"))
    permits.permit(texts.draft_text(live), kind=PermitKind.ARCHIVE, by=ARCHIVE)

    publication.print_draft(live, by=ARCHIVE)

    assert (stored(live).title, gate.violations()) == ("新标题", [])


def test_moving_and_a_new_slug_need_no_new_yes(live):
    live.slug = "xin-di-zhi"
    live.save()
    elsewhere = section().copy(update_attrs={"slug": "bie-chu", "title": "别处"}, recursive=False)

    stored(live).move(elsewhere, pos="last-child")

    assert stored(live).live
    assert stored(live).in_section_id == elsewhere.pk
    assert gate.violations() == []


def test_a_live_copy_and_an_alias_of_the_same_text_are_permitted(live):
    copy = live.copy(update_attrs={"slug": "fu-ben"}, keep_live=True)
    alias = live.create_alias(update_slug="bie-ming")

    assert copy.live
    assert alias.live
    assert gate.violations() == []


def test_a_live_article_is_unpublished_and_deleted_freely(live):
    live.unpublish()
    assert not stored(live).live
    live.delete()
    assert not Article.objects.exists()


def test_a_permit_is_withdrawn_together_with_the_page(live):
    with transaction.atomic():
        Permit.objects.update(withdrawn_at=timezone.now())
        Page.objects.filter(pk=live.pk).update(live=False)

    assert not stored(live).live


def test_an_override_permits_one_text_only(draft):
    permits.permit(
        texts.draft_text(draft), kind=PermitKind.OVERRIDE, by=editor(), reason="作者住院，家属同意"
    )
    publication.print_draft(draft, by=editor())
    rewrite(draft, title="又改了")

    with pytest.raises(NotPermitted):
        publication.print_draft(draft, by=editor())


def test_the_gate_stands_after_migrating_and_is_missed_when_it_does_not():
    assert gate.closed()
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER gate_page_update")
    assert not gate.closed()
    gate.after_migrating(using="default")
    assert gate.closed()
