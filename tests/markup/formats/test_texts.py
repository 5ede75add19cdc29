import pytest

from viewpoints.markup.formats.texts import convert_text

LONG = "这是一行很长的正文，结尾有句号。"
TEXTS = {
    "a line for each paragraph": (f"{LONG}\n{LONG}\n", "", [LONG, LONG]),
    "empty lines between": (f"{LONG}\n续行\n\n{LONG}", "", [f"{LONG}<br>续行", LONG]),
    "indents": (f"题目\n\n　　{LONG}\n　　{LONG}", "题目", [LONG, LONG]),
    "one line is no title": ("题目", "", ["题目"]),
    "markup is text": (f"{LONG}\n1 < 2 <b>", "", [LONG, "1 &lt; 2 &lt;b&gt;"]),
}


@pytest.mark.parametrize("kind", TEXTS)
def test_plain_text_becomes(kind):
    text, title, paragraphs = TEXTS[kind]
    document = convert_text(text.encode("gb18030"), filename="a.txt")
    assert (document.title, [b["html"] for b in document.blocks]) == (title, paragraphs)


PAGES = {
    "the only h1 that stands first": ("<h1>大</h1><p>文<h2>小", "大", [2]),
    "the page's title": ("<title>页</title><p>文<h2>小", "页", [2]),
    "several h1 are sections": ("<title>页</title><h1>一</h1><h2>1</h2><h1>二", "页", [2, 3, 2]),
    "a heading in a comment": ("<!-- <h2> --><h1>大</h1><p>文", "大", []),
}


@pytest.mark.parametrize("kind", PAGES)
def test_the_title_of_a_page_is(kind):
    html, title, levels = PAGES[kind]
    document = convert_text(html.encode(), filename="a.html")
    assert document.title == title
    assert [b["level"] for b in document.blocks if b["type"] == "heading"] == levels


def test_a_page_is_read_in_the_charset_it_names():
    page = '<meta charset="big5"><p>做公益為什麼要拿工資'.encode("big5")
    assert convert_text(page, filename="a.htm").blocks[0]["html"] == "做公益為什麼要拿工資"


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("- " * 30 + "深处", "深处"),
        (
            "\n".join("  " * deep + f"- 第{deep}层" for deep in range(28)),
            "第25层<br>第26层<br>第27层",
        ),
    ],
)
def test_lists_nested_too_deep_lose_their_places_and_no_words(text, last):
    document = convert_text(f"{text}\n\n尾".encode(), filename="稿件.md")

    items, after = document.blocks
    assert after == {"type": "paragraph", "html": "尾"}
    assert items["items"][-1].strip("\u2002").endswith(last)
