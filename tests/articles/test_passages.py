"""A translation knows which of its passages the source has moved on from, and nothing is written over."""

import json

import pytest

from tests.articles.translations import (
    TRANSLATOR,
    at,
    blocks,
    body,
    newest,
    rewrite,
    said,
    source,
    states,
)
from tests.publication import TESTER
from viewpoints.articles import translating
from viewpoints.articles.models import TranslatedPassage
from viewpoints.articles.translating import Change
from viewpoints.submissions import permits, publication, texts
from viewpoints.submissions.models import PermitKind

pytestmark = pytest.mark.django_db
TEXTS = ("title", "summary", "heading", "first", "second", "list", "quote", "pull", "note")


@pytest.fixture
def essay():
    return source()


@pytest.fixture
def article(essay):
    article = translating.begin(essay, by=TRANSLATOR)
    changes = [Change(place, {"text": f"<p>{place}</p>"}) for place in TEXTS]
    changes.append(Change("picture", {"alt": "A lorry"}))
    changes.append(Change("table", {"cell-1-2": "<p>three</p>"}))
    translating.translate(article, changes=changes, by=TRANSLATOR)
    return article


def new_ids(essay, *, changed=None):
    """Put the whole body in anew, as an author's newer text is put in."""
    found = newest(essay).body.get_prep_value()
    values = [
        {"type": one["type"], "value": (changed or {}).get(one["id"], one["value"])}
        for one in found
    ]
    rewrite(essay, body=json.dumps(values))


def test_only_what_the_source_changed_is_stale(essay, article):
    assert set(states(article).values()) == {"current"}
    rewrite(essay, summary="两份工资。", by_id={"second": "<p>志愿者也得吃饭。</p>"})
    found = states(article)
    assert [place for place in found if found[place] == "stale"] == ["summary", "second"]
    there = at(article, "second")
    assert (there.then.words, there.now.words) == (
        {"text": "<p>志愿者也要吃饭。</p>"},
        {"text": "<p>志愿者也得吃饭。</p>"},
    )
    assert there.words == {"text": "<p>second</p>"}


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("heading", {"text": "工资", "level": "3"}),
        ("note", {"label": "2", "text": "<p>见章程。</p>"}),
        ("first", "<p>工资不是罪过。[^1]</p>"),
        ("quote", {"text": "<p>对。</p>", "attribution": "老李"}),
    ],
)
def test_another_level_label_emphasis_or_speaker_is_a_change_too(essay, article, place, value):
    rewrite(essay, by_id={place: value})
    assert [one for one, state in states(article).items() if state == "stale"] == [place]


def test_what_wagtails_editor_writes_otherwise_is_no_change(essay, article):
    kept = '<p data-block-key="abc12">工资不是<strong>罪过</strong>。[^1]</p>'
    rewrite(essay, by_id={"first": kept})
    assert at(article, "first").state == "current"


def test_what_is_printed_is_the_source_not_the_draft_after_it(essay, article):
    permits.permit(texts.draft_text(essay), kind=PermitKind.ARCHIVE, by=TESTER)
    publication.print_draft(essay, by=TESTER)
    rewrite(essay, by_id={"second": "<p>另一句。</p>"})
    assert at(article, "second").state == "current"
    permits.permit(texts.draft_text(essay), kind=PermitKind.ARCHIVE, by=TESTER)
    publication.print_draft(essay, by=TESTER)
    assert at(article, "second").state == "stale"


def test_a_passage_whose_source_is_gone_is_kept_and_comes_last(essay, article):
    rewrite(essay, summary="", by_id={"first": None})
    assert list(states(article).items())[-2:] == [("summary", "gone"), ("first", "gone")]
    assert blocks(article)["first"] == "<p>first</p>"
    translating.drop(article, place="first", by=TRANSLATOR)
    translating.drop(article, place="summary", by=TRANSLATOR)
    assert "gone" not in states(article).values()
    assert "first" not in blocks(article)
    assert newest(article).summary == ""


def test_words_that_still_stand_are_current_again_and_untouched(essay, article):
    rewrite(essay, by_id={"heading": {"text": "薪水", "level": "3"}})
    translating.still_right(article, place="heading", by=TRANSLATOR)
    assert at(article, "heading").state == "current"
    assert blocks(article)["heading"] == {"text": "<p>heading</p>", "level": "3"}


