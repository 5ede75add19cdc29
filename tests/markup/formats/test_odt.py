"""What becomes of each thing that LibreOffice and others write into a .odt."""

import pytest

from tests.archives import zipped
from tests.documents import png
from viewpoints.markup.documents import Document, Lost
from viewpoints.markup.formats.odt import convert_odt
from viewpoints.markup.formats.odt_styles import NAMESPACES
from viewpoints.markup.zips import Package

SPACES = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in NAMESPACES.items())
NAMED = (
    '<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"'
    ' style:default-outline-level="1"/>'
    '<style:style style:name="Illustration" style:family="paragraph" style:parent-style-name="Caption"/>'
    '<style:style style:name="Caption" style:family="paragraph"/>'
    '<style:style style:name="Wide" style:family="paragraph">'
    '<style:paragraph-properties fo:margin-left="2cm"/></style:style>'
)
AUTOMATIC = (
    '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/>'
    "</style:style>"
    '<style:style style:name="N" style:family="text"><style:text-properties fo:font-weight="normal"/>'
    "</style:style>"
    '<style:style style:name="S" style:family="text">'
    '<style:text-properties style:text-position="super 58%"/></style:style>'
    '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/>'
    "</style:style>"
    '<style:style style:name="P1" style:family="paragraph"><style:text-properties'
    ' fo:font-weight="bold"/></style:style>'
    '<style:style style:name="P2" style:family="paragraph">'
    '<style:paragraph-properties fo:margin-left="1.5cm"/></style:style>'
    '<style:style style:name="P3" style:family="paragraph" style:parent-style-name="Heading_20_1"/>'
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1"'
    ' style:num-format="1"/><text:list-level-style-bullet text:level="2"/></text:list-style>'
)


def read(body: str, **entries: bytes) -> Document:
    parts = {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "styles.xml": f"<office:document-styles {SPACES}><office:styles>{NAMED}</office:styles>"
        "</office:document-styles>".encode(),
        "content.xml": f"<office:document-content {SPACES}><office:automatic-styles>{AUTOMATIC}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>".encode(),
    }
    return convert_odt(Package(zipped(parts | entries)))


def words(body: str, **entries: bytes) -> list[str]:
    return [
        block.get("html") or block.get("text") or block.get("items") or block.get("rows")
        for block in read(body, **entries).blocks
    ]


def span(style: str, text: str) -> str:
    return f'<text:span text:style-name="{style}">{text}</text:span>'


RUNS = {
    "bold": (span("B", "粗"), "<strong>粗</strong>"),
    "not bold in bold": (span("B", f"粗{span('N', '细')}"), "<strong>粗</strong>细"),
    "raised": (f"m{span('S', '2')}", "m<sup>2</sup>"),
    "hidden": (span("H", "藏"), ""),
    "white space": ("a\n   b<text:s text:c='3'/>c<text:tab/>d", "a b c d"),
    "a break": ("一<text:line-break/>二", "一<br>二"),
    "a link": ('<text:a xlink:href="http://a.cn/">链</text:a>', '<a href="http://a.cn/">链</a>'),
    "ruby": (
        "<text:ruby><text:ruby-base>汉</text:ruby-base><text:ruby-text>hàn</text:ruby-text>"
        "</text:ruby>",
        "汉",
    ),
    "a field": ("<text:sequence>3</text:sequence>", "3"),
    "a bookmark": ('<text:bookmark-start text:name="a"/>文<text:bookmark-end text:name="a"/>', "文"),
}  # fmt: skip


@pytest.mark.parametrize("kind", RUNS)
def test_runs(kind):
    xml, html = RUNS[kind]
    assert words(f"<text:p>前{xml}后</text:p>") == [f"前{html}后"]


def test_a_paragraph_set_in_bold_is_bold():
    bold = '<text:p text:style-name="P1">粗，</text:p>'
    assert words(f"{bold}<text:p>文</text:p>") == ["<strong>粗，</strong>", "文"]


def test_headings_are_told_by_level_and_by_style():
    document = read(
        '<text:p>文。</text:p><text:h text:outline-level="1">一</text:h><text:h text:outline-level="2">'
        '小</text:h><text:p text:style-name="P3">二</text:p><text:p>文。</text:p>'
    )
    assert [(b.get("level"), b.get("text")) for b in document.blocks[1:4]] == [
        (2, "一"),
        (3, "小"),
        (2, "二"),
    ]


def test_a_numbered_heading_is_no_list():
    inside = "<text:list-item><text:h text:outline-level='1'>背景</text:h></text:list-item>"
    item = f"<text:list>{inside}</text:list>"
    assert read(f"<text:p>文。</text:p>{item}<text:p>文。</text:p>").blocks[1] == {
        "type": "heading",
        "level": 2,
        "text": "背景",
    }


