"""What the gate lets pass: it stops unpermitted words and nothing else."""

import pytest
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from tests.submissions import doors
from tests.submissions.doors import ARCHIVE, body, permit, stored
from tests.submissions.essays import editor, rewrite, section
from viewpoints.articles.models import Article
from viewpoints.submissions import gate, permits, publication, texts
from viewpoints.submissions.guard import NotPermitted
from viewpoints.submissions.models import Permit, PermitKind, Seal

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def draft() -> Article:
    return doors.draft()


@pytest.fixture
def live() -> Article:
    return doors.printed(doors.draft())


def test_a_draft_of_a_live_article_is_saved_freely(live):
    rewrite(live, title="还在改的标题")

    assert stored(live).title == "标题"
    assert stored(live).get_latest_revision_as_object().title == "还在改的标题"


def test_a_revision_of_a_changed_object_is_saved_freely(live):
    live.title = "还在改的标题"
    live.save_revision()

    assert (stored(live).title, gate.violations()) == ("标题", [])


def test_permitted_title_and_body_are_published_together(live):
    rewrite(live, title="新标题", body=body("新的一句。"))
    permit(live)

    publication.print_draft(live, by=ARCHIVE)

    assert (stored(live).title, gate.violations()) == ("新标题", [])


def test_a_permitted_text_may_be_published_by_wagtails_own_ways(draft):
    permit(draft)
    draft.get_latest_revision().publish(user=editor().user)

    assert (stored(draft).live, gate.violations()) == (True, [])


def test_a_permitted_text_may_be_put_live_with_its_seal_by_a_program(draft):
    text = texts.draft_text(draft)
    permit(draft)
    with transaction.atomic():
        Page.objects.filter(pk=draft.pk).update(live=True)
        gate.seal(draft, text)

    assert (stored(draft).live, gate.violations()) == (True, [])


def test_moving_and_a_new_slug_need_no_new_yes(live):
    live.slug = "xin-di-zhi"
    live.save()
    elsewhere = section().copy(update_attrs={"slug": "bie-chu", "title": "别处"}, recursive=False)

    stored(live).move(elsewhere, pos="last-child")

    assert stored(live).live
    assert stored(live).in_section_id == elsewhere.pk
    assert gate.violations() == []


def test_a_section_moves_and_is_renamed_with_what_is_live_in_it(live):
    parent = section()
    home = parent.get_parent().copy(
        update_attrs={"slug": "bie-de", "title": "别的"}, recursive=False
    )
    parent.move(home, pos="last-child")
    renamed = Page.objects.get(pk=parent.pk).specific
    renamed.slug = "gai-ming"
    renamed.save()

    assert (stored(live).live, gate.violations()) == (True, [])


def test_a_live_copy_and_an_alias_of_the_same_text_are_permitted(live):
    copy = live.copy(update_attrs={"slug": "fu-ben"}, keep_live=True)
    alias = live.create_alias(update_slug="bie-ming")

    assert copy.live
    assert alias.live
    assert Seal.objects.count() == 3
    assert gate.violations() == []


def test_an_alias_follows_a_permitted_change(live):
    alias = live.create_alias(update_slug="bie-ming")
    rewrite(live, title="新标题")
    permit(live)

    publication.print_draft(live, by=ARCHIVE)

    assert (stored(alias).title, gate.violations()) == ("新标题", [])


def test_a_former_permitted_text_may_be_published_again(live):
    former = stored(live).get_latest_revision()
    rewrite(live, title="新标题")
    permit(live)
    publication.print_draft(live, by=ARCHIVE)

    former.publish()

    assert (stored(live).title, gate.violations()) == ("标题", [])


def test_a_live_article_is_unpublished_and_deleted_freely(live):
    live.unpublish()
    assert not stored(live).live
    live.delete()
    assert not Article.objects.exists()


def test_a_live_article_is_deleted_with_its_section(live):
    section().delete()

    assert (Article.objects.exists(), gate.violations()) == (False, [])


def test_what_was_unpublished_is_published_again_with_the_same_words(live):
    live.unpublish()
    stored(live).get_latest_revision().publish()

    assert (stored(live).live, gate.violations()) == (True, [])


def test_a_permit_is_withdrawn_together_with_the_page(live):
    with transaction.atomic():
        Permit.objects.update(withdrawn_at=timezone.now())
        Page.objects.filter(pk=live.pk).update(live=False)

    assert not stored(live).live


def test_what_is_mended_before_the_commit_was_no_violation(live):
    with transaction.atomic():
        Article.objects.filter(pk=live.pk).update(title="别的标题")
        Permit.objects.update(withdrawn_at=timezone.now())
        Article.objects.filter(pk=live.pk).update(title="标题")
        Permit.objects.update(withdrawn_at=None)

    assert (stored(live).title, gate.violations()) == ("标题", [])


def test_an_override_permits_one_text_only(draft):
    text = texts.draft_text(draft)
    permits.permit(text, kind=PermitKind.OVERRIDE, by=editor(), reason="作者住院，家属同意")
    publication.print_draft(draft, by=editor())
    rewrite(draft, title="又改了")

    with pytest.raises(NotPermitted):
        publication.print_draft(draft, by=editor())
