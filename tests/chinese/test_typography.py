"""What is the same words in another typography, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewpoints.chinese.typography import plain, same_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("他说:“好”。", '他说："好".'),
        ("说“好”", "说「好」"),
        ("好(a)吗", "好（a）吗"),
        ("用 Word 写", "用Word写"),
        ("好 , 走", "好，走"),
        ("等等......", "等等……"),
        ("十年——一天", "十年--一天"),
        ("2010–2012", "2010—2012"),
        ("他走了.", "他走了。"),
        ("ＡＢ１２", "AB12"),
        ("你好!", "你好！"),
        ("A: b", "A：b"),
        ("一\u3000二\n三", "一二三"),
        ("同\u200b意", "同意"),
    ],
)
def test_the_same_words_in_another_typography(one: str, other: str):
    assert same_words(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("同意", "不同意"),
        ("notable", "not able"),
        ("hello world", "helloworld"),
        ("1, 2", "1,2"),
        ("1.5倍", "1。5倍"),
        ("a、b", "a,b"),
        ("好，走", "好。走"),
        ("是？", "是。"),
        ("《书》", "“书”"),
        ("5 %", "5%"),
        ("a - b", "a-b"),
        ("①", "1"),
        ("发展", "發展"),
        ("ABC", "abc"),
    ],
)
def test_other_words(one: str, other: str):
    assert not same_words(one, other)


@given(st.text())
def test_the_plain_form_of_a_plain_form_is_itself(words: str):
    assert plain(plain(words)) == plain(words)


@given(st.text(alphabet="同意不我的稿子abc12", min_size=1))
def test_words_without_marks_and_spaces_are_never_changed(words: str):
    assert plain(words) == words


@given(st.text(alphabet="同意不我的稿，。（）“”", min_size=1), st.integers(0, 20))
def test_a_character_more_is_never_typography(words: str, place: int):
    place = min(place, len(words))
    assert not same_words(words, words[:place] + "字" + words[place:])
