from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from viewpoints.submissions.comparing import Passage, Run, compare, marked, stretches

WORDS = st.text(alphabet="的一是在不了。，！\n ab1”", max_size=60)


def paragraph(html):
    return {"type": "paragraph", "html": html}


def same(text, type="paragraph"):
    return Passage("same", type, (Run("same", text),))


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


def test_passages_are_set_beside_the_ones_they_came_from():
    before = [paragraph("我们一共走访了三十个村。"), paragraph("钱花在路上。"), paragraph("完。")]
    after = [paragraph("我们走访了三十个村。"), paragraph("完。"), paragraph("作者在基金会工作。")]
    assert compare(before, after) == [
        Passage(
            "changed",
            "paragraph",
            (Run("same", "我们"), Run("gone", "一共"), Run("same", "走访了三十个村。")),
        ),
        Passage("gone", "paragraph", (Run("gone", "钱花在路上。"),)),
        same("完。"),
        Passage("new", "paragraph", (Run("new", "作者在基金会工作。"),)),
    ]


def test_a_passage_with_other_words_is_gone_and_new_not_changed():
    assert compare([paragraph("早上六点出门。")], [paragraph("预算是怎么算的呢？")]) == [
        Passage("gone", "paragraph", (Run("gone", "早上六点出门。"),)),
        Passage("new", "paragraph", (Run("new", "预算是怎么算的呢？"),)),
    ]


def test_changed_emphasis_or_link_is_told_without_marking_words():
    assert compare(
        [paragraph("请看报告。")], [paragraph('请看<a href="https://x.example/">报告</a>。')]
    ) == [Passage("dressed", "paragraph", (Run("same", "请看报告。"),))]


def test_a_paragraph_made_a_heading_is_told():
    heading = {"type": "heading", "level": 2, "text": "钱从哪里来"}
    assert compare([paragraph("钱从哪里来")], [heading]) == [
        Passage("dressed", "heading", (Run("same", "钱从哪里来"),))
    ]


def test_another_picture_under_the_same_caption_is_told():
    def picture(image):
        return {"type": "picture", "image": image, "alt": "", "caption": "水窖", "credit": ""}

    assert compare([picture("a" * 64)], [picture("b" * 64)]) == [
        Passage("dressed", "picture", (Run("same", "水窖"),))
    ]


def test_a_table_cell_is_compared_with_its_table():
    def table(cell):
        return {"type": "table", "header": False, "rows": [["项目", cell], ["水窖建设", "十二口"]]}

    assert compare([table("数量")], [table("总数")]) == [
        Passage(
            "changed",
            "table",
            (
                Run("same", "项目\t"),
                Run("gone", "数量"),
                Run("new", "总数"),
                Run("same", "\n水窖建设\t十二口"),
            ),
        )
    ]


def test_very_many_passages_are_told_one_after_the_other():
    before = [paragraph(f"旧的第{number}段") for number in range(110)]
    after = [paragraph(f"新的第{number}段") for number in range(110)]
    assert [passage.mark for passage in compare(before, after)] == ["gone"] * 110 + ["new"] * 110


def test_unchanged_passages_that_follow_each_other_are_gathered():
    passages = compare(
        [paragraph("一"), paragraph("二"), paragraph("三")], [paragraph("一"), paragraph("二")]
    )
    assert [(stretch.same, len(stretch.passages)) for stretch in stretches(passages)] == [
        (True, 2),
        (False, 1),
    ]
