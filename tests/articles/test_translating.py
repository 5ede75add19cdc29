"""A translation is begun, and written passage by passage."""

import pytest

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
from tests.publication import claim, draft, locale, publication
from viewpoints.articles import translating
from viewpoints.articles.blocks import BodyBlock
from viewpoints.articles.models import Article
from viewpoints.articles.translated_drafts import NotATranslation
from viewpoints.articles.translating import Change
from viewpoints.articles.wording import as_value, in_block
from viewpoints.journal.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def essay():
    return source()


@pytest.fixture
def article(essay):
    return translating.begin(essay, by=TRANSLATOR)


def test_a_new_translation_has_its_sources_authors_and_day_and_work_and_no_words(essay, article):
    assert article.get_parent().locale.language_code == article.locale.language_code == "en"
    assert article.translation_key == essay.translation_key
    assert article.work == essay.work
    assert article.byline == "Lin"
    assert article.slug == essay.slug
    assert not article.live
    assert [one.contributor.byline for one in newest(article).authorships.all()] == ["林"]
    assert set(states(article).values()) == {"untranslated", "current"}
    assert list(blocks(article)) == ["silent"]
    assert at(article, "silent").state == "current"
    event = Event.objects.get(verb="article.translation_begun")
    assert (event.subject_key, event.details) == (str(essay.pk), {"translation": article.pk})


def test_it_answers_the_english_claim_where_there_is_one():
    essay = source()
    there = essay.claim_answers.get().claim
    row = claim("Staff should be unpaid", slug="pay", locale=locale("en"))
    row.translation_key = there.translation_key
    row.save()
    article = translating.begin(essay, by=TRANSLATOR)
    assert [one.claim for one in newest(article).claim_answers.all()] == [row]


def test_another_byline_than_her_own_stays_as_it_is():
    article = translating.begin(source(byline="一名司机"), by=TRANSLATOR)
    assert article.byline == "一名司机"


def test_a_translation_is_begun_once(essay, article):
    assert translating.begin(essay, by=TRANSLATOR) == article
    assert Article.objects.filter(translation_key=essay.translation_key).count() == 2


def test_a_section_without_an_english_edition_has_no_translations():
    essay = draft(publication().section, "题目", slug="ti-mu")
    with pytest.raises(translating.NoSectionThere, match="中国公益观点"):
        translating.begin(essay, by=TRANSLATOR)


def test_what_is_not_in_the_written_edition_is_not_translated(article):
    with pytest.raises(translating.NotWritten):
        translating.begin(article, by=TRANSLATOR)


def test_an_article_that_is_no_translation_has_no_passages(essay):
    with pytest.raises(NotATranslation):
        translating.passages_of(essay)


def test_passages_come_in_the_sources_order_and_are_written_in_any(article):
    assert list(states(article)) == [
        *("title", "summary", "heading", "first", "second", "list", "quote", "pull", "picture"),
        *("silent", "table", "note"),
    ]
    said(article, "second", text="<p>Volunteers have to eat.</p>")
    said(article, "heading", text="Pay")
    assert blocks(article)["heading"] == {"text": "Pay", "level": "2"}
    assert list(blocks(article)) == ["heading", "second", "silent"]
    assert (at(article, "second").state, at(article, "first").state) == ("current", "untranslated")


def test_each_kind_keeps_what_is_no_words(essay, article):
    image = blocks(essay)["picture"]["image"]
    said(article, "list", text="<ul><li>One</li></ul>")
    said(article, "quote", text="<p>Right.</p>", attribution="He")
    said(article, "pull", text="Books do not\nwalk.")
    said(article, "picture", alt="A lorry", caption="", credit="Lin")
    cells = {"cell-1-1": "<p>2024</p>", "cell-1-2": "<p>three</p>"}
    said(
        article,
        "table",
        **{"heading-1": "Year", "heading-2": "People", "caption": "Table 1"},
        **cells,
    )
    said(article, "note", text="<p>See the statutes.</p>")
    written = blocks(article)
    assert written["list"] == "<ul><li>One</li></ul>"
    assert written["quote"] == {"text": "<p>Right.</p>", "attribution": "He"}
    assert written["pull"] == {"text": "Books do not walk."}
    assert written["picture"] == {"image": image, "alt": "A lorry", "caption": "", "credit": "Lin"}
    assert written["table"] == {
        "columns": [{"type": "text", "heading": "Year"}, {"type": "text", "heading": "People"}],
        "rows": [{"values": ["<p>2024</p>", "<p>three</p>"]}],
        "caption": "Table 1",
    }
    assert written["note"] == {"label": "1", "text": "<p>See the statutes.</p>"}


