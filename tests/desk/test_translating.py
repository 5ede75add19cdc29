"""An article is translated at the desk: each passage beside its source, nothing written over."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.articles.translations import (
    TRANSLATOR,
    at,
    blocks,
    newest,
    rewrite,
    said,
    source,
    states,
)
from tests.desk.foreign import browser, user
from tests.publication import contributor, draft
from viewpoints.articles import translating
from viewpoints.articles.models import Article, Section

pytestmark = [
    pytest.mark.django_db,
    # Willow leaves its temporary file to the garbage collector.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture
def essay():
    return source()


@pytest.fixture
def article(essay):
    return translating.begin(essay, by=TRANSLATOR)


def screen(article):
    return reverse("desk:translation", args=[article.pk])


def shown(desk, article, **query):
    return desk.get(screen(article), query)


def form(desk, article, **query):
    """Give what a browser would post of the screen when nothing was typed."""
    posted = {"translator": newest(article).translator}
    for row in shown(desk, article, **query).context["rows"]:
        posted[f"seen:{row.place}"] = row.seen
        posted |= {one.name: one.words.replace("\n", "\r\n") for one in row.fields}
    return posted


def messages_of(response):
    return [str(one).strip() for one in response.context["messages"]]


def test_a_translation_is_begun_by_a_click_and_once(desk, essay):
    url = reverse("desk:begin_translation", args=[essay.pk])
    first, second = desk.post(url), desk.post(url)
    article = Article.objects.get(locale__language_code="en")
    assert first.url == second.url == screen(article)
    assert desk.get(url).status_code == 405


def test_where_the_english_section_is_missing_she_is_told(desk, essay):
    Section.objects.get(locale__language_code="en").delete()
    response = desk.post(reverse("desk:begin_translation", args=[essay.pk]), follow=True)
    assert messages_of(response)[0].startswith(
        "The English edition has no section “中国公益观点” yet."
    )


def test_every_passage_stands_beside_its_source(desk, article):
    page = shown(desk, article)
    assert [row.place for row in page.context["rows"]] == list(states(article))
    assert "工资不是<b>罪过</b>。[^1]" in page.content.decode()
    assert "1 of 12 translated" in page.content.decode()


def test_saving_writes_what_was_typed_and_nothing_else(desk, article):
    said(article, "second", text="<p>Volunteers <b>eat</b>.</p>")
    posted = form(desk, article)
    revisions = article.revisions.count()
    posted |= {"first:text": "Pay is **no sin**. [^1]", "translator": "Mei Wu"}
    response = desk.post(screen(article), posted, follow=True)
    assert messages_of(response) == ["1 passage saved."]
    assert blocks(article)["first"] == "<p>Pay is <b>no sin</b>. [^1]</p>"
    assert blocks(article)["second"] == "<p>Volunteers <b>eat</b>.</p>"
    assert newest(article).translator == "Mei Wu"
    assert article.revisions.count() == revisions + 1
    desk.post(screen(article), form(desk, article))
    assert article.revisions.count() == revisions + 1


def test_two_who_have_the_screen_open_keep_both_their_passages(desk, article):
    hers, his = form(desk, article), form(desk, article)
    desk.post(screen(article), hers | {"first:text": "Hers"})
    desk.post(screen(article), his | {"second:text": "His"})
    assert (blocks(article)["first"], blocks(article)["second"]) == ("<p>Hers</p>", "<p>His</p>")


def test_who_comes_later_to_one_passage_sees_both_words_before_hers_replace_them(desk, article):
    late = form(desk, article) | {"first:text": "Mine"}
    said(article, "first", text="<p>Hers</p>")
    response = desk.post(screen(article), late)
    assert blocks(article)["first"] == "<p>Hers</p>"
    row = next(one for one in response.context["rows"] if one.place == "first")
    assert (row.refused, row.fields[0].words) == (True, "Mine")
    assert "<q>Hers</q>" in response.content.decode()
    again = late | {"seen:first": row.seen}
    desk.post(screen(article), again)
    assert blocks(article)["first"] == "<p>Mine</p>"


def test_what_the_source_changed_is_shown_as_it_was_and_is(desk, essay, article):
    said(article, "second", text="<p>Volunteers eat.</p>")
    rewrite(essay, by_id={"second": "<p>志愿者也得吃饭。</p>"})
    page = shown(desk, article, show="changed")
    assert [row.place for row in page.context["rows"]] == ["second"]
    assert "志愿者也<del>要</del><ins>得</ins>吃饭。" in page.content.decode()
    assert [number for _name, _label, number in page.context["shows"]] == [12, 11, 1]


def test_still_right_is_said_of_one_passage_and_what_was_typed_elsewhere_is_saved(
    desk, essay, article
):
    said(article, "second", text="<p>Volunteers eat.</p>")
    rewrite(essay, by_id={"second": "<p>志愿者也得吃饭。</p>"})
    posted = form(desk, article) | {"first:text": "Pay."}
    desk.post(reverse("desk:still_right", args=[article.pk, "second"]), posted)
    assert at(article, "second").state == "current"
    assert blocks(article)["first"] == "<p>Pay.</p>"


def test_what_is_gone_from_the_source_is_taken_out_by_a_click(desk, essay, article):
    said(article, "second", text="<p>Volunteers eat.</p>")
    rewrite(essay, by_id={"second": None})
    assert at(article, "second").state == "gone"
    desk.post(reverse("desk:drop_passage", args=[article.pk, "second"]), form(desk, article))
    assert "second" not in blocks(article)


def test_a_table_is_translated_cell_by_cell(desk, article):
    posted = form(desk, article) | {"table:heading-1": "Year", "table:cell-1-2": "*three*"}
    desk.post(screen(article), posted)
    assert blocks(article)["table"]["columns"][0]["heading"] == "Year"
    assert blocks(article)["table"]["rows"] == [{"values": ["", "<p><i>three</i></p>"]}]


def test_the_ways_to_it_are_beside_the_editor(desk, essay, article):
    said(article, "title", text="Pay")
    for one in (essay, article):
        page = desk.get(reverse("wagtailadmin_pages:edit", args=[one.pk])).content.decode()
        assert screen(article) in page
        assert "2 of 12 translated" in page


def test_an_essay_that_is_not_translated_offers_it(desk, essay):
    page = desk.get(reverse("wagtailadmin_pages:edit", args=[essay.pk])).content.decode()
    assert reverse("desk:begin_translation", args=[essay.pk]) in page


def test_what_is_no_translation_has_no_such_screen(desk, essay):
    english = Section.objects.get(locale__language_code="en")
    own = draft(english, "News", slug="news", authors=[contributor("W", slug="w")])
    assert shown(desk, essay).status_code == 404
    assert shown(desk, own).status_code == 404
    page = desk.get(reverse("wagtailadmin_pages:edit", args=[own.pk])).content.decode()
    assert "It stands in this edition alone." in page


def test_an_editor_of_another_section_finds_nothing(article, essay):
    home = Section.objects.filter(locale__language_code="zh-hans").get().get_parent()
    other = home.add_child(instance=Section(title="别的", slug="bie-de"))
    wu = browser(user("wu", other))
    posts = [
        reverse("desk:begin_translation", args=[essay.pk]),
        screen(article),
        reverse("desk:still_right", args=[article.pk, "first"]),
        reverse("desk:drop_passage", args=[article.pk, "first"]),
    ]
    assert [wu.post(url).status_code for url in posts] == [404] * 4
    assert wu.get(screen(article)).status_code == 404


def test_its_own_editor_who_is_no_administrator_translates(article):
    section = Section.objects.get(locale__language_code="zh-hans")
    mei = browser(user("mei", section))
    assert mei.get(screen(article)).status_code == 200


def test_the_screen_costs_the_same_for_more_passages(desk, essay, article):
    def cost():
        shown(desk, article)  # makes the pictures' sizes
        with CaptureQueriesContext(connection) as caught:
            shown(desk, article)
        return len(caught)

    one = cost()
    found = newest(essay).body.get_prep_value()
    more = [{**each, "id": f"{each['id']}-{number}"} for number in (2, 3) for each in found]
    rewrite(essay, body=json.dumps(found + more))
    assert (one, cost()) == (one, one)
    assert len(shown(desk, article).context["rows"]) == 32
