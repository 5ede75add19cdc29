import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.markup.test_sanitize import PIECES, Browser, hold
from viewpoints.markup.blocks import (
    blocks_from_html,
    html_from_blocks,
    inline_from_html,
    text_from_blocks,
)
from viewpoints.markup.sanitize import sanitize

SHA = "a" * 64
EN = "\u2002\u2002"


def paragraph(html: str) -> dict:
    return {"type": "paragraph", "html": html}


def picture(caption: str = "", credit: str = "", alt: str = "") -> dict:
    return {"type": "picture", "image": SHA, "alt": alt, "caption": caption, "credit": credit}


def listed(*items: str, ordered: bool = False) -> dict:
    return {"type": "list", "ordered": ordered, "items": list(items)}


IMG = f'<img src="cid:{SHA}">'
BECOMES = {
    "": [],
    "光秃秃的字": [paragraph("光秃秃的字")],
    "<p>　　缩进</p><p>　</p><p>&nbsp;&nbsp;二</p>": [paragraph("缩进"), paragraph("二")],
    "<p>志愿者不是\n  免费劳动力，see\nbelow": [paragraph("志愿者不是免费劳动力，see below")],
    "一<br>二<br><br>三<br>　　四": [paragraph("一<br>二"), paragraph("三"), paragraph("四")],
    "<h1>大</h1><h3>小 <b>粗</b></h3>": [
        {"type": "heading", "level": 2, "text": "大"},
        {"type": "heading", "level": 3, "text": "小 粗"},
    ],
    "<blockquote><p>话</p><p>——某人</p></blockquote>": [
        {"type": "quote", "html": "话", "attribution": "某人"}
    ],
    "<blockquote><p>一</p><p>二</p></blockquote>": [
        {"type": "quote", "html": "<p>一</p><p>二</p>", "attribution": ""}
    ],
    "<blockquote><h2>题</h2><p>文</p></blockquote>": [
        {"type": "heading", "level": 2, "text": "题"},
        paragraph("文"),
    ],
    "<ol><li>一<li>二<ul><li>甲</ul><li>三<ol><li>子</ol></ol>": [
        listed("一", "二", f"{EN}甲", "三", f"{EN}1. 子", ordered=True)
    ],
    "<ul><li><p>一</p><p>续</p></li></ul>": [listed("一<br>续")],
    "<table><tr><th>甲<th>乙<tr><td>1<td><b>2</b></table>": [
        {"type": "table", "header": True, "rows": [["甲", "乙"], ["1", "<strong>2</strong>"]]}
    ],
    "<table><tr><td colspan=2 rowspan=2>甲<td>乙<tr><td>丙<tr><td>丁</table>": [
        {
            "type": "table",
            "header": False,
            "rows": [["甲", "", "乙"], ["", "", "丙"], ["丁", "", ""]],
        }
    ],
    "<table><tr><td><p>框</p><p>内</p></table>": [paragraph("框"), paragraph("内")],
    f"<p>前{IMG}后</p>": [paragraph("前"), picture(), paragraph("后")],
    f"<p><a href=http://a.cn>{IMG}</a></p>": [picture()],
    f"<p>{IMG}</p><p>图1 村口（摄影：小林）</p>": [picture("图1 村口", "小林")],
    f"<p>{IMG}</p><p>图书馆里的下午</p>": [picture(), paragraph("图书馆里的下午")],
    f"<figure>{IMG}<figcaption>村口</figcaption></figure>": [picture("村口")],
    f"<figcaption>村口</figcaption><p>{IMG}</p>": [picture("村口")],
    "<figcaption>表1 工时</figcaption><p>文</p>": [paragraph("表1 工时"), paragraph("文")],
    '<img src="cid:other@qq.com" alt="失"><hr>': [],
    '<p><a href="http://a.cn/?a=1&amp;b=2" class=c>链</a></p>': [
        paragraph('<a href="http://a.cn/?a=1&amp;b=2">链</a>')
    ],
}


@pytest.mark.parametrize("html", BECOMES)
def test_becomes(html):
    assert blocks_from_html(html) == BECOMES[html]


def test_a_picture_of_a_mail_is_found_by_its_content_id():
    assert blocks_from_html('<img src="cid:1@qq.com" alt="村口">', pictures={"1@qq.com": SHA}) == [
        picture(alt="村口")
    ]


def test_inline_joins_blocks_with_breaks():
    assert inline_from_html("<p>一</p><ul><li>二</li></ul>") == "一<br>二"


