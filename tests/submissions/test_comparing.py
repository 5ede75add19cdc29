from hypothesis import given
from hypothesis import strategies as st

from viewpoints.submissions.comparing import Passage, compare, stretches
from viewpoints.submissions.marking import Run

SENTENCES = [
    "凌晨四点装车，司机老何先去加油。",
    "凌晨四点装好了车，司机老何先去加了油。",
    "仓库管理员一个月拿四千二百块钱。",
    "书不会自己走到山里去。",
    "完。",
    "我们在双鹭镇设了三个借阅点，最远的一个要走两个小时。",
]
PASSAGES = st.builds(
    lambda words, strong, kind: {
        "type": kind,
        "html": f"<strong>{words}</strong>" if strong else words,
    },
    st.sampled_from(SENTENCES) | st.text("的一是在不了。ab", min_size=1, max_size=12),
    st.booleans(),
    st.sampled_from(["paragraph", "summary"]),
)
TEXTS = st.lists(PASSAGES, max_size=9)


def paragraph(html):
    return {"type": "paragraph", "html": html}


def words(block):
    return block["html"].replace("<strong>", "").replace("</strong>", "")


def same(text, type="paragraph", *, old, new):
    return Passage("same", type, (Run("same", text),), old, new)


def read(sides):
    return ["".join(run.text for run in side) for side in sides if side]


@given(before=TEXTS, after=TEXTS)
def test_the_left_sides_are_the_former_text_and_the_right_sides_the_latter(before, after):
    passages = compare(before, after)
    assert read(passage.left for passage in passages) == [words(block) for block in before]
    assert read(passage.right for passage in passages) == [words(block) for block in after]


@given(before=TEXTS, after=TEXTS)
def test_every_passage_that_moved_is_given_where_it_went_away_and_where_it_stands(before, after):
    passages = compare(before, after)
    away = [(one.old, one.new) for one in passages if one.moved == "away"]
    here = [(one.old, one.new) for one in passages if one.moved == "here"]
    assert sorted(away) == sorted(here)
    assert len(set(away)) == len(away)


@given(data=st.data(), before=TEXTS)
def test_of_a_text_in_another_order_nothing_is_gone_or_new(data, before):
    after = data.draw(st.permutations(before))
    told = {(one.mark, bool(one.moved)) for one in compare(before, after)}
    assert told <= {("same", False), ("same", True)}


def test_a_passage_that_moved_shows_what_changed_inside_it():
    before = [paragraph(SENTENCES[0]), paragraph(SENTENCES[2]), paragraph(SENTENCES[5])]
    after = [paragraph(SENTENCES[2]), paragraph(SENTENCES[5]), paragraph(SENTENCES[1])]
    told = [(one.mark, one.moved, one.old, one.new) for one in compare(before, after)]
    assert told == [
        ("changed", "away", 1, 3),
        ("same", "", 2, 1),
        ("same", "", 3, 2),
        ("changed", "here", 1, 3),
    ]


def test_a_few_words_alone_are_not_known_again_elsewhere():
    before = [paragraph("小结一下"), paragraph(SENTENCES[2])]
    after = [paragraph(SENTENCES[2]), paragraph("总结一下")]
    assert [one.moved for one in compare(before, after)] == ["", "", ""]


def test_passages_are_set_beside_the_ones_they_came_from():
    before = [paragraph("我们一共走访了三十个村。"), paragraph("钱花在路上。"), paragraph("完。")]
    after = [paragraph("我们走访了三十个村。"), paragraph("完。"), paragraph("作者在基金会工作。")]
    assert compare(before, after) == [
        Passage(
            "changed",
            "paragraph",
            (Run("same", "我们"), Run("gone", "一共"), Run("same", "走访了三十个村。")),
            1,
            1,
        ),
        Passage("gone", "paragraph", (Run("gone", "钱花在路上。"),), 2, 0),
        same("完。", old=3, new=2),
        Passage("new", "paragraph", (Run("new", "作者在基金会工作。"),), 0, 3),
    ]


def test_a_passage_with_other_words_is_gone_and_new_not_changed():
    assert compare([paragraph("早上六点出门。")], [paragraph("预算是怎么算的呢？")]) == [
        Passage("gone", "paragraph", (Run("gone", "早上六点出门。"),), 1, 0),
        Passage("new", "paragraph", (Run("new", "预算是怎么算的呢？"),), 0, 1),
    ]


def test_changed_emphasis_or_link_is_told_without_marking_words():
    assert compare(
        [paragraph("请看报告。")], [paragraph('请看<a href="https://x.example/">报告</a>。')]
    ) == [Passage("dressed", "paragraph", (Run("same", "请看报告。"),), 1, 1)]


def test_a_paragraph_made_a_heading_is_told():
    heading = {"type": "heading", "level": 2, "text": "钱从哪里来"}
    assert compare([paragraph("钱从哪里来")], [heading]) == [
        Passage("dressed", "heading", (Run("same", "钱从哪里来"),), 1, 1)
    ]


def test_another_picture_under_the_same_caption_is_told():
    def picture(image):
        return {"type": "picture", "image": image, "alt": "", "caption": "水窖", "credit": ""}

    assert compare([picture("a" * 64)], [picture("b" * 64)]) == [
        Passage("dressed", "picture", (Run("same", "水窖"),), 1, 1)
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
            1,
            1,
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
