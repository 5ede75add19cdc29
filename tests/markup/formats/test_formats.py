"""An essay says the same in every format that people write it in."""

import pytest

from tests.documents import P, docx
from tests.formats import everything, office, written_as
from viewpoints.markup import documents, programs
from viewpoints.markup.documents import Code, Document, Lost, Refusal, convert
from viewpoints.markup.formats import old_word

LINK = '<a href="https://a.cn/?a=1&amp;b=2">链接</a>'
BLOCKS = [
    {
        "type": "paragraph",
        "html": "很多企业朋友问：<strong>做公益为什么要拿工资？</strong><em>斜体</em>。"
        f"{LINK}坏链接",
    },
    {"type": "heading", "level": 2, "text": "一张排班表"},
    {"type": "paragraph", "html": "去年我们走访了三十二个村子[^1]，平均每天十一个小时。"},
    {
        "type": "picture",
        "alt": "两位同事在村口核对名单",
        "caption": "图1 两位同事在村口核对名单",
        "credit": "",
    },
    {"type": "heading", "level": 3, "text": "一、粗体的小标题"},
    {"type": "quote", "html": "引用的话，长长的。", "attribution": ""},
    {"type": "list", "ordered": False, "items": ["甲", "乙", "\u2002\u2002乙一"]},
    {"type": "list", "ordered": True, "items": ["一", "二"]},
    {
        "type": "table",
        "header": True,
        "rows": [["<strong>年</strong>", "<strong>时</strong>"], ["一", "2"]],
    },
    {"type": "paragraph", "html": "改动：新字。"},
    {"type": "heading", "level": 3, "text": "小一级"},
    {"type": "paragraph", "html": "行一<br>行二"},
    {"type": "footnote", "label": "1", "html": "数据来自年报。"},
]


def holds_everything(document: Document, *, alt: bool = True) -> None:
    (picture,) = document.pictures
    blocks = [dict(block) for block in document.blocks]
    (shown,) = (block for block in blocks if block["type"] == "picture")
    assert shown.pop("image") == picture.sha256
    if not alt:  # LibreOffice writes none into a .doc
        shown["alt"] = BLOCKS[3]["alt"]
    assert document.title == "志愿者不是免费劳动力"
    assert blocks == BLOCKS
    assert document.lost == [Lost.BOLD_LINES, Lost.TRACKED_CHANGES]


@pytest.mark.parametrize("kind", ["odt", "rtf"])
def test_nothing_is_lost_in(kind):
    holds_everything(convert(written_as(kind), filename="稿件.docx"))


def test_nothing_is_lost_in_docx():
    holds_everything(convert(everything()))


def test_nothing_is_lost_in_an_old_word_document_where_libreoffice_is_installed(monkeypatch):
    monkeypatch.setattr(documents, "LIMITS", documents.LIMITS._replace(seconds=100))
    monkeypatch.setattr(old_word, "LIMITS", old_word.LIMITS._replace(seconds=90))
    holds_everything(convert(written_as("doc"), filename="稿件.wps"), alt=False)


def without(monkeypatch, *missing: str) -> None:
    found = programs.path_of
    monkeypatch.setattr(programs, "path_of", lambda name: None if name in missing else found(name))


def test_an_old_word_document_gives_its_words_where_there_is_no_libreoffice(monkeypatch):
    without(monkeypatch, "soffice", "libreoffice")
    document = convert(written_as("doc"), filename="稿件.doc")
    assert (document.title, document.lost) == ("志愿者不是免费劳动力", [Lost.ONLY_TEXT])
    assert [block["html"] for block in document.blocks[:3]] == [
        "很多企业朋友问：做公益为什么要拿工资？斜体。 链接 坏链接",
        "一张排班表",
        "去年我们走访了三十二个村子，平均每天十一个小时。",
    ]
    assert document.blocks[-1]["html"] == "数据来自年报。"


@pytest.mark.parametrize(("name", "code"), [("稿.doc", Code.DOC), ("稿.wps", Code.WPS)])
def test_an_old_word_document_is_refused_where_nothing_reads_it(monkeypatch, name, code):
    without(monkeypatch, "catdoc")
    with pytest.raises(Refusal) as caught:
        old_word.convert_words(written_as("doc"), filename=name)
    assert caught.value.code is code


LONG = "志愿者不是免费劳动力，我们想从一张排班表说起，看看一个项目官员的一天是怎么过的。" * 6


def test_a_pdf_gives_its_words_in_whole_paragraphs_and_says_so():
    written = docx(
        P("大题", style="Title"), P(LONG), P("一张排班表", style="1"), P(LONG), P(f"{LONG}结束。")
    )
    document = convert(office(written, "pdf"), filename="稿件.docx")
    assert (document.title, document.lost) == ("大题", [Lost.PDF_TEXT])
    assert document.blocks == [
        {"type": "paragraph", "html": LONG},
        {"type": "heading", "level": 2, "text": "一张排班表"},
        {"type": "paragraph", "html": LONG},
        {"type": "paragraph", "html": f"{LONG}结束。"},
    ]
