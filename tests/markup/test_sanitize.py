import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.material import material
from viewpoints.markup.sanitize import TAGS, plain, sanitize
from viewpoints.markup.tree import names

REL = ' rel="noopener noreferrer"'

BECOMES = {
    "plain text": "plain text",
    "1 < 2 & 3": "1 &lt; 2 &amp; 3",
    "<h1>一</h1><h6>六</h6>": "<h2>一</h2><h4>六</h4>",
    "<b>粗</b><i>斜</i>": "<strong>粗</strong><em>斜</em>",
    "<div>一<div>二</div>三</div>": "<p>一</p><p>二</p><p>三</p>",
    "<pre>一\n二</pre>": "<p>一<br>二</p>",
    "<p> </p><p>&nbsp;</p><p>　</p><b></b>": "",
    "<b>外<b>内</b></b><b>邻</b>": "<strong>外内邻</strong>",
    # Google Docs wraps all it copies in a bold that is not bold
    '<b style="font-weight:normal"><p>细<span style="font-weight:700">粗</span></p></b>': (
        "<p>细<strong>粗</strong></p>"
    ),
    "<strong><h2>题</h2><p>文</p></strong>": "<h2>题</h2><p><strong>文</strong></p>",
    "<h2>题<div>副题</div></h2>": "<h2>题</h2><h2>副题</h2>",
    "<ul><li>一</li><ul><li>二</li></ul></ul>": "<ul><li><p>一</p><ul><li>二</li></ul></li></ul>",
    '<a href=" HTTP://a.cn/b c ">链</a>': f'<a href="HTTP://a.cn/b%20c"{REL}>链</a>',
    '<a href="mailto:a@b.cn">信</a>': f'<a href="mailto:a@b.cn"{REL}>信</a>',
    '<a href="java\tscript:alert(1)">a</a><a href="//b.cn">b</a><a href="/c">c</a>': "abc",
    '<a href="http:\\\\a.cn">a</a><a href="data:text/html,b">b</a><a href="#c">c</a>': "abc",
    '<img src="cid:pic1@163.com" alt="图">': '<img src="cid:pic1@163.com" alt="图">',
    '<img src="/media/a/b.png">': '<img src="/media/a/b.png">',
    '<img src="https://a.cn/t.gif" alt="图">': "图",
    '<img src="//a.cn/t.gif"><img src="/media/../desk/"><img src="/media//a.cn/">': "",
    '<img src="data:image/png;base64,AA=="><img src=x onerror=alert(1)>': "",
    '<td>散</td><table><tr><td colspan=2 rowspan="9999" width=1>格</table>': (
        '散<table><tbody><tr><td colspan="2">格</td></tr></tbody></table>'
    ),
    '<p style="position:fixed" class=a id=b onclick=c() title=d lang=e>文</p>': "<p>文</p>",
    '<span style="display:none">预览文字</span>正文': "正文",
    "<script>a</script><style>b</style><svg>c</svg><math>d</math><iframe>e</iframe>文": "文",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>": "'&gt;",
    "\ud800\x00控&#1;制&#x80;符": "控制€符",
    "<ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>": "汉",
}


@pytest.mark.parametrize("html", BECOMES)
def test_becomes(html):
    assert sanitize(html) == BECOMES[html]


class Browser(HTMLParser):
    """Reads as a browser would, and notes what a browser would run, fetch or obey."""

    def __init__(self) -> None:
        super().__init__()
        self.harm: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag not in TAGS:
            self.harm.append(f"<{tag}>")
        for name, value in attrs:
            if not _is_harmless(tag, name, value or ""):
                self.harm.append(f"<{tag} {name}={value!r}>")

    def handle_comment(self, data):
        self.harm.append(f"<!--{data}")

    handle_decl = handle_pi = unknown_decl = handle_comment


def _is_harmless(tag: str, name: str, value: str) -> bool:
    match (tag, name):
        case ("a", "href"):
            return bool(re.match(r"(https?://[^/\\\s]|mailto:)", value, re.IGNORECASE))
        case ("a", "rel"):
            return value == "noopener noreferrer"
        case ("img", "src"):
            return bool(re.match(r"(cid:|/media/\w)", value))
        case ("img", "alt"):
            return True
        case ("td" | "th", "colspan" | "rowspan"):
            return value.isdigit()
    return False


