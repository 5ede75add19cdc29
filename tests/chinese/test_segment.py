"""Cutting Chinese into words: what stands in a text is found by it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewpoints.chinese.segment import (
    OWN_WORDS,
    as_written_here,
    index_words,
    levelled,
    names_in,
    query_runs,
    query_words,
    segment,
)

HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=6)
COMMON = st.text(
    st.sampled_from("公益筹款志愿者劝募难县城电话工资的人在这不"), min_size=1, max_size=8
)


@settings(deadline=None)
@given(st.text(max_size=60))
def test_segments_joined_are_the_text(text):
    assert "".join(segment(text)) == text


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_has_words_that_hold_no_space_or_mark(text):
    assert all(word.isalnum() or not word.isascii() for word in index_words(text))
    assert all(" " not in word and '"' not in word for word in query_words(text))


@settings(deadline=None)
@given(COMMON, COMMON, COMMON)
def test_whatever_stands_in_a_text_finds_it(before, wanted, after):
    assert set(query_words(wanted)) <= set(index_words(before + wanted + after))


@settings(deadline=None)
@given(HAN, HAN)
def test_rare_characters_find_their_text_too(wanted, after):
    indexed = set(index_words(f"{wanted}，{after}"))
    assert set(query_words(wanted)) <= indexed


@pytest.mark.parametrize("word", OWN_WORDS)
def test_words_of_our_field_are_whole(word):
    assert query_words(word) == [word]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("勸募", ["劝募"]),
        ("志愿者的工资", ["志愿者", "的", "工资"]),
        ("ＮＧＯ　Staff", ["ngo", "staff"]),
        ("zhang@QQ.com", ["zhang", "qq", "com"]),
        ("……", []),
        ("Café, NAÏVE, ñ", ["cafe", "naive", "n"]),
        ("zhìyuànzhě", ["zhiyuanzhe"]),
        ("ガ", ["ガ"]),
        ("志愿者\0工资\ud800钱", ["志愿者", "工资", "钱"]),
    ],
)
def test_a_query_is_cut_into_its_words(query, words):
    assert query_words(query) == words


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("何稻青的工资", ["何稻青"]),
        ("志原者", ["志原者"]),
        ("谁的钱给了谁", []),
        ("志愿者", []),
        ("ab", []),
    ],
)
def test_what_the_dictionary_does_not_know_stands_together(query, names):
    assert [name for run in query_runs(query) for name in names_in(run)] == names


def test_a_word_of_taiwan_means_that_of_the_mainland_too():
    assert as_written_here("資訊專案") == ["资讯专案", "信息项目"]
    assert as_written_here("志願者") == ["志愿者"]


@settings(deadline=None)
@given(st.text(max_size=60))
def test_a_levelled_text_has_its_places(text):
    assert len(levelled(text)) == len(text)


def test_a_levelled_text_is_small_bare_and_simplified():
    assert levelled("Café ＮＧＯ，志願者Ａ㈱") == "cafe ngo,志愿者a㈱"
