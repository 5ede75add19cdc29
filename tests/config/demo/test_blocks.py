"""The demo's plain text becomes blocks."""

import pytest

from viewpoints.config.demo.blocks import DemoTextError, blocks_from_text, inline


def test_paragraphs_are_separated_by_blank_lines() -> None:
    assert blocks_from_text("一。\n\n二。\n") == [
        {"type": "paragraph", "html": "一。"},
        {"type": "paragraph", "html": "二。"},
    ]


def test_headings_have_two_levels() -> None:
    assert blocks_from_text("## 节\n\n### 小节") == [
        {"type": "heading", "level": 2, "text": "节"},
        {"type": "heading", "level": 3, "text": "小节"},
    ]


def test_a_quotation_may_say_who_spoke() -> None:
    assert blocks_from_text("> 门要准点打开。\n> —— 苗师傅") == [
        {"type": "quote", "html": "门要准点打开。", "attribution": "苗师傅"}
    ]


def test_a_quotation_may_leave_the_speaker_out() -> None:
    assert blocks_from_text("> 门要准点打开。") == [
        {"type": "quote", "html": "门要准点打开。", "attribution": ""}
    ]


def test_a_pull_quote_is_plain_text() -> None:
    assert blocks_from_text(">> 一句话。") == [{"type": "pull_quote", "text": "一句话。"}]


@pytest.mark.parametrize(("text", "ordered"), [("- 甲\n- 乙", False), ("1. 甲\n2. 乙", True)])
def test_lists_are_ordered_or_not(text: str, ordered: bool) -> None:
    assert blocks_from_text(text) == [{"type": "list", "ordered": ordered, "items": ["甲", "乙"]}]


def test_the_first_row_of_a_table_is_its_header() -> None:
    assert blocks_from_text("| 去处 | 金额 |\n| 扶手 | 0.71元 |") == [
        {"type": "table", "header": True, "rows": [["去处", "金额"], ["扶手", "0.71元"]]}
    ]


def test_a_picture_has_alt_file_caption_and_credit() -> None:
    assert blocks_from_text('![一盏灯](deng.webp "夜里" 插图：某人)') == [
        {
            "type": "picture",
            "image": "deng.webp",
            "alt": "一盏灯",
            "caption": "夜里",
            "credit": "插图：某人",
        }
    ]


def test_a_footnote_keeps_its_label_and_its_reference_stays_in_the_text() -> None:
    assert blocks_from_text("平均5.1年。[^1]\n\n[^1]: 据登记。") == [
        {"type": "paragraph", "html": "平均5.1年。[^1]"},
        {"type": "footnote", "label": "1", "html": "据登记。"},
    ]


def test_words_are_escaped_and_marked_up() -> None:
    assert inline("<b> & **重** *轻* [站](https://a.example/)") == (
        '&lt;b&gt; &amp; <strong>重</strong> <em>轻</em> <a href="https://a.example/">站</a>'
    )


@pytest.mark.parametrize(
    "piece",
    [
        "# 一级标题",
        "#没有空格",
        "> 引文\n正文",
        "| 甲 | 乙 |",
        "| 甲 | 乙 |\n| 丙 |",
        "![没有图注](a.webp)",
        '![](a.webp "没有替代文字" 某人)',
        "- 甲\n乙",
        "- 甲\n1. 乙",
    ],
)
def test_what_is_half_written_is_refused(piece: str) -> None:
    with pytest.raises(DemoTextError):
        blocks_from_text(piece)
