"""Blocks become a body and come back as they were."""

import json

import pytest

from viewpoints.articles.bodies import blocks_from_body, body_from_blocks, text_of_body
from viewpoints.articles.models import Article

BLOCKS = [
    {"type": "heading", "level": 2, "text": "小标题"},
    {"type": "paragraph", "html": "一段<strong>话</strong>。[^1]"},
    {"type": "quote", "html": "<p>引文。</p>", "attribution": "某人"},
    {"type": "pull_quote", "text": "一句话"},
    {"type": "list", "ordered": True, "items": ["一", "二"]},
    {"type": "table", "header": True, "rows": [["项", "元"], ["米", "3"]]},
    {"type": "picture", "image": "7", "alt": "河", "caption": "河岸", "credit": "某某"},
    {"type": "footnote", "label": "1", "html": "注。"},
]


def body(blocks=BLOCKS):
    return body_from_blocks(blocks, image=lambda name: int(name))


def test_blocks_come_back_as_they_were():
    assert blocks_from_body(body()) == BLOCKS


@pytest.mark.django_db
def test_a_body_goes_through_the_editors_field_unchanged():
    stored = Article(body=json.dumps(body())).body.get_prep_value()

    bare = [{"type": block["type"], "value": block["value"]} for block in stored]
    assert blocks_from_body(bare) == BLOCKS


def test_its_words_are_a_line_for_each_paragraph():
    words = "小标题\n一段话。\n引文。\n某人\n一句话\n一\n二\n项\n元\n米\n3\n河\n河岸\n某某\n注。"
    said = [line for line in text_of_body(body()).split("\n") if line]
    assert said == words.split("\n")


def test_a_picture_that_is_not_there_is_left_out():
    assert body_from_blocks(BLOCKS[6:7], image=lambda name: None) == []


def test_a_table_keeps_its_caption():
    table = {"type": "table", "header": False, "rows": [["一"]], "caption": "甲"}
    assert blocks_from_body(body_from_blocks([table], image={}.get)) == [table]


def test_a_table_with_uneven_rows_is_filled_up():
    ragged = {"type": "table", "header": False, "rows": [["一"], ["二", "三"]]}

    assert blocks_from_body(body([ragged])) == [
        {"type": "table", "header": False, "rows": [["一", ""], ["二", "三"]]}
    ]


def test_an_unknown_block_is_refused():
    with pytest.raises(ValueError, match="no such block: video"):
        body([{"type": "video"}])
