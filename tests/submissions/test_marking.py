from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from viewpoints.submissions.marking import Run, marked

WORDS = st.text(alphabet="的一是在不了。，！\n ab1”", max_size=60)


@given(before=WORDS, after=WORDS)
def test_both_texts_can_be_read_back_from_the_marks(before, after):
    runs = marked(before, after)
    assert "".join(run.text for run in runs if run.mark != "new") == before
    assert "".join(run.text for run in runs if run.mark != "gone") == after


@given(before=WORDS, after=WORDS)
def test_no_run_is_empty_and_no_two_neighbours_have_the_same_mark(before, after):
    runs = marked(before, after)
    assert all(run.text for run in runs)
    assert all(one.mark != two.mark for one, two in pairwise(runs))


def test_chinese_is_compared_character_by_character():
    assert marked("公益机构的员工应当拿工资。", "公益机构的员工应当领工资。") == (
        Run("same", "公益机构的员工应当"),
        Run("gone", "拿"),
        Run("new", "领"),
        Run("same", "工资。"),
    )


def test_latin_words_and_numbers_are_compared_whole():
    assert marked("共12人参加NGO培训", "共120人参加NPO培训") == (
        Run("same", "共"),
        Run("gone", "12"),
        Run("new", "120"),
        Run("same", "人参加"),
        Run("gone", "NGO"),
        Run("new", "NPO"),
        Run("same", "培训"),
    )


def test_a_short_sameness_between_two_changes_joins_them():
    assert marked("甲乙丙的丁戊己，完", "子丑寅的卯辰巳，完") == (
        Run("gone", "甲乙丙的丁戊己"),
        Run("new", "子丑寅的卯辰巳"),
        Run("same", "，完"),
    )


def test_a_very_long_paragraph_is_compared_by_sentences():
    long = "".join(f"这是第{number}句，讲的是公益机构的一天。" for number in range(300))
    assert marked(long, long.replace("第150句，讲的是", "第150句，说的是")) == (
        Run("same", long.partition("这是第150句")[0]),
        Run("gone", "这是第150句，讲的是公益机构的一天。"),
        Run("new", "这是第150句，说的是公益机构的一天。"),
        Run("same", long.partition("这是第150句，讲的是公益机构的一天。")[2]),
    )


def test_a_text_built_to_take_long_is_replaced_as_a_whole():
    assert marked("。" * 5000, "。" * 4000) == (Run("gone", "。" * 5000), Run("new", "。" * 4000))
