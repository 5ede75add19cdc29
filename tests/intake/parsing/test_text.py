"""From HTML and from flowed text to paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewpoints.intake.parsing.flowed import unflow
from viewpoints.intake.parsing.plaintext import text_of


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<div>一</div><div>二</div>", "一\n二"),
        ("<div>一</div><div><br></div><div>二</div>", "一\n\n二"),
        ("<p>一</p><p>二</p>", "一\n\n二"),
        ("一<br>二<br/><br>三", "一\n二\n\n三"),
        ("<div>&nbsp;&nbsp;缩进&amp;</div>", "  缩进&"),
        ("<div>\n  软\n  换行 </div>", "软 换行"),
        ("<title>x</title><style>a{}</style><script>b<p></script>正文", "正文"),
        ("<!-- 注 <p> -->正文<!-- 未完", "正文"),
        ("<ul><li>一</li><li>二</li></ul>", "- 一\n- 二"),
        ("<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td></tr></table>", "甲 乙\n丙"),
        ('<a href="https://a.cn/x">这里</a>', "这里 <https://a.cn/x>"),
        ('<a href="https://a.cn/x">https://a.cn/x</a>', "https://a.cn/x"),
        ('同意<blockquote type="cite"><div>请确认</div></blockquote>', "同意\n\n> 请确认"),
        ("<pre>一\n  二</pre>", "一\n  二"),
        ("1 < 2 而 3 > 2", "1 < 2 而 3 > 2"),
        ('<img alt="a>b" src=x>正文', "正文"),
        ("<b>粗</b>体", "粗体"),
        ("", ""),
    ],
)
def test_html_to_text(markup: str, text: str) -> None:
    assert text_of(markup) == text


@given(st.text(alphabet="<>/!-&;\"'= apdivbrscritlockqueh\n字", max_size=200))
def test_any_markup_has_a_text(markup: str) -> None:
    assert isinstance(text_of(markup), str)


@pytest.mark.parametrize(
    ("flowed", "delsp", "text"),
    [
        ("one \ntwo\nthree", False, "one two\nthree"),
        ("公益 \n组织", False, "公益组织"),
        ("one \ntwo", True, "onetwo"),
        ("> a \n> b\n> \nc", False, "> a b\n> \nc"),
        ("> a \nb", False, "> a \nb"),
        (" > no quote", False, "> no quote"),
        ("-- \nsig", False, "-- \nsig"),
    ],
)
def test_flowed_text(flowed: str, delsp: bool, text: str) -> None:
    assert unflow(flowed, delsp=delsp) == text
