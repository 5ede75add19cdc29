"""What becomes of each thing that Word, WPS, WordPad and TextEdit write into a .rtf."""

import pytest

from tests.documents import png
from viewpoints.markup.documents import Document, Lost
from viewpoints.markup.formats.rtf import convert_rtf

FONTS = r"{\fonttbl{\f0\fcharset0 Calibri;}{\f13\fnil\fcharset134 SimSun{\*\falt 宋体};}}"
STYLES = (
    r"{\stylesheet{\ql Normal;}{\s1\outlinelevel0 heading 1;}{\s15\qc Title;}{\s16 Quote;}"
    r"{\s17\outlinelevel1 Eigene;}{\*\cs10 Default Paragraph Font;}}"
)


def read(body: str, *, head: str = r"\ansi\ansicpg936\deff0", charset: str = "gb18030") -> Document:
    return convert_rtf(f"{{\\rtf1{head}{FONTS}{STYLES}\n{body}}}".encode(charset))


def words(body: str, **options: str) -> list[str]:
    return [
        block.get("html") or block.get("text") or block.get("items") or block.get("rows")
        for block in read(body, **options).blocks
    ]


def gbk(text: str) -> str:
    return "".join(rf"\'{byte:02x}" for byte in text.encode("gbk"))


RUNS = {
    "GBK as WordPad writes it": (gbk("志愿者"), "志愿者"),
    "GBK as Word writes it": (
        rf"{{\rtlch\fcs1 \af0 \ltrch\fcs0 \loch\af0\hich\af0\dbch\f13 {gbk('志愿者')}}}",
        "志愿者",
    ),
    "a character of which half is ASCII": (r"\f13\'95\'40\'95@", "旲旲"),
    "a line in the middle of a character": (r"\f13\'d6" + "\n" + r"\'be", "志"),
    "raw bytes": ("志愿者", "志愿者"),
    "Unicode with a fallback": (r"\u24535\'3f\u24895 ?", "志愿"),
    "Unicode with a fallback of two bytes": (
        r"\uc2\u24535\'d6\'be{\uc0\u24895}\u32773 --",
        "志愿者",
    ),
    "Unicode beyond the first plane": (r"\u-10179?\u-9216?", "🐀"),
    "bold and back": (r"\b 粗\b0 细", "<strong>粗</strong>细"),
    "bold of Chinese alone": (r"{\dbch\ab\dbch 粗}细", "<strong>粗</strong>细"),
    "bold of another script": (r"{\rtlch\ab \ltrch 细}", "细"),
    "raised and lowered": (
        r"m{\super 2}H\sub 2\nosupersub O",
        "m<sup>2</sup>H<sub>2</sub>O",
    ),
    "hidden": (r"前{\v 藏}后", "前后"),
    "signs": (r"\ldblquote a\rdblquote\emdash\{b\}\\", "“a”—{b}\\"),
    "a break": (r"一\line 二", "一<br>二"),
    "a link": (
        r'{\field{\*\fldinst { HYPERLINK "http://a.cn/" }}{\fldrslt {\ul 链}}}后',
        '<a href="http://a.cn/">链</a>后',
    ),
    "a field": (r"{\field{\*\fldinst PAGE}{\fldrslt 3}}", "3"),
    "what only other readers know": (r"前{\*\unknown 秘密}{\*\bkmkstart a}后", "前后"),
}


@pytest.mark.parametrize("kind", RUNS)
def test_runs(kind):
    rtf, html = RUNS[kind]
    assert words(rf"前\par {rtf}\par") == ["前", html]


def test_a_file_of_textedit_is_read():
    body = r"\pard\pardirnatural\f0\fs24 \cf0 \'d6\'be\'d4\'b8\'d5\'df" + "\\\n" + r"\uc0\u24895 b"
    assert words(body, head=r"\ansi\ansicpg936\cocoartf2709") == ["志愿者", "愿b"]


def test_a_big5_file_is_read():
    page = r"\ansi\ansicpg950"
    assert words("志願者不是免費勞動力", head=page, charset="big5") == ["志願者不是免費勞動力"]


def test_changes_are_accepted_and_said():
    document = read(r"前{\deleted 旧}{\revised 新}后\par")
    assert document.blocks == [{"type": "paragraph", "html": "前新后"}]
    assert document.lost == [Lost.TRACKED_CHANGES]