def test_a_list_keeps_its_depth_and_the_second_paragraph_of_an_item():
    document = read(
        '<text:list text:style-name="L1"><text:list-item><text:p>一</text:p><text:p>续</text:p>'
        "<text:list><text:list-item><text:p>子</text:p></text:list-item></text:list></text:list-item>"
        "<text:list-item><text:p>二</text:p></text:list-item></text:list>"
    )
    assert document.blocks == [
        {"type": "list", "ordered": True, "items": ["一<br>续", "\u2002\u2002子", "二"]}
    ]


LONG = "这一段比别的段落缩进得更多，所以它看起来是一段引文，而且足够长。"


def test_a_paragraph_indented_further_than_its_style_is_a_quotation():
    plain = "<text:p>文。</text:p>"
    quoted = f'<text:p text:style-name="P2">{LONG}</text:p>'
    assert [b["type"] for b in read(plain + quoted + plain).blocks] == [
        "paragraph",
        "quote",
        "paragraph",
    ]
    wide = f'<text:p text:style-name="Wide">{LONG}</text:p>'
    assert [b["type"] for b in read(plain + wide + plain).blocks] == ["paragraph"] * 3


def test_changes_and_comments_are_left_out_and_said():
    document = read(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>旧</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes><text:p>前<text:change text:change-id='a'/>"
        "<office:annotation><dc:creator>林</dc:creator><text:p>评</text:p></office:annotation>后</text:p>"
    )
    assert [block["html"] for block in document.blocks] == ["前后"]
    assert document.lost == [Lost.COMMENTS, Lost.TRACKED_CHANGES]


def test_notes_are_numbered_in_their_order():
    note = (
        '<text:note text:note-class="{}"><text:note-citation>{}</text:note-citation><text:note-body>'
        "<text:p>{}</text:p></text:note-body></text:note>"
    )
    body = note.format("footnote", 1, "脚注") + "，" + note.format("endnote", "i", "尾注")
    assert words(f"<text:p>前{body}</text:p>") == ["前[^1]，[^2]", "脚注", "尾注"]


def test_a_table_has_its_header_and_its_spans_filled():
    cell = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"
    covered = "<table:covered-table-cell/>"
    document = read(
        "<table:table><table:table-column/><table:table-header-rows><table:table-row>"
        + cell.format("", "甲") + cell.format("", "乙") + cell.format("", "丙")
        + "</table:table-row></table:table-header-rows><table:table-row>"
        + cell.format(' table:number-columns-spanned="2"', "宽") + covered
        + cell.format(' table:number-rows-spanned="2"', "高") + "</table:table-row><table:table-row>"
        + cell.format("", "一") + cell.format("", "二") + covered + "</table:table-row></table:table>"
    )  # fmt: skip
    assert document.blocks == [
        {
            "type": "table",
            "header": True,
            "rows": [["甲", "乙", "丙"], ["宽", "", "高"], ["一", "二", ""]],
        }
    ]


IMAGE = (
    '<draw:frame><draw:image xlink:href="Pictures/a.png"/><svg:desc>村口</svg:desc></draw:frame>'
)


def test_a_picture_in_a_box_with_its_caption_keeps_both():
    box = f'<draw:text-box><text:p text:style-name="Illustration">{IMAGE}村口，早晨</text:p></draw:text-box>'
    document = read(
        f"<text:p>前<draw:frame>{box}</draw:frame></text:p>", **{"Pictures/a.png": png()}
    )
    (picture,) = document.pictures
    assert document.blocks == [
        {"type": "paragraph", "html": "前"},
        {
            "type": "picture",
            "image": picture.sha256,
            "alt": "村口",
            "caption": "村口，早晨",
            "credit": "",
        },
    ]


def test_an_equation_is_kept_as_its_words_and_a_chart_is_said():
    mathml = (
        b'<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mi>a</mi><mo>=</mo><mn>1</mn>'
        b"<annotation>a=1</annotation></semantics></math>"
    )
    thing = '<draw:frame><draw:object xlink:href="./Object {}"/></draw:frame>'
    document = read(
        f"<text:p>设{thing.format(1)}{thing.format(2)}</text:p>",
        **{"Object 1/content.xml": mathml, "Object 2/content.xml": b"<chart/>"},
    )
    assert [block["html"] for block in document.blocks] == ["设a=1"]
    assert document.lost == [Lost.EMBEDDED, Lost.EQUATION]


def test_contents_and_drawn_shapes():
    body = (
        "<text:table-of-content><text:index-body><text:p>目录</text:p></text:index-body>"
        "</text:table-of-content><text:section><text:p>文</text:p></text:section>"
        "<draw:custom-shape><text:p>框</text:p></draw:custom-shape>"
    )
    assert words(body) == ["文", "框"]


def test_the_title_of_the_properties_is_the_title():
    title = "<office:meta><dc:title>大题</dc:title></office:meta>"
    meta = f"<office:document-meta {SPACES}>{title}</office:document-meta>"
    assert read("<text:p>文。</text:p>", **{"meta.xml": meta.encode()}).title == "大题"
