"""Of several documents the essay is found by name and content; the others are kept."""

from dataclasses import replace

import pytest

from tests.intake.chinese_mails import OTHER_WORDS, WORDS
from viewpoints.intake.offers.choosing import Paper, choose, is_form, size
from viewpoints.intake.offers.likeness import likeness
from viewpoints.markup.documents import Document, Lost


def paper(name: str, *words: str, title: str = "") -> Paper:
    return Paper(name, Document(title, [{"type": "paragraph", "html": line} for line in words]))


ESSAY = paper("一张排班表.docx", *WORDS * 3)
OTHER = paper("别挂电话.docx", *OTHER_WORDS * 3)


def names(papers: list[Paper]) -> list[str]:
    return [paper.name for paper in papers]


@pytest.mark.parametrize(
    "name", ["投稿登记表.docx", "授权书.docx", "李敏简历.doc", "作者简介.docx", "CV Li Min.docx"]
)
def test_a_form_beside_a_shorter_essay_is_not_the_essay(name):
    form = paper(name, *["姓名：李敏　单位：青禾公益　电话：略"] * 60)
    short = paper("文章.docx", *WORDS)

    choice = choose([form, short])

    assert (names(choice.essays), names(choice.besides)) == (["文章.docx"], [name])


def test_a_form_is_known_by_its_table_too():
    rows = [
        ["姓名", "李敏"],
        ["单位", "青禾公益"],
        ["电话", "略"],
        ["简介", "长期从事妇女热线工作"],
    ]
    table = {"type": "table", "header": False, "rows": rows}

    assert is_form(Paper("1.docx", Document("", [table])))
    assert not is_form(ESSAY)


def test_two_whole_essays_are_two_in_the_order_they_came():
    assert names(choose([OTHER, ESSAY]).essays) == ["别挂电话.docx", "一张排班表.docx"]


def test_of_two_versions_the_newer_counts():
    newer = paper("一张排班表（修改稿）.docx", *WORDS * 3, "补一句。")

    choice = choose([ESSAY, newer])

    assert (names(choice.essays), names(choice.besides)) == (
        ["一张排班表（修改稿）.docx"],
        ["一张排班表.docx"],
    )


def test_the_same_essay_as_docx_and_pdf_is_one():
    pdf = paper("一张排班表.pdf", *WORDS * 3)

    assert names(choose([pdf, ESSAY]).essays) == ["一张排班表.docx"]


def test_a_translation_is_no_second_essay():
    english = paper("A Roster.docx", *["Last winter we visited thirty-one schools on foot. "] * 60)

    assert names(choose([ESSAY, english]).besides) == ["A Roster.docx"]


def test_a_short_second_document_is_kept_beside():
    assert names(choose([ESSAY, paper("图说.docx", "图1 村口。")]).besides) == ["图说.docx"]


def test_size_counts_characters_and_three_letters_as_one():
    assert (size("工资，不是罪过。"), size("abcdef 三")) == (6, 3)


def test_likeness_is_of_words_and_not_of_spaces_and_marks():
    text = "".join(WORDS)
    assert likeness(text, text.replace("，", " , ")) == 1
    assert likeness(text, "".join(OTHER_WORDS)) < 0.1
    assert likeness("", "") == 0


def pdf(name: str) -> Paper:
    return Paper(name, replace(ESSAY.document, title="比原文长", lost=[Lost.PDF_TEXT]))


@pytest.mark.parametrize(
    ("made", "chosen"),
    [("一张排班表.pdf", "一张排班表.docx"), ("一张排班表（定稿）.pdf", "一张排班表（定稿）.pdf")],
)
def test_a_pdf_gives_way_to_what_it_was_made_from_unless_it_is_called_newer(made, chosen):
    assert names(choose([pdf(made), ESSAY]).essays) == [chosen]


def test_a_pdf_beside_another_document_is_an_essay_of_its_own():
    assert names(choose([pdf("一张排班表.pdf"), OTHER]).essays) == [
        "一张排班表.pdf",
        "别挂电话.docx",
    ]