def test_comments_and_embedded_files_are_left_out_and_said():
    document = read(
        r"前{\*\atnid A}{\*\annotation 评}{\object\objemb{\*\objdata 01}{\result 图}}后\par"
    )
    assert [block["html"] for block in document.blocks] == ["前图后"]
    assert document.lost == [Lost.COMMENTS, Lost.EMBEDDED]


def test_styles_are_headings_quotations_and_the_title():
    document = read(
        r"\pard\s15 大题\par\pard\plain\s1 一\par\pard\s17 小\par\pard\s16 引\par\pard 文\par"
    )
    assert document.title == "大题"
    assert document.blocks == [
        {"type": "heading", "level": 2, "text": "一"},
        {"type": "heading", "level": 3, "text": "小"},
        {"type": "quote", "html": "引", "attribution": ""},
        {"type": "paragraph", "html": "文"},
    ]


def test_the_title_of_the_properties_is_the_title():
    assert read(r"{\info{\title 大题}{\author 林}}文。\par 文二。\par").title == "大题"


LISTS = {
    "of Word": r"{\listtext\f0 \'95\tab}\ls1\ilvl0 甲\par{\listtext\tab}\ls1\ilvl1 子\par\pard 文\par",
    "of WordPad": r"{\pntext\f0\'b7\tab}{\*\pn\pnlvlblt{\pntxtb\'b7}}甲\par{\pntext\f0\'b7\tab}\ilvl1 子"
    r"\par\pard 文\par",
}


@pytest.mark.parametrize("kind", LISTS)
def test_a_list(kind):
    assert words(LISTS[kind]) == [["甲", "\u2002\u2002子"], "文"]


def test_a_numbered_list_is_told_by_its_numbers():
    (listed,) = read(r"{\listtext 1.\tab}\ls2 甲\par{\listtext 2.\tab}\ls2 乙\par").blocks
    assert listed == {"type": "list", "ordered": True, "items": ["甲", "乙"]}


def test_a_table_has_its_spans_filled():
    rows = (
        r"\trowd\trhdr\cellx1000\cellx2000\cellx3000\pard\intbl 甲\cell 乙\cell 丙\cell\row"
        r"\trowd\cellx2000\clvmgf\cellx3000\pard\intbl 宽\cell 高\cell\row"
        r"\trowd\cellx1000\cellx2000\clvmrg\cellx3000\pard\intbl 一\par 行\cell 二\cell\cell\row"
        r"\pard 文\par"
    )
    assert read(rows).blocks == [
        {
            "type": "table",
            "header": True,
            "rows": [["甲", "乙", "丙"], ["宽", "", "高"], ["一<br>行", "二", ""]],
        },
        {"type": "paragraph", "html": "文"},
    ]


def test_notes_are_numbered_in_their_order():
    foot = r"{{\super\chftn}{\footnote\pard\plain{\super\chftn} 脚注}}"
    end = r"{\super\chftn{\footnote\ftnalt 尾注}}"
    assert words(rf"前{foot}，{end}\par") == ["前[^1]，[^2]", "脚注", "尾注"]


def test_a_picture_stands_in_place_with_its_description():
    described = r"{\*\picprop{\sp{\sn wzDescription}{\sv 村口}}}"
    digits = png().hex()
    picture = rf"{{\*\shppict{{\pict{described}\pngblip {digits[:60]}" + f"\n{digits[60:]}}}}}"
    document = read(rf"前{picture}{{\nonshppict{{\pict\wmetafile8 00}}}}\par 后\par")
    assert [block["type"] for block in document.blocks] == ["paragraph", "picture", "paragraph"]
    assert (document.blocks[1]["alt"], document.pictures[0].width) == ("村口", 60)


def test_a_binary_picture_is_read():
    data = b"{\\rtf1 a{\\pict\\pngblip\\bin%d " % len(png()) + png() + b"}}"
    assert len(convert_rtf(data).pictures) == 1


def test_a_text_box_is_read_and_its_shape_is_not():
    shape = r"{\shp{\*\shpinst\shpleft1{\sp{\sn shapeType}{\sv 202}}{\shptxt\pard 框\par}}{\shprslt 旧}}"
    assert words(rf"前{shape}后\par") == ["前后", "框"]


def test_headers_and_footers_are_left_out():
    assert words(r"{\header 页眉\par}{\footer{\field{\fldrslt 3}}}文\par") == ["文"]
