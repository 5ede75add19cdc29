"""What people paste into the form, as their programs write it, becomes clean blocks."""

from pathlib import Path

from viewpoints.markup.blocks import blocks_from_html
from viewpoints.markup.formats.headings import offer
from viewpoints.markup.sanitize import sanitize

FILES = Path(__file__).parent / "clipboard"


def pasted(program: str) -> list[dict]:
    html = (FILES / f"{program}.html").read_text("utf-8")
    return blocks_from_html(sanitize(html))


def paragraph(html: str) -> dict:
    return {"type": "paragraph", "html": html}


def heading(text: str, level: int = 2) -> dict:
    return {"type": "heading", "level": level, "text": text}


def test_word():
    assert pasted("word") == [
        heading("大题"),
        heading("一张排班表"),
        paragraph("2009年，<strong>志愿者 </strong>不是免费劳动力。"),
        {"type": "quote", "html": "引用的话。", "attribution": ""},
        {"type": "list", "ordered": False, "items": ["甲", "乙", "\u2002\u2002乙一", "丙"]},
        {"type": "list", "ordered": True, "items": ["一", "二"]},
        {"type": "table", "header": False, "rows": [["年", "时"]]},
    ]


def test_wps():
    assert pasted("wps") == [
        heading("一、背景"),
        paragraph("<strong>重要</strong>：机构"),
        {"type": "list", "ordered": True, "items": ["甲", "乙"]},
        paragraph("后"),
    ]


def test_google_docs():
    assert pasted("google") == [
        heading("标题"),
        paragraph('细<strong>粗</strong> <em>斜</em><a href="https://a.cn/">链接</a>'),
        {"type": "list", "ordered": False, "items": ["甲", "\u2002\u2002子"]},
    ]


def test_a_wechat_article():
    blocks, offered = offer(pasted("wechat"))
    assert offered
    assert blocks == [
        heading("01 一张排班表"),
        paragraph("志愿者不是<strong> 免费劳动力</strong>。"),
        {"type": "quote", "html": "引用的话。", "attribution": ""},
    ]


def test_feishu():
    assert pasted("feishu") == [
        heading("小标题"),
        paragraph("文字<strong>粗</strong> 码"),
        {"type": "list", "ordered": False, "items": ["甲"]},
        {"type": "list", "ordered": True, "items": ["一"]},
        {"type": "quote", "html": "引用的话。", "attribution": ""},
    ]
