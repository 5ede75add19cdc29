import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewpoints.markup.marks import html_from_marks, marks_from_html

PAIRS = [
    ("<p>Pay is <b>no</b> <i>sin</i>. [^1]</p>", "Pay is **no** *sin*. [^1]"),
    ("<p><b><i>Both</i></b> and H<sub>2</sub>O, m<sup>2</sup></p>", "***Both*** and H~2~O, m^2^"),
    (
        '<p>See <a href="https://a.example/x_y?b=1&amp;c=2">the <b>report</b></a>.</p>',
        "See [the **report**](https://a.example/x_y?b=1&c=2).",
    ),
    ('<p><a linktype="page" id="7">here</a></p>', "[here](page:7)"),
    ("<p>one<br/>two</p><p>three</p>", "one\ntwo\n\nthree"),
    ("<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>", "- a\n- b\n  1. c"),
    ("<p>5 * 3, 2^10 and ~ and \\ and a](b)</p>", "5 \\* 3, 2\\^10 and \\~ and \\\\ and a]\\(b)"),
    ("<p>1. no list</p><p>- nor this</p>", "1\\. no list\n\n\\- nor this"),
    ("<p>2 &lt; 3 &amp; 4</p>", "2 < 3 & 4"),
]


@pytest.mark.parametrize(("html", "marks"), PAIRS)
def test_marks_say_what_the_html_says(html, marks):
    assert marks_from_html(html) == marks
    assert html_from_marks(marks) == html


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("2 * 3 * 4", "<p>2 * 3 * 4</p>"),
        ("an *unclosed word", "<p>an *unclosed word</p>"),
        ("a\r\n\r\n\r\nb", "<p>a</p><p>b</p>"),
        ("before\n- one\n- two", "<p>before</p><ul><li>one</li><li>two</li></ul>"),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>"),
        ('[x](a"onclick=b)', '<p><a href="a&quot;onclick=b">x</a></p>'),
        ("[[x](y)](z)", '<p>[<a href="y">x</a>](z)</p>'),
        (" \n \n", ""),
    ],
)
def test_what_people_type_is_taken_as_it_looks(typed, html):
    assert html_from_marks(typed) == html


def test_a_line_like_an_item_is_text_where_there_are_no_lists():
    assert html_from_marks("- said she", inline=True) == "<p>- said she</p>"


WORDS = st.text("ab *^~\\[]()-1.•_<&老", min_size=1, max_size=8).map(str.strip).filter(bool)
ESCAPED = WORDS.map(lambda one: one.replace("&", "&amp;").replace("<", "&lt;"))
DRESSED = st.tuples(
    ESCAPED, st.sampled_from(["{}", "<b>{}</b>", "<i>{}</i>", "<b><i>{}</i></b>"])
).map(lambda pair: pair[1].format(pair[0]))
LINKED = st.tuples(DRESSED, st.booleans()).map(
    lambda pair: f'<a href="https://a.example/">{pair[0]}</a>' if pair[1] else pair[0]
)
PARAGRAPHS = st.lists(LINKED, min_size=1, max_size=4).map(lambda runs: f"<p>{' '.join(runs)}</p>")
LISTS = st.lists(LINKED, min_size=1, max_size=3).map(
    lambda items: "<ul>" + "".join(f"<li>{' '.join(one.split())}</li>" for one in items) + "</ul>"
)


@settings(max_examples=150)
@given(st.lists(PARAGRAPHS | LISTS, max_size=3))
def test_html_there_and_back_is_the_same(parts):
    once = html_from_marks(marks_from_html("".join(parts)))
    assert html_from_marks(marks_from_html(once)) == once


@settings(max_examples=150)
@given(st.text("ab *^~\\[]()\n-1.•<&", max_size=20))
def test_whatever_was_typed_its_marks_are_the_same_after_saving(typed):
    shown = marks_from_html(html_from_marks(typed))
    assert marks_from_html(html_from_marks(shown)) == shown
