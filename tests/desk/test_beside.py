"""Beside the editor: what came, the draft's length, typography and links; suggestions are taken."""

import json

import pytest
from django.urls import reverse

from tests.desk import states
from viewpoints.articles.models import Article
from viewpoints.articles.polishing import polishes
from viewpoints.desk import beside

pytestmark = pytest.mark.django_db


def newest(article):
    return Article.objects.get(pk=article.pk).get_latest_revision_as_object()


def with_body(*values, **fields):
    article = states.in_edit().article
    draft = newest(article)
    draft.body = json.dumps([{"type": "paragraph", "value": value} for value in values])
    for name, words in fields.items():
        setattr(draft, name, words)
    draft.save_revision()
    return article


def panel(desk, article):
    return desk.get(reverse("desk:beside", args=[article.pk]))


def test_the_panel_tells_the_length_and_the_suggestions(desk):
    article = with_body("<p>三年,很难。</p>", share_line="一句")
    page = panel(desk, article)
    assert (page.context["length"], page.context["minutes"]) == (6, 1)
    assert (page.context["share_length"], page.context["share_most"]) == (2, 140)
    (((one, runs)),) = page.context["polishes"]
    assert (one.new, runs) == (
        "三年，很难。",
        [("same", "三年"), ("gone", ","), ("new", "，"), ("same", "很难。")],
    )


def test_what_is_the_same_is_shortened():
    old, new = "一二三四五六七八九十百,好" + "千" * 30, "一二三四五六七八九十百，好" + "千" * 30
    first, _, _, last = beside.runs(old, new)
    assert (first, last) == (("same", "…二三四五六七八九十百"), ("same", "好" + "千" * 9 + "…"))


def test_a_suggestion_is_taken_and_the_draft_says_so(desk, lin):
    article = with_body("<p>三年,很难。</p><p>一年,也难。</p>")
    one, _ = polishes(newest(article))
    response = desk.post(reverse("desk:polish", args=[article.pk]), {"key": [one.key]})
    assert response.status_code == 204
    draft = newest(article)
    assert draft.body.get_prep_value()[0]["value"] == "<p>三年，很难。</p><p>一年,也难。</p>"
    assert draft.latest_revision.user == lin


def test_a_suggestion_that_is_gone_changes_nothing(desk):
    article = with_body("<p>三年。</p>")
    before = article.revisions.count()
    desk.post(reverse("desk:polish", args=[article.pk]), {"key": ["nonsense"]})
    assert article.revisions.count() == before


def test_nothing_is_taken_by_looking(desk):
    article = with_body("<p>三年,很难。</p>")
    assert desk.get(reverse("desk:polish", args=[article.pk])).status_code == 405


@pytest.mark.parametrize(
    ("href", "wrong"),
    [
        ("https://ngo.example/a?b=c&amp;d", ""),
        ("mailto:lin@ngo.example", ""),
        ("http://localhost:8000/about/", beside.OWN),
        ("https://intranet/", beside.NO_ADDRESS),
        ("http://[", beside.NO_ADDRESS),
        ("ngo.example", beside.NO_ADDRESS),
        ("https://ngo.example/a b", beside.NO_ADDRESS),
        ("javascript:alert(1)", beside.NO_ADDRESS),
    ],
)
def test_links_are_looked_at_and_none_is_asked(href, wrong, settings):
    settings.BASE_URL = "http://localhost:8000"
    article = with_body(f'<p><a href="{href}">看</a></p>')
    (link,) = beside.links_of(newest(article))
    assert (link.words, link.wrong) == ("看", wrong)


def test_a_page_that_is_not_on_the_site_is_told(django_assert_num_queries):
    live, gone = states.published().article, 99999
    article = Article(body=json.dumps([]))
    article.body = json.dumps(
        [
            {"type": "paragraph", "value": f'<p><a linktype="page" id="{key}">看</a></p>'}
            for key in (live.pk, gone)
        ]
    )
    with django_assert_num_queries(1):
        first, second = beside.links_of(article)
    assert (first.wrong, second.wrong) == ("", beside.GONE)


def test_the_editor_shows_what_came_and_the_panels(desk):
    article = with_body("<p>三年,很难。</p>")
    page = desk.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()
    assert "desk-beside" in page
    assert article.submission.title in page


@pytest.mark.parametrize("mode", ["lite", "letter", "share", ""])
def test_each_way_to_look_at_it_shows_its_title(desk, mode):
    article = with_body("<p>三年，很难。</p>", share_line="一句话")
    address = reverse("wagtailadmin_pages:view_draft", args=[article.pk])
    page = desk.get(address, {"mode": mode})
    assert page.status_code == 200
    words = page.content.decode()
    assert article.title in words
    assert ("一句话" if mode == "share" else "三年，很难。") in words


def test_a_lite_page_is_small(desk):
    article = with_body("<p>三年，很难。</p>")
    address = reverse("wagtailadmin_pages:view_draft", args=[article.pk])
    page = desk.get(address, {"mode": "lite"})
    assert b"<img" not in page.content
    assert b"<script" not in page.content
    assert len(page.content) < 1500
