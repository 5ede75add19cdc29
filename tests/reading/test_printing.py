"""The body of an article as HTML: blocks in order, references linked, passages found."""

import json

import pytest

from viewpoints.articles.models import Article
from viewpoints.reading.printing import printed

# A page asks for its content type on being made.
pytestmark = pytest.mark.django_db


def body(*blocks: tuple[str, object]) -> object:
    """Give a body as the page has it, from pairs of kind and stored value."""
    return Article(body=json.dumps([{"type": kind, "value": value} for kind, value in blocks])).body


def html(*blocks: tuple[str, object]) -> str:
    """Give the HTML of a body, without the space between blocks."""
    return "".join(line.strip() for line in printed(body(*blocks)).html.splitlines())


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("paragraph", '<p data-block-key="a1">一<b>二</b></p>', "<p>一<b>二</b></p>"),
        ("heading", {"text": "标题", "level": "2"}, '<h2 id="part-1">标题</h2>'),
        ("heading", {"text": "<b>", "level": "3"}, '<h3 id="part-1">&lt;b&gt;</h3>'),
        (
            "quote",
            {"text": "<p>引文</p>", "attribution": "某<人>"},
            "<blockquote><p>引文</p><footer>某&lt;人&gt;</footer></blockquote>",
        ),
        (
            "quote",
            {"text": "<p>引文</p>", "attribution": ""},
            "<blockquote><p>引文</p></blockquote>",
        ),
        ("pull_quote", {"text": "一句&"}, '<aside class="pull-quote"><p>一句&amp;</p></aside>'),
        ("list", "<ul><li>一</li><li>二</li></ul>", "<ul><li>一</li><li>二</li></ul>"),
    ],
)
def test_every_block_has_its_element(kind: str, value: object, expected: str) -> None:
    assert html((kind, value)) == expected


def test_a_table_has_a_head_where_a_column_has_a_heading() -> None:
    def table(*headings: str) -> dict[str, object]:
        columns = [{"type": "text", "heading": heading} for heading in headings]
        return {"columns": columns, "rows": [{"values": ["<p>1</p>", "<p>2</p>"]}], "caption": ""}

    row = "<tr><td><p>1</p></td><td><p>2</p></td></tr>"
    head = '<thead><tr><th scope="col">年</th><th scope="col"></th></tr></thead>'
    assert f"<table>{head}<tbody>{row}</tbody></table>" in html(("table", table("年", "")))
    assert f"<table><tbody>{row}</tbody></table>" in html(("table", table("", "")))


def test_notes_stand_apart_in_their_order() -> None:
    made = printed(
        body(
            ("footnote", {"label": "b", "text": "<p>第二</p>"}),
            ("paragraph", "<p>文[^a][^b]</p>"),
            ("footnote", {"label": "a", "text": "<p>第一</p>"}),
            ("footnote", {"label": "c", "text": "<p>没人提</p>"}),
        )
    )
    assert [(note.number, note.html, note.referred) for note in made.notes] == [
        (1, "<p>第二</p>", True),
        (2, "<p>第一</p>", True),
        (3, "<p>没人提</p>", False),
    ]
    assert made.html.strip() == (
        '<p>文<sup class="ref"><a href="#note-2" id="ref-2" role="doc-noteref">2</a></sup>'
        '<sup class="ref"><a href="#note-1" id="ref-1" role="doc-noteref">1</a></sup></p>'
    )


def test_a_reference_inside_an_attribute_is_left_alone() -> None:
    note = ("footnote", {"label": "1", "text": "<p>注</p>"})
    made = html(("paragraph", '<p><a href="https://e.example/[^1]">链接</a></p>'), note)
    assert made == '<p><a href="https://e.example/[^1]">链接</a></p>'


def test_of_two_notes_with_one_label_the_first_is_meant() -> None:
    notes = [("footnote", {"label": "1", "text": f"<p>{text}</p>"}) for text in "甲乙"]
    made = printed(body(("paragraph", "<p>文[^1]</p>"), *notes))
    assert [note.referred for note in made.notes] == [True, False]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (
            "<p>前。要紧的话。后。</p>",
            '<p>前。<mark class="passage" id="x">要紧的话。</mark>后。</p>',
        ),
        ("<p>前。要紧<b>的</b>话。</p>", '<p><span id="x"></span>前。要紧<b>的</b>话。</p>'),
        ("<p>别的话。</p>", "<p>别的话。</p>"),
    ],
)
def test_a_passage_is_marked_where_it_stands(paragraph: str, expected: str) -> None:
    made = printed(body(("paragraph", paragraph)), passages={"x": "要紧的话。"})
    assert made.html.strip() == expected


def test_a_passage_is_marked_once_and_its_signs_stay_text() -> None:
    made = printed(
        body(("paragraph", "<p>1 &lt; 2 &amp; 3</p>"), ("paragraph", "<p>1 &lt; 2 &amp; 3</p>")),
        passages={"x": "1 < 2 & 3", "empty": ""},
    )
    assert [line for line in made.html.splitlines() if line] == [
        '<p><mark class="passage" id="x">1 &lt; 2 &amp; 3</mark></p>',
        "<p>1 &lt; 2 &amp; 3</p>",
    ]