def test_nobody_confirms_or_translates_a_source_she_has_not_seen(essay, article):
    seen = at(article, "second").seen
    rewrite(essay, by_id={"second": "<p>志愿者也得吃饭。</p>"})
    translating.still_right(article, place="second", by=TRANSLATOR, seen=seen)
    assert at(article, "second").state == "stale"
    late = Change("second", {"text": "<p>Newly.</p>"}, seen)
    translating.translate(article, changes=[late], by=TRANSLATOR)
    assert at(article, "second").state == "stale"
    assert blocks(article)["second"] == "<p>Newly.</p>"


def test_a_first_translation_of_what_changed_meanwhile_is_stale(essay, article):
    translating.drop(article, place="second", by=TRANSLATOR)
    seen = at(article, "second").seen
    rewrite(essay, by_id={"second": "<p>志愿者也得吃饭。</p>"})
    late = Change("second", {"text": "<p>Eat.</p>"}, seen)
    translating.translate(article, changes=[late], by=TRANSLATOR)
    assert at(article, "second").state == "stale"


def test_a_body_put_in_anew_finds_its_translation_again(essay, article):
    before = blocks(article)
    new_ids(essay)
    assert set(states(article).values()) == {"current"}
    said(article, "title", text="Pay")
    places = [one["id"] for one in newest(essay).body.get_prep_value()]
    assert list(blocks(article)) == places
    assert list(blocks(article).values()) == list(before.values())
    assert set(TranslatedPassage.objects.values_list("place", flat=True)) == {
        *("title", "summary"),
        *places,
    }


def test_a_similar_passage_of_it_is_known_again_as_changed(essay, article):
    new_ids(essay, changed={"second": "<p>志愿者们也要吃饭。</p>"})
    found = {one.words.get("text"): str(one.state) for one in translating.passages_of(article)}
    assert [words for words in found if found[words] != "current"] == ["<p>second</p>"]
    assert found["<p>second</p>"] == "stale"


def test_what_an_editor_wrote_beside_its_source_stays_behind_what_it_follows(essay, article):
    found = newest(article).body.get_prep_value()
    mine = {"id": "mine", "type": "paragraph", "value": "<p>A note.</p>"}
    places = [one["id"] for one in found]
    found.insert(places.index("second") + 1, mine)
    rewrite(article, body=json.dumps(found))
    moved = newest(essay).body.get_prep_value()
    moved.insert(0, moved.pop(2))  # the second paragraph
    rewrite(essay, body=json.dumps(moved))
    said(article, "title", text="Pay")
    assert list(blocks(article))[:4] == ["second", "mine", "heading", "first"]
    assert "mine" not in states(article)
    assert blocks(article)["mine"] == "<p>A note.</p>"


def test_what_an_editor_wrote_in_wagtails_editor_stays_whatever_is_translated(essay, article):
    rewrite(article, share_line="Hand made", by_id={"first": "<p>By hand.</p>"})
    said(article, "second", text="<p>Again.</p>")
    assert at(article, "first").words == {"text": "<p>By hand.</p>"}
    assert at(article, "first").state == "current"
    assert newest(article).share_line == "Hand made"
    rewrite(essay, by_id={"first": "<p>工资是工资。</p>"})
    assert at(article, "first").state == "stale"
    assert blocks(article)["first"] == "<p>By hand.</p>"


def test_words_that_nobody_said_what_they_translate_wait_for_a_word(essay, article):
    TranslatedPassage.objects.filter(place="second").delete()
    assert at(article, "second").state == "untranslated"
    assert at(article, "second").words == {"text": "<p>second</p>"}
    translating.still_right(article, place="second", by=TRANSLATOR)
    assert at(article, "second").state == "current"


def test_a_picture_that_comes_later_without_a_word_is_taken_over(essay, article):
    image = blocks(essay)["picture"]["image"]
    found = newest(essay).body.get_prep_value()
    found.append({**body(image)[7], "id": "late"})
    rewrite(essay, body=json.dumps(found))
    assert at(article, "late").state == "untranslated"
    translating.still_right(article, place="late", by=TRANSLATOR)
    assert at(article, "late").state == "current"
    assert blocks(article)["late"]["image"] == image


def test_a_translation_made_otherwise_is_set_beside_its_source_and_waits_for_a_word(essay, article):
    TranslatedPassage.objects.all().delete()
    found = [{**one, "id": f"other-{one['id']}"} for one in newest(article).body.get_prep_value()]
    rewrite(article, body=json.dumps(found))
    assert at(article, "second").words == {"text": "<p>second</p>"}
    assert set(states(article).values()) == {"untranslated"}
    translating.still_right(article, place="second", by=TRANSLATOR)
    assert at(article, "second").state == "current"
    assert list(blocks(article)) == list(blocks(essay))
    assert at(article, "first").words == {"text": "<p>first</p>"}
