"""Who wrote it is read where the note or the line under the title says it, and nowhere else."""

import pytest

from viewpoints.intake.offers.signed import Byline, author_in_note, byline_under_title


def paragraph(words: str) -> dict[str, str]:
    return {"type": "paragraph", "html": words}


@pytest.mark.parametrize(
    ("note", "name"),
    [
        ("编辑老师好：\n附件是我们秘书长王建国的文章，请审阅。\n小李", "王建国"),
        ("代王建国老师投稿，请查收。", "王建国"),
        ("受理事长欧阳明华委托，寄上文章一篇。", "欧阳明华"),
        ("附件为青禾公益总干事李敏老师撰写的文章。", "李敏"),
        ("我是王建国的助理小李。", "王建国"),
        ("我们秘书长王建国先生让我把这篇稿子发给您。", "王建国"),
        ("I am writing on behalf of our director, Dr. Wang Jianguo.", "Wang Jianguo"),
    ],
)
def test_a_note_that_names_the_author(note, name):
    assert author_in_note(note) == name


@pytest.mark.parametrize(
    "note",
    [
        "附上我的文章，请审阅。",
        "附件是我们机构的文章。",
        "附件是一篇文章，请代为转交编辑。",
        "我代表青禾公益投稿。",
        "附件是关于公益的文章。",
        "",
    ],
)
def test_a_note_that_names_nobody(note):
    assert author_in_note(note) == ""


@pytest.mark.parametrize(
    ("line", "names", "rest"),
    [
        ("文/王建国", ["王建国"], ""),
        ("文 / 王建国、李敏", ["王建国", "李敏"], ""),
        ("作者：王建国（青禾公益秘书长）", ["王建国"], "青禾公益秘书长"),
        ("王建国/文", ["王建国"], ""),
        ("◎山月", ["山月"], ""),
        ("文 | 阿依古丽·买买提", ["阿依古丽·买买提"], ""),
        ("By Wang Jianguo", ["Wang Jianguo"], ""),
    ],
)
def test_a_line_under_the_title_is_taken_off(line, names, rest):
    body = paragraph("去年冬天，我们跑了三十一个教学点。")

    assert byline_under_title([paragraph(line), body]) == (Byline(names, rest, line), [body])


@pytest.mark.parametrize("line", ["文章是这样开始的。", "作者认为这样不行。", "青禾公益", "前言"])
def test_other_first_lines_stay(line):
    assert byline_under_title([paragraph(line)]) == (None, [paragraph(line)])


def test_a_line_far_below_is_part_of_the_essay():
    blocks = [*map(paragraph, ["一。", "二。", "三。", "文/王建国"])]

    assert byline_under_title(blocks) == (None, blocks)