def hold(payload: str) -> None:
    clean = sanitize(payload)
    browser = Browser()
    browser.feed(clean)
    browser.close()
    assert browser.harm == []
    assert sanitize(clean) == clean


def lines(path: str) -> list[str]:
    return material(path).read_text("utf-8", "replace").splitlines()


def test_nothing_of_the_payload_list_survives():
    payloads = lines("sanitise/payloadbox+xss-payload-list/Intruder/xss-payload-list.txt")
    assert len(payloads) == 6613
    for payload in payloads:
        hold(payload)


def test_nothing_of_the_naughty_strings_survives():
    folder = material("sanitise/minimaxir+big-list-of-naughty-strings")
    for payload in json.loads((folder / "blns.json").read_text("utf-8")):
        hold(payload)


def test_nothing_of_any_text_file_of_the_material_survives_whole_or_by_line():
    files = [path for path in material("sanitise").rglob("*") if path.is_file()]
    assert len(files) > 50
    for path in files:
        text = path.read_text("utf-8", "replace")
        hold(text)
        if path.suffix in {".md", ".dat"} or "bleach" in str(path):
            for line in text.splitlines():
                hold(line)


def test_nothing_of_the_html5lib_cases_survives():
    for path in material("sanitise/html5lib+html5lib-tests").rglob("*.test"):
        for case in json.loads(path.read_text("utf-8")).get("tests", []):
            hold(json.dumps(case["input"]))
            hold(str(case["input"]))


MUTATIONS = [
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=a()>'>",
    "<form><math><mtext></form><form><mglyph><svg><mtext><style><a id='</style><img onerror=a>'>",
    "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
    "<select><template><style></select><img src=x onerror=alert(1)></style></template></select>",
    "<noembed><img title='</noembed><img src onerror=alert(1)>'></noembed>",
    "<table><a href='http://a.cn'><table><td></a><a href=javascript:alert(1)>x",
    "<a href='http://a.cn'>1<div>2<a href='http://b.cn'>3</div>4",
    "<p><b><table><tr><b><td><p></b>x</table>y</b>z",
    "<li><p><ul></p><li><h2><blockquote><h2>" * 30,
    "<blockquote>" * 3000 + "deep",
    "<b><p>" * 300 + "deep",
]


@pytest.mark.parametrize("payload", MUTATIONS)
def test_what_changes_under_a_second_parser_does_not_change_under_ours(payload):
    hold(payload)


def test_depth_loses_tags_and_no_text():
    assert plain("<blockquote>" * 3000 + "深处") == "深处"


DEEP = ["<div>", "<blockquote>", "<ul><li>", "<figure><figcaption>", "<optgroup>"]


@pytest.mark.parametrize("opening", DEEP)
def test_depth_beyond_reason_costs_only_tags(opening):
    """A parser looks through all that is open at every tag: this would take minutes."""
    assert plain(opening * 20_000 + "深处") == "深处"


TAG_NAMES = names(
    "p div b i a table tr td th ul ol li h1 h3 blockquote br hr pre span svg math mtext style"
    " script img figure figcaption caption sup sub select template nav dl dt title textarea body"
)
ATTRIBUTES = [
    "",
    ' href="http://a.cn"',
    ' style="font-weight:bold"',
    ' style="font-style:italic"',
    ' src="cid:a"',
    " alt=a",
]
OPENING = st.builds(
    "<{}{}>".format, st.sampled_from(sorted(TAG_NAMES)), st.sampled_from(ATTRIBUTES)
)
CLOSING = st.builds("</{}>".format, st.sampled_from(sorted(TAG_NAMES)))
ODDMENTS = st.sampled_from(
    ["<!--", "-->", "&lt;", "&amp;#x3c;", "\"'>", "文", " ", "　", "x", "\n"]
)
PIECES = OPENING | CLOSING | ODDMENTS | st.text(max_size=4)


@given(st.lists(PIECES, max_size=25))
@settings(deadline=None)
def test_any_soup_is_harmless_and_a_fixed_point(pieces):
    hold("".join(pieces))


@given(st.text())
def test_text_without_markup_is_kept(text):
    kept = re.sub("[<&\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff>\xa0]", "", text)
    assert sanitize(kept) == kept


def test_plain_gives_a_line_for_each_block():
    html = "头<p>一<br>行</p><ul><li>二</li></ul><table><tr><td>三<td>四</table>尾"
    assert plain(html) == "头\n一\n行\n二\n三\t四\n尾"
