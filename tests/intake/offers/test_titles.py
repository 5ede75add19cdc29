"""A title is what the subject names, else the file's name, else a first line like one."""

import pytest

from viewpoints.intake.offers.titles import settled, title_of


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("投稿：一张排班表", "一张排班表"),
        ("转发：【投稿】一张排班表", "一张排班表"),
        ("投稿：《一张排班表》——林晓", "一张排班表"),
        ("读《活着》有感", "读《活着》有感"),
        ("投稿《坏了的文件》", "坏了的文件"),
        ("投稿", "（无题）"),
        ("", "（无题）"),
    ],
)
def test_a_subject(subject, title):
    assert title_of(subject) == title


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("一张排班表（终稿）.docx", "一张排班表"),
        ("《一张排班表》_修改稿2.docx", "一张排班表"),
        ("新建 Microsoft Word 文档.docx", "（无题）"),
    ],
)
def test_a_file_name_where_the_subject_says_nothing(name, title):
    assert title_of("投稿", filename=name) == title


def test_a_first_line_where_neither_says_anything():
    blocks = [{"type": "paragraph", "html": "一张排班表"}]
    assert title_of("投稿", blocks=blocks) == "一张排班表"
    assert title_of("投稿", blocks=[{"type": "paragraph", "html": "一句话。"}]) == "（无题）"


FIRST = {"type": "paragraph", "html": "一张排班表"}
REST = {"type": "paragraph", "html": "护工不够的那个月。"}


@pytest.mark.parametrize(
    ("title", "names", "blocks", "becomes"),
    [
        ("一张排班表（林晓）", ["林晓"], [REST], ("一张排班表", [REST])),
        ("一张排班表（唐映雪）", [], [FIRST, REST], ("一张排班表", [REST])),
        ("一张排班表（唐映雪）", [], [REST], ("一张排班表（唐映雪）", [REST])),
        ("一张排班表（上篇）", ["林晓"], [FIRST, REST], ("一张排班表（上篇）", [FIRST, REST])),
        ("一张排班表", [], [FIRST, REST], ("一张排班表", [REST])),
        ("一张排班表", [], [FIRST], ("一张排班表", [FIRST])),
    ],
)
def test_a_title_has_no_authors_name_behind_it_and_stands_once(title, names, blocks, becomes):
    assert settled(title, blocks, names=names) == becomes
