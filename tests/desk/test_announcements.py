"""The platform's own words: an editor of one section prints an announcement, in either edition."""

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from tests.desk import foreign
from tests.desk.states import said
from tests.publication import english, publication
from viewpoints.articles.models import Article, Section
from viewpoints.submissions.models import Permit

pytestmark = pytest.mark.django_db
NO_ROWS = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}
PLACES = {"zh-hans": "北京，2009年10月27日", "en": "Beijing, October 27, 2009"}


@pytest.fixture
def sections():
    """Give a section in both editions, and one of another editor."""
    cache.clear()
    made = publication()
    away = english(made)
    other = made.home.add_child(instance=Section(title="公告", slug="gong-gao"))
    return {"zh-hans": made.section, "en": away.section, "foreign": other}


@pytest.fixture
def editor(sections):
    return foreign.browser(foreign.user("lan", sections["zh-hans"]))


def adding(section):
    return reverse("wagtailadmin_pages:add", args=["articles", "article", section.pk])


def typed(dateline):
    """Give what the page editor posts for an announcement."""
    return nested_form_data(
        {
            "title": "开栏",
            "slug": "kai-lan",
            "dateline": dateline,
            "printed_on": "2009-10-27",
            "body": streamfield([("paragraph", rich_text("<p>今天开栏。</p>"))]),
            "action-to-printing": "1",
            **dict.fromkeys(("authorships", "claim_answers", "terms", "comments"), NO_ROWS),
        }
    )


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_an_editor_of_one_section_prints_an_announcement_in_either_edition(
    sections, editor, language
):
    section, dateline = sections[language], PLACES[language]
    response = editor.post(adding(section), typed(dateline))
    article = Article.objects.get()
    assert (article.in_section, article.live) == (section, False)
    assert response.url == reverse("desk:own_words", args=[article.pk])
    assert editor.get(response.url).status_code == 200
    response = editor.post(response.url)
    assert said(response)[-1].startswith("Printed as the platform’s own words.")
    article.refresh_from_db()
    page = BeautifulSoup(Client().get(article.url).content.decode(), "html.parser")
    assert (article.live, page.html["lang"]) == (True, {"zh-hans": "zh-Hans"}.get(language, "en"))
    assert page.select_one(".dateline").text == dateline
    assert page.select(".authors, .essay-head .by") == []
    assert [(one.kind, one.text.edition) for one in Permit.objects.all()] == [
        ("editorial", language)
    ]


def test_the_pages_of_her_section_are_reached_in_both_editions(sections, editor):
    for language in PLACES:
        args = [sections[language].pk]
        page = editor.get(reverse("wagtailadmin_explore", args=args)).content.decode()
        assert reverse("wagtailadmin_pages:add_subpage", args=args) in page


def test_in_anothers_section_she_announces_nothing(sections, editor):
    assert editor.post(adding(sections["foreign"]), typed("北京")).status_code in {302, 404}
    assert Article.objects.count() == 0
