"""What becomes of each thing that Word and WPS can write."""

import pytest

from tests.documents import Bold, Italic, Link, Note, P, Picture, Raw, docx, png
from tests.material import material
from viewpoints.markup.documents import Document, Lost
from viewpoints.markup.formats.docx import convert_docx
from viewpoints.markup.zips import Package

LONG = "这一段比别的段落缩进得更多，所以它看起来是一段引文，而且足够长。"


def read(*content, **entries) -> Document:
    return convert_docx(Package(docx(*content, **entries)))


def words(*content, **entries) -> list[str]:
    return [
        block.get("html") or block.get("text") or block.get("items") or block.get("rows")
        for block in read(*content, **entries).blocks
    ]


def run(inside: str) -> Raw:
    return Raw(f"<w:r>{inside}</w:r>")


RUNS = {
    "deleted": ("<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>", ""),
    "inserted": ("<w:ins><w:r><w:t>新</w:t></w:r></w:ins>", "新"),
    "moved here": ("<w:moveTo><w:r><w:t>新</w:t></w:r></w:moveTo>", "新"),
    "moved away": ("<w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom>", ""),
    "hidden": ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>", ""),
    "not bold": ('<w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>细</w:t></w:r>', "细"),
    "raised": (
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>',
        "<sup>2</sup>",
    ),
    "ruby": (
        "<w:r><w:ruby><w:rt><w:r><w:t>hàn</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>汉</w:t></w:r></w:rubyBase></w:ruby></w:r>",
        "汉",
    ),
    "equation": ("<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>", "a=b"),
    "content control": (
        "<w:sdt><w:sdtContent><w:r><w:t>填</w:t></w:r></w:sdtContent></w:sdt>",
        "填",
    ),
    "hint of a control": (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
        "<w:sdtContent><w:r><w:t>单击此处</w:t></w:r></w:sdtContent></w:sdt>",
        "",
    ),
    "smart tag": ("<w:smartTag><w:r><w:t>人</w:t></w:r></w:smartTag>", "人"),
    "line break": ("<w:r><w:t>一</w:t><w:cr/><w:t>二</w:t></w:r>", "一<br>二"),
    "simple field": ('<w:fldSimple w:instr="PAGE"><w:r><w:t>3</w:t></w:r></w:fldSimple>', "3"),
    "link by simple field": (
        "<w:fldSimple w:instr=' HYPERLINK \"http://a.cn/\" '><w:r><w:t>链</w:t></w:r></w:fldSimple>",
        '<a href="http://a.cn/">链</a>',
    ),
    "link by field": (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText> HYPERLINK "http://a.cn/" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>链</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        '<a href="http://a.cn/">链</a>',
    ),
}


@pytest.mark.parametrize("kind", RUNS)
def test_runs(kind):
    xml, html = RUNS[kind]
    assert words(P("前", Raw(xml), "后")) == [f"前{html}后"]


def test_marks_notes_and_links():
    assert words(
        P(
            Bold("粗"),
            Italic("斜"),
            Link("链", "https://a.cn"),
            Link("恶", "javascript:a()"),
            Note("注"),
        )
    ) == ['<strong>粗</strong><em>斜</em><a href="https://a.cn">链</a>恶[^1]', "注"]


def test_a_character_style_makes_bold():
    style = (
        '<w:style w:type="character" w:styleId="a3"><w:name w:val="强调文字"/>'
        "<w:rPr><w:b/></w:rPr></w:style>"
    )
    styles = (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"{style}</w:styles>"
    )
    styled = Raw('<w:r><w:rPr><w:rStyle w:val="a3"/></w:rPr><w:t>重</w:t></w:r>')
    assert words(P(styled), extra={"word/styles.xml": styles.encode()}) == ["<strong>重</strong>"]


def test_heading_levels_are_ranked_whatever_the_language_of_their_styles():
    document = read(P("文"), P("一", style="2"), P("1", style="3"), P("二", style="2"))
    assert [(b["level"], b["text"]) for b in document.blocks[1:]] == [
        (2, "一"),
        (3, "1"),
        (2, "二"),
    ]


def test_an_outline_level_makes_a_heading():
    outlined = Raw('<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>题</w:t></w:r></w:p>')
    assert read(P("文。"), outlined).blocks[1] == {"type": "heading", "level": 2, "text": "题"}


