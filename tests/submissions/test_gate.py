"""No draft becomes live without a permit for its exact text, by whatever door it tries (findings A)."""

import json
import uuid
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core import serializers
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision, Workflow
from wagtail.workflows import publish_workflow_state

from tests.publication import locale
from tests.submissions import doors
from tests.submissions.doors import REFUSED, body, sql
from tests.submissions.essays import editor
from viewpoints.articles.models import Article

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def draft() -> Article:
    return doors.draft()


def publish_revision(article):
    article.get_latest_revision().publish()


def publish_skipping_checks(article):
    article.get_latest_revision().publish(skip_permission_checks=True)


def publish_page(article):
    article.publish(article.get_latest_revision(), user=get_user_model().objects.first())


def publish_as_plain_page(article):
    Page.objects.get(pk=article.pk).get_latest_revision().publish()


def publish_many(article):
    other = doors.draft(slug="bie-de", title="别的")
    with transaction.atomic():
        for revision in Revision.page_revisions.filter(object_id__in=[article.pk, other.pk]):
            revision.publish()


def finish_a_workflow(article):
    flow = Workflow.objects.create(name="flow")
    publish_workflow_state(flow.start(article, editor().user))


def publish_scheduled(article):
    due = {"approved_go_live_at": timezone.now() - timedelta(minutes=1)}
    Revision.objects.filter(pk=article.latest_revision_id).update(**due)
    Page.objects.filter(pk=article.pk).update(go_live_at=due["approved_go_live_at"])
    call_command("publish_scheduled")


def save_live(article):
    article.live = True
    article.save()


def save_without_cleaning(article):
    article.live = True
    article.save(clean=False)


def save_only_live(article):
    article.live = True
    article.save(update_fields=["live"])


def save_as_plain_page(article):
    page = Page.objects.get(pk=article.pk)
    page.live = True
    page.save()


def update(article):
    Page.objects.filter(pk=article.pk).update(live=True)


def update_articles(article):
    Article.objects.filter(pk=article.pk).update(live=True)


def bulk_update(article):
    page = Page.objects.get(pk=article.pk)
    page.live = True
    Page.objects.bulk_update([page], ["live"])


def bulk_create(article):
    page = Page.objects.get(pk=article.pk)
    page.pk, page.translation_key, page.live = None, uuid.uuid4(), True
    page.path, page.slug = page.path[:-1] + "9", "fu-ben"
    columns = [field.column for field in Article._meta.local_concrete_fields]
    rest = ", ".join(f'"{name}"' for name in columns if name != "page_ptr_id")
    with transaction.atomic():
        Page.objects.bulk_create([page])
        sql(
            f"INSERT INTO articles_article (page_ptr_id, {rest})"
            f" SELECT %s, {rest} FROM articles_article WHERE page_ptr_id = %s",
            page.pk,
            article.pk,
        )


def plain_sql(article):
    sql("UPDATE wagtailcore_page SET live = TRUE WHERE id = %s", article.pk)


def sql_upsert(article):
    columns = ", ".join(f'"{field.column}"' for field in Page._meta.local_concrete_fields)
    sql(
        f"INSERT INTO wagtailcore_page ({columns}) SELECT {columns} FROM wagtailcore_page"
        " WHERE id = %s ON CONFLICT (id) DO UPDATE SET live = TRUE",
        article.pk,
    )


def load_fixture(article):
    with transaction.atomic():
        for thing in serializers.deserialize("json", as_fixture(article)):
            thing.save()


def as_fixture(article):
    page = json.loads(serializers.serialize("json", [Page.objects.get(pk=article.pk)]))
    page[0]["fields"]["live"] = True
    return json.dumps(page + json.loads(serializers.serialize("json", [article])))


def create_live(article):
    article.get_parent().add_child(instance=Article(title="新", slug="xin", body=body("新。")))


def create_live_beside(article):
    article.add_sibling(instance=Article(title="新", slug="xin", body=body("新。"), live=True))


def copy_then_live(article):
    copy = article.copy(update_attrs={"slug": "fu-ben"})
    copy.live = True
    copy.save()


def copy_as_live(article):
    article.live = True
    article.copy(update_attrs={"slug": "fu-ben"}, keep_live=True)


def alias_as_live(article):
    article.live = True
    article.create_alias(update_slug="bie-ming")


def translate_then_publish(article):
    locale("en")
    article.get_parent().copy_for_translation(locale("en"), copy_parents=True)
    article.copy_for_translation(locale("en")).get_latest_revision().publish()


DOORS = pytest.mark.parametrize(
    "door",
    [
        publish_revision,
        publish_skipping_checks,
        publish_page,
        publish_as_plain_page,
        publish_many,
        finish_a_workflow,
        publish_scheduled,
        save_live,
        save_without_cleaning,
        save_only_live,
        save_as_plain_page,
        update,
        update_articles,
        bulk_update,
        bulk_create,
        plain_sql,
        sql_upsert,
        load_fixture,
        create_live,
        create_live_beside,
        copy_then_live,
        copy_as_live,
        alias_as_live,
        translate_then_publish,
    ],
)


@DOORS
def test_no_door_makes_an_unpermitted_draft_live(draft, door):
    with pytest.raises(REFUSED):
        door(draft)

    assert doors.nothing_live()


@DOORS
def test_without_the_gate_each_would_be_one(draft, door):
    with doors.gate_open():
        door(draft)
        lives = Article.objects.filter(live=True).exists()
        Page.objects.filter(live=True).update(live=False)

    assert lives


def test_the_command_that_loads_fixtures_is_no_door_either(draft, tmp_path):
    fixture = tmp_path / "pages.json"
    fixture.write_text(as_fixture(draft))

    with pytest.raises(REFUSED):
        call_command("loaddata", str(fixture), verbosity=0)

    assert doors.nothing_live()
