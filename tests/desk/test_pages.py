"""Articles in Wagtail's editor: whatever is clicked, the words become a draft and nothing is lost."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from tests.desk import states
from tests.desk.states import said
from tests.submissions.essays import section
from viewpoints.articles.models import Article, InfoPage
from viewpoints.submissions.models import Permit, PermitKind, Submission

pytestmark = pytest.mark.django_db


def typed(title="停更公告", **more):
    """Give what the page editor posts for an article."""
    empty = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}
    return nested_form_data(
        {
            "title": title,
            "slug": "tinggeng",
            "body": streamfield([("paragraph", rich_text("<p>七月停更。</p>"))]),
            "authorships": empty,
            "claim_answers": empty,
            "terms": empty,
            "comments": empty,
            **more,
        }
    )


def create(desk, **more):
    address = reverse("wagtailadmin_pages:add", args=["articles", "article", section().pk])
    return desk.post(address, typed(**more))


def edit(desk, article, **more):
    return desk.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), typed(**more))


def editor_page(desk, article):
    return desk.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()


@pytest.fixture
def announcement(desk):
    create(desk)
    return Article.objects.get()


@pytest.fixture
def essay():
    return states.in_edit().article


def test_creating_and_publishing_makes_a_draft_with_every_typed_word(desk):
    response = create(desk, **{"action-publish": "1"})
    article = Article.objects.get()
    assert (article.live, article.title) == (False, "停更公告")
    assert "七月停更。" in str(article.get_latest_revision_as_object().body)
    assert response.url == reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert said(response)[0].startswith("Saved as a draft.")


def test_editing_and_publishing_saves_a_draft(desk, announcement):
    response = edit(desk, announcement, title="新公告", **{"action-publish": "1"})
    announcement.refresh_from_db()
    assert (announcement.live, announcement.live_revision) == (False, None)
    assert announcement.get_latest_revision_as_object().title == "新公告"
    assert "Saved as a draft." in said(response)[-2]


def test_reverting_and_publishing_saves_a_draft(desk, announcement):
    edit(desk, announcement, title="新公告")
    oldest = announcement.revisions.order_by("pk").first()
    address = reverse("wagtailadmin_pages:revisions_revert", args=[announcement.pk, oldest.pk])
    desk.post(address, typed(**{"action-publish": "1"}))
    announcement.refresh_from_db()
    assert (announcement.live, announcement.get_latest_revision_as_object().title) == (
        False,
        "停更公告",
    )


def test_an_article_is_never_scheduled(desk, announcement):
    edit(desk, announcement, go_live_at="2099-01-01 10:00", **{"action-publish": "1"})
    announcement.refresh_from_db()
    assert announcement.get_latest_revision_as_object().go_live_at is None
    assert announcement.scheduled_revision is None


def test_words_that_do_not_fit_are_given_back_to_be_mended(desk):
    response = create(desk, summary="字" * 500, **{"action-publish": "1"})
    assert response.status_code == 200
    assert "字" * 500 in response.content.decode()
    assert not any("Saved" in str(one) for one in get_messages(response.wsgi_request))


def test_an_essays_editor_leads_to_its_submission_and_not_to_publishing(desk, essay):
    page = editor_page(desk, essay)
    assert 'name="action-publish"' not in page
    assert 'name="action-to-submission"' in page
    assert 'name="action-to-printing"' not in page
    assert reverse("desk:submission", args=[Submission.objects.get().pk]) in page


def test_an_announcements_editor_leads_to_printing(desk, announcement):
    page = editor_page(desk, announcement)
    assert 'name="action-publish"' not in page
    assert 'name="action-to-printing"' in page
    assert 'name="action-to-submission"' not in page


def test_a_new_article_is_offered_no_publishing_either(desk):
    address = reverse("wagtailadmin_pages:add", args=["articles", "article", section().pk])
    page = desk.get(address).content.decode()
    assert 'name="action-publish"' not in page
    assert 'name="action-to-printing"' in page


def test_other_pages_keep_wagtails_publishing(desk):
    home = section().get_parent()
    address = reverse("wagtailadmin_pages:add", args=["articles", "infopage", home.pk])
    assert 'name="action-publish"' in desk.get(address).content.decode()
    data = nested_form_data({"title": "关于我们", "slug": "guanyu", "body": streamfield([])})
    comments = {f"comments-{name}_FORMS": 0 for name in ("TOTAL", "INITIAL", "MIN_NUM", "MAX_NUM")}
    desk.post(address, {**data, **comments, "action-publish": "1"})
    assert InfoPage.objects.get().live


def test_going_on_to_ask_the_author_saves_first(desk, essay):
    response = edit(desk, essay, title="改过的标题", **{"action-to-submission": "1"})
    assert response.url == reverse("desk:ask", args=[Submission.objects.get().pk])
    essay.refresh_from_db()
    assert essay.get_latest_revision_as_object().title == "改过的标题"


def test_an_announcement_is_printed_as_our_own_words(desk, announcement, lin):
    address = reverse("desk:own_words", args=[announcement.pk])
    assert edit(desk, announcement, **{"action-to-printing": "1"}).url == address
    assert "停更公告" in desk.get(address).content.decode()
    announcement.refresh_from_db()
    assert not announcement.live

    response = desk.post(address)
    announcement.refresh_from_db()
    assert announcement.live
    assert "Printed as the platform’s own words." in said(response)[0]
    permit = Permit.objects.get()
    assert (permit.kind, permit.given_by) == (PermitKind.EDITORIAL, lin)


def test_an_essay_is_never_printed_as_our_own_words(desk, essay):
    response = desk.post(reverse("desk:own_words", args=[essay.pk]))
    essay.refresh_from_db()
    assert said(response) == ["This is an author’s essay: it is printed with her yes."]
    assert (essay.live, Permit.objects.count()) == (False, 0)


def bulk(desk, action, *pages, **data):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    ids = "&".join(f"id={page.pk}" for page in pages)
    return desk.post(f"{address}?{ids}&next=/desk/", data)


@pytest.mark.parametrize("descendants", [False, True])
def test_articles_are_not_published_in_bulk(desk, essay, descendants):
    chosen = essay.get_parent() if descendants else essay
    data = {"include_descendants": "on"} if descendants else {}
    response = bulk(desk, "publish", chosen, **data)
    essay.refresh_from_db()
    assert not essay.live
    assert said(response) == [
        "Nothing was published. Articles are published one by one, from their submissions: "
        + essay.title
    ]


def test_a_section_is_published_in_bulk_as_ever(desk):
    one = section()
    one.unpublish()
    bulk(desk, "publish", one)
    one.refresh_from_db()
    assert one.live


@pytest.mark.parametrize("make", [states.in_edit, states.declined, states.published])
def test_an_article_that_a_submission_holds_on_to_is_not_deleted(desk, make):
    essay = make().article
    response = desk.post(reverse("wagtailadmin_pages:delete", args=[essay.pk]))
    assert said(response)[0].startswith("Not deleted")
    bulk(desk, "delete", essay)
    assert Article.objects.filter(pk=essay.pk).exists()


def test_a_section_with_submissions_is_not_deleted(desk, essay):
    parent = essay.get_parent()
    response = desk.post(reverse("wagtailadmin_pages:delete", args=[parent.pk]))
    assert said(response)[0].startswith("Not deleted")
    assert Page.objects.filter(pk=parent.pk).exists()
