"""Wagtail's own ways to publish, tried at the desk with all rights: none goes past the gate."""

import pytest
from django.urls import URLPattern, get_resolver, reverse
from wagtail.models import Page

from tests.desk import states
from tests.publication import locale
from tests.submissions import doors
from tests.submissions.essays import rewrite, section
from viewpoints.articles.models import Article
from viewpoints.submissions import gate

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return doors.draft()


@pytest.fixture
def live(draft):
    return doors.printed(draft)


def act(desk, article, action, **data):
    """POST an action of the admin's own API, which its screens use."""
    address = reverse("wagtailadmin_api:pages:action", args=[article.pk, action])
    return desk.post(address, data)


def all_live():
    return list(Article.objects.filter(live=True).values_list("title", flat=True))


def test_the_admins_api_publishes_no_draft(desk, draft):
    response = act(desk, draft, "publish")

    assert response.status_code == 403
    assert response.json()["detail"] == (
        "“标题” cannot be printed: its author has not agreed to this exact text."
    )
    assert (all_live(), gate.violations()) == ([], [])


def test_the_admins_api_publishes_no_changed_text(desk, live):
    rewrite(live, title="没人同意")

    assert act(desk, live, "publish").status_code == 403
    assert (all_live(), gate.violations()) == (["标题"], [])


def test_a_copy_by_the_api_is_a_draft_that_needs_its_own_yes(desk, draft):
    done = act(desk, draft, "copy", destination_page_id=section().pk, slug="fu-ben")
    copy = Article.objects.get(slug="fu-ben")

    assert done.status_code == 201
    assert (copy.live, act(desk, copy, "publish").status_code) == (False, 403)
    assert (all_live(), gate.violations()) == ([], [])


def test_a_copy_of_what_is_printed_takes_its_text_and_no_newer_draft(desk, live):
    rewrite(live, title="没人同意")
    act(desk, live, "copy", destination_page_id=section().pk, slug="fu-ben", keep_live=True)
    copy = Article.objects.get(slug="fu-ben")

    assert act(desk, copy, "publish").status_code == 403
    assert (all_live(), gate.violations()) == (["标题", "标题"], [])


def test_an_alias_by_the_api_is_no_way_past(desk, draft):
    made = act(desk, draft, "create_alias", destination_page_id=section().pk, update_slug="bm")
    alias = Article.objects.get(slug="bm")
    converted = act(desk, alias, "convert_alias")

    assert (made.status_code, converted.status_code) == (201, 200)
    assert act(desk, alias, "publish").status_code == 403
    assert (all_live(), gate.violations()) == ([], [])


def test_a_converted_alias_of_what_is_printed_changes_to_nothing_unpermitted(desk, live):
    act(desk, live, "create_alias", destination_page_id=section().pk, update_slug="bm")
    alias = Article.objects.get(slug="bm")
    act(desk, alias, "convert_alias")
    rewrite(doors.stored(alias), title="没人同意")

    assert act(desk, alias, "publish").status_code == 403
    assert (all_live(), gate.violations()) == (["标题", "标题"], [])


def test_a_translation_by_the_api_needs_its_own_yes(desk, live):
    section().get_parent().copy_for_translation(locale("en"))
    done = act(desk, live, "copy_for_translation", locale="en", copy_parents=True)
    translation = Article.objects.get(locale__language_code="en")

    assert (done.status_code, translation.live) == (201, False)
    assert act(desk, translation, "publish").status_code == 403
    assert (all_live(), gate.violations()) == (["标题"], [])


def test_a_revert_by_the_api_is_a_draft(desk, live):
    rewrite(live, title="没人同意")
    unpermitted = doors.stored(live).latest_revision
    act(desk, live, "revert_to_page_revision", revision_id=unpermitted.pk)

    assert act(desk, live, "publish").status_code == 403
    assert (all_live(), gate.violations()) == (["标题"], [])


def test_unpublishing_by_the_api_needs_no_yes_and_publishing_the_same_words_neither(desk, live):
    assert act(desk, live, "unpublish").status_code == 200
    assert all_live() == []
    assert act(desk, live, "publish").status_code == 200
    assert (all_live(), gate.violations()) == (["标题"], [])


def test_copies_made_on_the_screen_publish_nothing_unpermitted(desk, draft, live):
    rewrite(live, title="没人同意")
    data = {"new_title": "别的标题", "new_slug": "fu-ben", "new_parent_page": section().pk}
    desk.post(reverse("wagtailadmin_pages:copy", args=[live.pk]), {**data, "publish_copies": "on"})

    assert [title for title in all_live() if title != "标题"] == []
    assert gate.violations() == []


def test_an_article_moves_on_the_screen_without_a_new_yes(desk, live):
    elsewhere = section().copy(update_attrs={"slug": "bie-chu", "title": "别处"}, recursive=False)
    address = reverse("wagtailadmin_pages:move_confirm", args=[live.pk, elsewhere.pk])
    desk.post(address)

    assert Page.objects.get(pk=live.pk).get_parent().pk == elsewhere.pk
    assert (all_live(), gate.violations()) == (["标题"], [])


def test_there_are_no_workflows(desk, settings):
    essay = states.in_edit().article
    page = desk.get(reverse("wagtailadmin_pages:edit", args=[essay.pk])).content.decode()

    assert settings.WAGTAIL_WORKFLOW_ENABLED is False
    assert essay.has_workflow is False
    assert 'name="action-submit"' not in page


def addresses(resolver, before=""):
    """Give every address with the module of its view."""
    for one in resolver.url_patterns:
        pattern = before + str(one.pattern)
        if isinstance(one, URLPattern):
            yield pattern, one.callback.__module__
        else:
            yield from addresses(one, pattern)


def test_wagtails_api_that_can_write_is_not_there():
    of_the_api = [
        (address, module)
        for address, module in addresses(get_resolver())
        if module.startswith(("wagtail.api.v3", "ninja"))
    ]

    assert of_the_api == []
    assert len(list(addresses(get_resolver()))) > 100
