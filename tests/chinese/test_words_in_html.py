"""Where words stand in HTML: what is read, and what is left byte by byte."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewpoints.chinese.words_in_html import places


def read(html: str) -> list[str]:
    """Give the words that are read in a page in Traditional, without gaps between them."""
    words = [html[place.start : place.end].strip() for place in places(html, lang="zh-Hant")]
    return [one for one in words if one]


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("一<b>二</b>三", ["一", "二", "三"]),
        (
            '<img src="图.png" alt="一" title=\'二\' data-x="三"><a ARIA-LABEL=四 href=五>六',
            ["一", "二", "四", "六"],
        ),
        ("<!doctype html><title>一 &amp; <二></title>三", ["一 &amp; <二>", "三"]),
        ('<meta name="Description" content="一"><meta content=二 property=og:title>', ["一", "二"]),
        ('<meta name="author" content="一"><meta content="二"><link title="三">', ["三"]),
        ("<input value=一 title=二 placeholder=三><button>四</button>", ["二", "四"]),
        (
            "<script>一<b></script >二<style>三</style><textarea title=四>五<p>六</textarea>七",
            ["二", "四", "七"],
        ),
        ("<SCRIPT>'</scripts>'一</Script\n>二", ["二"]),
        ("<pre title=一>二<b>三</b></pre>四<code>五</code>六", ["一", "四", "六"]),
        (
            "<iframe>一</iframe><noscript>二</noscript><svg><title>三</title><path d=四 /><script/></svg>五",
            ["二", "三", "五"],
        ),
    ],
)
def test_what_readers_read_is_found(html, words):
    assert read(html) == words


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ('<p translate="no" title=一>二<b>三</b></p>四', ["四"]),
        ("<p translate=NO>一</p><p translate=yes>二</p><p translate>三</p>", ["二", "三"]),
        ('<p lang="en">一<b lang="zh-Hant">二</b></p>三', ["三"]),
        (
            '<i lang="zh-Hans">一</i><i lang="ZH-HANT">二</i><i lang="zh">三</i><i lang="">四</i>',
            ["二"],
        ),
        ('<html lang="zh-CN"><body>一<i lang=zh-cn>二</i>', ["一"]),
        ('<html lang="zh-Hant"><body lang="en">一</body></html>二', []),
        ('<html lang="en"><body>一<p lang="zh-Hant">二', []),
        ('<html translate="no"><body>一</body></html>二', []),
        ("<p lang=en lang=zh-Hant>一</p>二", ["二"]),
        (
            "<meta lang=en name=description content=一><br translate=no>二<img lang=en alt=三>四",
            ["二", "四"],
        ),
        ("<title lang=en>一</title>二", ["二"]),
    ],
)
def test_another_language_and_what_is_not_to_be_translated_is_left(html, words):
    assert read(html) == words


@pytest.mark.parametrize(
    ("html", "words"),
    [
        # left open: what ends them without saying so
        ("<p lang=en>一<p>二<p lang=en>三<div>四</div>", ["二", "四"]),
        ("<ul><li translate=no>一<ul><li>二</ul>三<li>四</ul>五", ["四", "五"]),
        ("<ul><li>一<ul><li translate=no>二</ul>三</ul>四", ["一", "三", "四"]),
        ("<dl><dt lang=en>一<dd>二<dt>三</dl>", ["二", "三"]),
        (
            "<table><tr><td lang=en>一<td>二<tr lang=en><td>三<tr><th>四<tbody><tr><td>五</table>六",
            ["二", "四", "五", "六"],
        ),
        ("<table><tr><td lang=en><table><tr><td>一</table>二</table>三", ["三"]),
        ("<select><option lang=en>一<option>二<optgroup><option>三</select>四", ["二", "三", "四"]),
        ("<ruby>一<rt lang=en>二<rt>三</ruby>", ["一", "三"]),
        ("<section><p lang=en>一</section>二", ["二"]),
        ("<button><p lang=en>一<b>二</button>三", ["三"]),
        # nested
        ("<pre>一<pre>二</pre>三</pre>四", ["四"]),
        ("<div translate=no><code>一</code>二<div>三</div>四</div>五", ["五"]),
        # stray end tags end nothing
        ("<div lang=en>一</b></p></section></li>二</div></div>三", ["三"]),
        ("<div lang=en><table><tr><td>一</div></span>二</table></div>三", ["三"]),
        ("<b><p translate=no>一</b>二</p>三", ["三"]),
        ("<li lang=en>一<ul></li>二</ul>三</li>四", ["四"]),
        ("<noscript><p lang=en>一</noscript>二</p>三", ["三"]),
        ("<td lang=en>一</tr><td>二</td>三</td>四", ["四"]),
        # what is never in itself, and formatting around a block
        ("<a lang=en>一<a>二</a>三", ["二", "三"]),
        ("<code>一<pre>二</code>三</pre>四", ["四"]),
        ("<i lang=en>一<p>二</i>三</p>四", ["三", "四"]),
        ("<dl><dd lang=en>一<dl><dd>二</dl>三<dd>四</dl>", ["四"]),
        # formatting that was never ended goes on, as in browsers
        ("<p><code>一<p>二</code>三", ["三"]),
        ("<div><i lang=en>一</div><ul><li>二</i>三", ["三"]),
        ("<div><span lang=en>一</div>二", ["二"]),
    ],
)
def test_an_element_ends_where_browsers_end_it(html, words):
    assert read(html) == words


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("3 < 4 一<<b>二</b> <3 <", ["3 < 4 一<", "二", "<3 <"]),
        ("<a title=\"一>二\" b='>' c=>三", ["一>二", "三"]),
        ('<a b"="c" d"e title=一"二\'=x>三', ["一\"二'=x", "三"]),
        ("<a =lang=en ==b title = 一 / lang\u3000='en'>二</a>", ["一", "二"]),
        ("<a\ftitle\n=\t'一'\r>二", ["一", "二"]),
        ("<!-->一<!--->二<!---->三<!--四--!>五<!-- -- > 六-->七", ["一", "二", "三", "五", "七"]),
        ("<!doctype 一><?php 二?></ 三></>四<![CDATA[五]]>六", ["四", "六"]),
        # what never ends is left whole
        ("一<!-- 二 -> <b>三</b>", ["一"]),
        ('一<a title="二> <b>三</b>', ["一"]),
        ("一<p title='二' 三", ["一"]),
        ("一<script>二</scrip>三", ["一"]),
        ("一<title>二", ["一"]),
        ("一</", ["一"]),
    ],
)
def test_markup_is_cut_as_browsers_cut_it(html, words):
    assert read(html) == words


def test_beyond_a_hundred_and_twenty_elements_in_one_another_nothing_is_read():
    assert read("<b>" * 120 + "一<b>二<b>三") == ["一", "二"]


def test_places_say_what_encloses_them():
    html = "一<a alt=\"二\" title='三' aria-label=四>"
    assert [place.quote for place in places(html, lang="zh-Hant")] == [None, '"', "'", ""]


PIECES = st.sampled_from(
    (
        *(
            "<",
            ">",
            "</",
            "/>",
            "/",
            "<!--",
            "-->",
            "<!",
            "<?",
            "=",
            '"',
            "'",
            "一",
            "&",
            "<li",
            "<td>",
        ),
        *(
            "<p>",
            "</p>",
            "</table>",
            "<table>",
            "<script>",
            "</script>",
            "<svg>",
            "<title>",
            "<code>",
        ),
        *("</code>", "<pre>", " lang=en", " translate='no'", ' title="一"', "<meta", " content=二"),
    )
)


@settings(deadline=None)
@given(st.lists(PIECES | st.text(max_size=4), max_size=40).map("".join))
def test_the_places_of_any_text_are_in_order_and_apart(html):
    ends = 0
    for place in places(html, lang="zh-Hant"):
        assert ends <= place.start <= place.end <= len(html)
        ends = place.end
