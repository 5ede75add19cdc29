"""Suggestions about typography: marks beside Chinese words, and nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewpoints.chinese.length import length, minutes, word_count
from viewpoints.chinese.lint import Suggestion, lint


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("我们用了3年,很难.", "我们用了3年，很难。"),
        ("他说:好", "他说：好"),
        ("“你好”，他说 。", "“你好”，他说。"),
        ("写ＮＧＯ的１００元", "写NGO的100元"),
    ],
)
def test_marks_and_widths_are_suggested(text, new):
    assert [one.new for one in lint(text)] == [new]


@pytest.mark.parametrize("text", ["A公司用了3年。", "Hello, world.", "", "——这是", "他说：“好”。"])
def test_no_space_is_asked_for_and_what_is_right_stays(text):
    assert lint(text) == []


def test_in_html_only_words_are_looked_at_and_their_place_is_told():
    html = '<p>中文</p>\n<p>三年,<a href="https://a.example/中,文">链接,好</a></p>'
    assert lint(html, html=True) == [
        Suggestion(html.index("三年,"), "三年,", "三年，"),
        Suggestion(html.index("链接,好"), "链接,好", "链接，好"),
    ]


@settings(deadline=None)
@given(st.text(st.sampled_from("三年,.:!?a1<p>&; \n“”，。"), max_size=40), st.booleans())
def test_each_suggestion_stands_where_it_says(text, html):
    for one in lint(text, html=html):
        assert text[one.start : one.start + len(one.old)] == one.old
        assert one.new != one.old


@pytest.mark.parametrize(
    ("text", "count"),
    [("三年，很难。", 4), ("NGO 的 3,000 元", 4), ("", 0), ("it’s well-known", 2), ("……", 0)],
)
def test_characters_and_latin_words_are_counted(text, count):
    assert length(text) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [("三年，很难。", 6), ("NGO 的 3,000 元", 4), ("“好”……", 5), ("it’s done.", 2), ("", 0)],
)
def test_word_counts_marks_too_and_what_is_between_spaces_once(text, count):
    assert word_count(text) == count


def test_reading_takes_a_minute_at_least():
    assert [minutes(one) for one in (0, 400, 401)] == [1, 1, 2]