def test_every_kind_of_block_says_what_it_holds(essay):
    found = newest(essay).body.get_prep_value()
    assert {one["type"] for one in found} == set(BodyBlock.base_blocks)
    for one in found:
        assert as_value(in_block(one["type"], one["value"])) == one["value"]


def test_words_keep_emphasis_and_links_and_lose_what_the_editor_has_no_button_for(article):
    given = (
        '<p onclick="x()">Pay is <b>no</b> <i>sin</i> [^1] <a href="https://example.org/">here</a>'
        '<a href="javascript:alert(1)">x</a><script>y</script></p><h2>z</h2>'
    )
    said(article, "first", text=given)
    assert blocks(article)["first"] == (
        '<p>Pay is <b>no</b> <i>sin</i> [^1] <a href="https://example.org/">here</a><a>x</a>y</p>'
        "<p>z</p>"
    )


def test_plain_words_are_cut_where_the_editor_would_refuse_them(article):
    said(article, "pull", text="a" * 400)
    said(article, "title", text="b" * 300)
    assert len(blocks(article)["pull"]["text"]) == 300
    assert len(newest(article).title) == 255


def test_the_address_follows_the_title_until_an_editor_chose_one(article):
    said(article, "title", text="Volunteers Eat Too")
    assert (newest(article).slug, newest(article).title) == (
        "volunteers-eat-too",
        "Volunteers Eat Too",
    )
    said(article, "title", text="Even Volunteers Eat")
    assert newest(article).slug == "even-volunteers-eat"
    assert Article.objects.get(pk=article.pk).slug == "even-volunteers-eat"
    rewrite(article, slug="eat")
    said(article, "title", text="Volunteers Eat")
    assert newest(article).slug == "eat"


def test_empty_words_take_a_translation_away(article):
    for place in ("first", "title", "summary"):
        said(article, place, text="<p>Words</p>")
        said(article, place, text=" ")
    assert set(states(article).values()) == {"untranslated", "current"}
    assert newest(article).title == "志愿者也要吃饭"
    assert newest(article).summary == ""
    assert list(blocks(article)) == ["silent"]


def test_who_translated_is_written_with_the_words(article):
    change = Change("title", {"text": "Pay"})
    translating.translate(article, changes=[change], by=TRANSLATOR, translator=" Mei Wu ")
    assert newest(article).translator == "Mei Wu"
    revisions = article.revisions.count()
    translating.translate(article, changes=[], by=TRANSLATOR, translator="Mei Wu")
    assert article.revisions.count() == revisions
    assert Event.objects.filter(verb="article.passages_translated").count() == 1


def test_nothing_is_written_at_a_place_that_is_not(article):
    with pytest.raises(translating.NoSuchPassage):
        said(article, "nowhere", text="x")


def test_two_who_translate_different_passages_keep_both(article):
    first, second = at(article, "first"), at(article, "second")
    for passage in (first, second):
        change = Change(
            passage.place, {"text": f"<p>{passage.place}</p>"}, passage.seen, passage.was
        )
        assert translating.translate(article, changes=[change], by=TRANSLATOR) == []
    assert blocks(article)["first"] == "<p>first</p>"
    assert blocks(article)["second"] == "<p>second</p>"


def test_the_later_of_two_who_translate_one_passage_is_told(article):
    before = at(article, "first")
    said(article, "first", text="<p>Hers</p>")
    late = Change("first", {"text": "<p>Mine</p>"}, before.seen, before.was)
    assert translating.translate(article, changes=[late], by=TRANSLATOR) == ["first"]
    assert blocks(article)["first"] == "<p>Hers</p>"
