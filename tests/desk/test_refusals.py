"""Wherever a publication could be tried in Wagtail's admin, it ends in words, and no word is lost."""

import pytest
from django.urls import reverse

from tests.desk import states
from tests.desk.states import said
from tests.desk.test_pages import bulk
from tests.submissions.essays import rewrite, section
from viewpoints.articles.models import Article
from viewpoints.journal import recording
from viewpoints.submissions import gate, texts

pytestmark = pytest.mark.django_db
BARE = "you do not have permission"


def copy(desk, page, **more):
    data = {"new_title": "抄本", "new_slug": "chao-ben", "new_parent_page": page.get_parent().pk}
    return desk.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), {**data, **more})


@pytest.mark.parametrize("make", [states.in_edit, states.published])
def test_a_published_copy_becomes_a_draft_with_every_word(desk, make):
    essay = make().article
    rewrite(essay, summary="没人看过的摘要")
    response = copy(desk, essay, publish_copies="on")

    made = Article.objects.get(slug="chao-ben")
    assert not made.live
    assert texts.newest_draft(made).summary == "没人看过的摘要"
    assert said(response)[0].startswith("The copies are drafts.")
    assert not any(BARE in sentence for sentence in said(response))


def test_a_copied_section_brings_its_articles_as_drafts(desk):
    essay = states.published().article
    response = copy(desk, essay.get_parent(), publish_copies="on", copy_subpages="on")

    assert Article.objects.count() == 2
    assert list(Article.objects.filter(live=True)) == [essay]
    assert said(response)[0].startswith("The copies are drafts.")


def test_an_alias_of_what_is_printed_holds_the_same_words(desk):
    essay = states.published().article
    response = copy(desk, essay, alias="on")
    assert Article.objects.filter(live=True).count() == 2
    assert gate.violations() == []
    assert not any(BARE in sentence for sentence in said(response))


def test_a_section_without_articles_is_copied_and_published_as_ever(desk):
    copy(desk, section(), publish_copies="on")
    assert section().get_siblings(inclusive=False).get().live


@pytest.mark.parametrize("many", [False, True])
def test_what_was_taken_off_the_site_is_put_back_word_for_word(desk, lin, many):
    submission = states.published()
    essay = submission.article
    rewrite(essay, summary="没人看过的摘要")
    if many:
        bulk(desk, "unpublish", essay)
    else:
        response = desk.post(reverse("wagtailadmin_pages:unpublish", args=[essay.pk]))
        assert any(one.startswith("Taken off the site") for one in said(response))
    page = reverse("desk:submission", args=[submission.pk])
    assert "taken off the site" in desk.get(page).content.decode()

    response = desk.post(reverse("desk:put_back", args=[submission.pk]))

    assert said(response)[-1] == "It is on the site again, as it was."
    essay.refresh_from_db()
    assert (essay.live, essay.summary) == (True, "")
    assert texts.newest_draft(essay).summary == "没人看过的摘要"
    last = recording.story(submission).last()
    assert (last.verb, last.editor) == ("submission.put_back", lin)
    assert "Put it back" not in desk.get(page).content.decode()


def test_what_is_on_the_site_is_not_put_back(desk):
    submission = states.published()
    response = desk.post(reverse("desk:put_back", args=[submission.pk]))
    assert "Nothing was changed" in said(response)[0]


def test_moving_what_is_printed_needs_no_yes(desk):
    essay = states.published().article
    elsewhere = section().copy(update_attrs={"slug": "bie-chu", "title": "别处"}, recursive=False)
    address = reverse("wagtailadmin_pages:move_confirm", args=[essay.pk, elsewhere.pk])
    response = desk.post(address)
    essay.refresh_from_db()
    assert (essay.live, essay.get_parent().title) == (True, "别处")
    assert not any(BARE in sentence for sentence in said(response))
