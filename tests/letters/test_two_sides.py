"""A letter with two sides is one valid e-mail, whatever is in it."""

from email import message_from_bytes, policy

import pytest

from tests.documents import png
from tests.submissions.enclosing import structure
from viewpoints.letters.two_sides import TwoSided


def sent(**fields):
    """Give a message as it is parsed at the other end."""
    given = {"subject": "您好", "body": "字", "from_email": "ngo@x.cn", "to": ["lin@qq.com"]}
    given |= {"html": "<p>字</p>", "pictures": {}, **fields}
    raw = TwoSided(**given).message().as_bytes(linesep="\r\n")
    return message_from_bytes(raw, policy=policy.default)


def test_the_words_come_first_and_the_html_last():
    message = sent()
    assert structure(message) == {"multipart/alternative": ["text/plain", "text/html"]}
    assert message.get_body(("plain",)).get_content() == "字"
    assert message.get_body(("html",)).get_content() == "<p>字</p>"
    assert (message["Subject"], message["To"]) == ("您好", "lin@qq.com")


def test_pictures_stand_beside_the_html_by_their_content_ids():
    data = png()
    message = sent(pictures={"a@x.cn": ("small/a.png", data), "b@x.cn": ("b.jpg", data)})
    assert structure(message) == {
        "multipart/alternative": [
            "text/plain",
            {"multipart/related": ["text/html", "image/png", "image/jpeg"]},
        ]
    }
    related = message.get_payload(1)
    assert related.get_param("type") == "text/html"  # RFC 2387, section 3.1
    parts = list(related.iter_attachments())
    assert [part["Content-ID"] for part in parts] == ["<a@x.cn>", "<b@x.cn>"]
    assert [part.get_filename() for part in parts] == ["picture-1.png", "picture-2.jpg"]
    assert [part.get_content_disposition() for part in parts] == ["inline", "inline"]
    assert parts[0].get_content() == data


@pytest.mark.parametrize("html", ["<p>字</p>" * 30_000, "字" * 60_000, "<p>a</p>\r\n.\r\nFrom x\n"])
def test_no_line_is_too_long_and_nothing_is_lost(html):
    message = sent(html=html)
    assert all(len(line) <= 998 for line in message.as_bytes().splitlines())
    assert message.get_body(("html",)).get_content() == html
    assert [part.defects for part in message.walk()] == [[], [], []]


def test_a_message_made_twice_is_the_same():
    one = TwoSided(
        subject="x",
        body="y",
        to=["lin@qq.com"],
        html="<p>z</p>",
        pictures={"a@x": ("a.png", png())},
    )
    assert [structure(one.message()), structure(one.message())] == [
        {
            "multipart/alternative": [
                "text/plain",
                {"multipart/related": ["text/html", "image/png"]},
            ]
        }
    ] * 2