TITLES = {
    "a title style": ([P("大题", style="Title"), P("文。")], "", "大题"),
    "a title with a note": ([P("大题", Note("注"), style="Title"), P("文。")], "", "大题"),
    "the only heading of its level": (
        [P("大题", style="1"), P("文。"), P("小", style="2")],
        "",
        "大题",
    ),
    "the property": ([P("文。")], "大题", "大题"),
    "the property, repeated in the text": ([P("大题"), P("文。")], "大题", "大题"),
    "a centred line": ([P("大题", align="center"), P("文。")], "", "大题"),
    "a bold line": ([P(Bold("大题")), P("文。")], "文档1", "大题"),
}


@pytest.mark.parametrize("kind", TITLES)
def test_the_title_is(kind):
    content, core, title = TITLES[kind]
    document = read(*content, core_title=core)
    assert document.title == title
    assert title not in [block.get("text") or block.get("html") for block in document.blocks]


def test_headings_of_one_level_make_no_title():
    document = read(P("一、背景", style="1"), P("文。"), P("二、办法", style="1"))
    assert (document.title, len(document.blocks)) == ("", 3)


def test_the_notes_mark_of_a_title_stays_in_the_text():
    assert words(P("大题", Note("注"), style="Title"), P("文。")) == ["[^1]", "文。", "注"]


def test_a_paragraph_indented_among_others_is_a_quotation():
    indented = Raw(f'<w:p><w:pPr><w:ind w:left="720"/></w:pPr><w:r><w:t>{LONG}</w:t></w:r></w:p>')
    kinds = [b["type"] for b in read(P("一。"), indented, P("二。")).blocks]
    assert kinds == ["paragraph", "quote", "paragraph"]
    assert [b["type"] for b in read(indented, indented).blocks] == ["paragraph", "paragraph"]


CELL = "<w:tc><w:tcPr>{}</w:tcPr><w:p><w:r><w:rPr>{}</w:rPr><w:t>{}</w:t></w:r></w:p></w:tc>"
BOLD = "<w:b/>"


def test_a_table_has_its_bold_first_row_as_header_and_its_spans_filled():
    head = CELL.format("", BOLD, "年") + CELL.format("", BOLD, "时")
    wide = CELL.format('<w:gridSpan w:val="2"/>', "", "合")
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{head}</w:tr>"
    document = read(Raw(f"<w:tbl><w:tr>{head}</w:tr><w:tr>{wide}</w:tr>{gone}</w:tbl>"), P("文。"))
    strong = ["<strong>年</strong>", "<strong>时</strong>"]
    assert document.blocks[0] == {"type": "table", "header": True, "rows": [strong, ["合", ""]]}
    assert document.lost == [Lost.TRACKED_CHANGES]


BOX = "<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>"
BOXES = {
    "DrawingML": f"<w:drawing><wp:inline><wps:txbx>{BOX}</wps:txbx></wp:inline></w:drawing>",
    "VML": f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>",
}
BOXES["both"] = (
    f"<mc:AlternateContent><mc:Choice>{BOXES['DrawingML']}</mc:Choice>"
    f"<mc:Fallback>{BOXES['VML']}</mc:Fallback></mc:AlternateContent>"
)


@pytest.mark.parametrize("kind", BOXES)
def test_a_text_box_is_read_once(kind):
    assert words(P("前", run(BOXES[kind])), P("后")) == ["前", "框", "后"]


def test_a_picture_stands_in_place_and_the_same_file_is_kept_once():
    document = read(P("一", Picture(png()), "二"), Picture(png()))
    assert [b["type"] for b in document.blocks] == ["paragraph", "picture", "paragraph", "picture"]
    assert len(document.pictures) == 1


def test_a_picture_outside_is_not_fetched_but_said():
    file = material("docs/mwilliamson+mammoth.js/test/test-data/external-picture.docx")
    document = convert_docx(Package(file.read_bytes()))
    assert (document.blocks, Lost.EXTERNAL_PICTURE in document.lost) == ([], True)


def test_the_strict_variant_is_read():
    file = material("docs/mwilliamson+mammoth.js/test/test-data/strict-format.docx")
    assert convert_docx(Package(file.read_bytes())).blocks == [
        {"type": "paragraph", "html": "Test"}
    ]


def test_footnotes_and_endnotes_are_numbered_in_one_order():
    for name in ("footnotes", "endnotes"):
        file = material(f"docs/mwilliamson+mammoth.js/test/test-data/{name}.docx")
        blocks = convert_docx(Package(file.read_bytes())).blocks
        assert blocks == [
            {"type": "paragraph", "html": "Ouch[^1].[^2]"},
            {"type": "footnote", "label": "1", "html": "A tachyon walks into a bar."},
            {"type": "footnote", "label": "2", "html": "Fin."},
        ]
