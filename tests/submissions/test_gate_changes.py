"""What is live changes to no text that lacks a permit, and its permit stays while it is live."""

import pytest
from django.core.management.color import no_style
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Page

from tests.publication import locale
from tests.submissions import doors
from tests.submissions.doors import REFUSED, body, sql, stored
from tests.submissions.essays import rewrite
from viewpoints.articles.models import Article
from viewpoints.submissions import gate, texts
from viewpoints.submissions.models import Permit, Seal, Text

pytestmark = pytest.mark.django_db(transaction=True)
NOBODYS = body("没人同意的一句。")


@pytest.fixture
def live() -> Article:
    return doors.printed(doors.draft())


def change_and_publish(article):
    rewrite(article, title="别的标题")
    stored(article).get_latest_revision().publish()


def revert_and_publish(article):
    rewrite(article, title="别的标题")
    former = stored(article).get_latest_revision()
    rewrite(article, title="标题")
    former.publish()


def unpublish_change_and_publish(article):
    article.unpublish()
    rewrite(article, title="别的标题")
    stored(article).get_latest_revision().publish()


def save_body(article):
    article.body = NOBODYS
    article.save()


def save_only_byline(article):
    article.byline = "别人"
    article.save(update_fields=["byline"])


def save_into_another_edition(article):
    article.locale = locale("en")
    article.save()


def save_title_as_plain_page(article):
    page = Page.objects.get(pk=article.pk)
    page.title = "别的标题"
    page.save()


def update_body(article):
    Article.objects.filter(pk=article.pk).update(body=NOBODYS)


def update_title(article):
    Article.objects.filter(pk=article.pk).update(title="别的标题")


def bulk_update_title(article):
    article.title = "别的标题"
    Article.objects.bulk_update([article], ["title"])


def sql_summary(article):
    sql("UPDATE articles_article SET summary = '没人同意' WHERE page_ptr_id = %s", article.pk)


def sql_locale(article):
    sql("UPDATE wagtailcore_page SET locale_id = %s WHERE id = %s", locale("en").pk, article.pk)


def copy_a_changed_one_live(article):
    article.copy(update_attrs={"slug": "fu-ben", "title": "别的标题"}, keep_live=True)


def copy_the_draft_live(article):
    article.body = NOBODYS
    article.copy(update_attrs={"slug": "fu-ben"}, keep_live=True, copy_revisions=False)


def alias_of_a_changed_one(article):
    article.title = "别的标题"
    article.create_alias(update_slug="bie-ming")


def update_aliases_to_a_changed_one(article):
    article.create_alias(update_slug="bie-ming")
    article.title = "别的标题"
    article.update_aliases()


def change_an_alias_that_was_converted(article):
    alias = article.create_alias(update_slug="bie-ming")
    alias.alias_of = None
    alias.save(update_fields=["alias_of"])
    alias.title = "别的标题"
    alias.save_revision().publish()


def withdraw_permit(article):
    Permit.objects.update(withdrawn_at=timezone.now())


def move_permit_to_another_text(article):
    other = texts.freeze(Article(title="别的", locale=article.locale))
    Permit.objects.update(text=other)


def replace_permit_row(article):
    other = texts.freeze(Article(title="别的", locale=article.locale))
    columns = [field.column for field in Permit._meta.local_concrete_fields]
    names = ", ".join(f'"{name}"' for name in columns)
    values = names.replace('"text_id"', "%s")
    insert = f"INTO submissions_permit ({names}) SELECT {values} FROM submissions_permit WHERE TRUE"
    if connection.vendor == "sqlite":
        sql(f"REPLACE {insert}", other.pk)
    else:
        sql(f"INSERT {insert} ON CONFLICT (id) DO UPDATE SET text_id = EXCLUDED.text_id", other.pk)


def delete_permit(article):
    Permit.objects.all().delete()


def empty_the_table_of_permits(article):
    for statement in connection.ops.sql_flush(no_style(), ["submissions_permit"]):
        sql(statement)


def delete_seal(article):
    Seal.objects.all().delete()


def seal_with_another_text(article):
    Seal.objects.update(text=texts.freeze(Article(title="别的", locale=article.locale)))


def change_text_row(article):
    Text.objects.update(content={})


def mend_one_break_another(article):
    with transaction.atomic():
        Permit.objects.update(withdrawn_at=timezone.now())
        Article.objects.filter(pk=article.pk).update(title="别的标题")
        Permit.objects.update(withdrawn_at=None)


DOORS = pytest.mark.parametrize(
    "door",
    [
        change_and_publish,
        revert_and_publish,
        unpublish_change_and_publish,
        save_body,
        save_only_byline,
        save_into_another_edition,
        save_title_as_plain_page,
        update_body,
        update_title,
        bulk_update_title,
        sql_summary,
        sql_locale,
        copy_a_changed_one_live,
        copy_the_draft_live,
        alias_of_a_changed_one,
        update_aliases_to_a_changed_one,
        change_an_alias_that_was_converted,
        withdraw_permit,
        move_permit_to_another_text,
        replace_permit_row,
        delete_permit,
        empty_the_table_of_permits,
        delete_seal,
        seal_with_another_text,
        change_text_row,
        mend_one_break_another,
    ],
)


@DOORS
def test_no_door_changes_what_is_live_to_an_unpermitted_text(live, door):
    permitted = texts.content_of(stored(live))

    with pytest.raises(REFUSED):
        door(live)

    printed = [texts.content_of(one) for one in Article.objects.filter(live=True)]
    assert [one for one in printed if one != permitted] == []
    assert gate.violations() == []


@DOORS
def test_without_the_gate_each_would_be_one(live, door):
    with doors.gate_open():
        door(live)
        Page.objects.filter(live=True).update(live=False)