ALL = [
    {"type": "heading", "level": 3, "text": "一 < 二"},
    paragraph("见注[^*]，也见[^无]"),
    {"type": "quote", "html": "话", "attribution": "某人"},
    {"type": "pull_quote", "text": "醒目"},
    listed("<strong>甲</strong>", "乙", ordered=True),
    {"type": "table", "header": True, "rows": [["年", "时"], ["一", "2"]]},
    picture("图 & 说", "小林", alt='"村口"'),
    {"type": "footnote", "label": "*", "html": "年报"},
]


def test_all_blocks_as_text():
    assert text_from_blocks(ALL) == (
        "一 < 二\n\n见注[^*]，也见[^无]\n\n话\n——某人\n\n醒目\n\n1. 甲\n2. 乙\n\n年\t时\n一\t2\n\n"
        "图 & 说 小林\n\n[^*] 年报"
    )


def test_all_blocks_as_html():
    assert html_from_blocks(ALL, image_url=lambda image: f"/media/{image[:3]}", anchor="n") == (
        "<h3>一 &lt; 二</h3>"
        '<p>见注<sup><a href="#n-1" id="n-ref-1">1</a></sup>，也见[^无]</p>'
        "<blockquote><p>话</p><footer>——某人</footer></blockquote>"
        "<aside><p>醒目</p></aside>"
        "<ol><li><strong>甲</strong></li><li>乙</li></ol>"
        "<table><thead><tr><th>年</th><th>时</th></tr></thead>"
        "<tbody><tr><td>一</td><td>2</td></tr></tbody></table>"
        '<figure><img src="/media/aaa" alt="&quot;村口&quot;">'
        "<figcaption>图 &amp; 说 <small>小林</small></figcaption></figure>"
        '<section role="doc-endnotes"><ol><li id="n-1">年报 '
        '<a href="#n-ref-1" role="doc-backlink">↩</a></li></ol></section>'
    )


def test_without_an_anchor_nothing_leads_to_the_notes():
    notes = [block for block in ALL if block["type"] == "footnote"]
    assert html_from_blocks([ALL[1], *notes], image_url=str, anchor="") == (
        "<p>见注<sup>1</sup>，也见[^无]</p>"
        '<section role="doc-endnotes"><ol><li>年报</li></ol></section>'
    )


def test_of_two_notes_with_one_label_the_first_is_meant():
    notes = [{"type": "footnote", "label": "1", "html": words} for words in ("甲", "乙")]
    assert html_from_blocks([paragraph("见[^1]"), *notes], image_url=str, anchor="") == (
        "<p>见<sup>1</sup></p>"
        '<section role="doc-endnotes"><ol><li>甲</li><li>乙</li></ol></section>'
    )


def test_a_table_says_its_caption():
    table = {"type": "table", "header": False, "rows": [["1"]], "caption": "a < b"}
    assert text_from_blocks([table]) == "a < b\n1"
    assert html_from_blocks([table], image_url=str) == (
        "<table><caption>a &lt; b</caption><tbody><tr><td>1</td></tr></tbody></table>"
    )


def test_html_is_sanitized_whatever_a_block_holds():
    evil = "<img src=x onerror=alert(1)><script>a</script>"
    shown = html_from_blocks(
        [paragraph(evil + "文"), {"type": "heading", "level": 2, "text": evil}],
        image_url=lambda image: None,
    )
    assert shown == (
        "<p>文</p><h2>&lt;img src=x onerror=alert(1)&gt;&lt;script&gt;a&lt;/script&gt;</h2>"
    )


def letters(text: str) -> str:
    return "".join(character for character in text if character.isalpha())


@given(st.lists(PIECES, max_size=20))
@settings(deadline=None)
def test_any_soup_gives_blocks_that_are_harmless_and_stable(pieces):
    blocks = blocks_from_html("".join(pieces), pictures={"a": SHA})
    shown = html_from_blocks(blocks, image_url=lambda image: "/media/a")
    hold(shown)
    for block in blocks:
        for html in [block.get("html", ""), *block.get("items", [])]:
            assert sanitize(html).replace(' rel="noopener noreferrer"', "") == html


WORDS = st.text("一二三四ab <>&'\"", min_size=1).map(str.strip).filter(bool)


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_no_word_of_a_paragraph_is_lost(words):
    blocks = [
        paragraph(inline_from_html(word.replace("&", "&amp;").replace("<", "&lt;")))
        for word in words
    ]
    shown = html_from_blocks(blocks, image_url=lambda image: None)
    assert letters(text_from_blocks(blocks_from_html(shown))) == letters("".join(words))
    Browser().feed(shown)
