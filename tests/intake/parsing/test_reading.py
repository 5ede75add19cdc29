"""A raw mail becomes a Message, whatever is wrong with it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.parsing.mails import LETTER, mail, multipart, part, word
from viewpoints.intake.parsing import Address, Kind, parse


@pytest.mark.parametrize(
    "label", ["gb2312", "gbk", "x-gbk", "GB18030", "utf-8", "big5", "us-ascii"]
)
@pytest.mark.parametrize("charset", ["gb18030", "utf-8"])
def test_raw_chinese_mail_is_read_under_any_label(charset: str, label: str) -> None:
    raw = mail(
        charset=charset, Content_Type=f"text/plain; charset={label}", To="编辑 <e@v.example>"
    )
    message = parse(raw)
    assert message.senders == [Address("王芳", "wf@ngo.example")]
    assert message.to == [Address("编辑", "e@v.example")]
    assert (message.subject, message.text) == ("投稿", LETTER)


@pytest.mark.parametrize("charset", ["gb18030", "utf-8"])
def test_raw_chinese_mail_without_a_label(charset: str) -> None:
    message = parse(mail(charset=charset))
    assert (message.senders[0].name, message.subject, message.text) == ("王芳", "投稿", LETTER)


def test_traditional_raw_mail() -> None:
    text = "許功蓋編輯您好，附件是我的文章"
    message = parse(mail(text, charset="big5", Subject="投稿：許功蓋", Content_Type="text/plain"))
    assert (message.subject, message.text) == ("投稿：許功蓋", text)


def test_a_wrong_label_is_noted() -> None:
    message = parse(mail(Content_Type="text/plain; charset=big5"))
    assert message.notes == ["wrong_charset: big5 is utf-8"]


def test_an_unknown_charset_is_noted_and_read_all_the_same() -> None:
    message = parse(mail(charset="gb18030", Content_Type="text/plain; charset=x-foo"))
    assert (message.text, message.notes) == (LETTER, ["unknown_charset: x-foo"])


def test_an_editor_can_have_it_read_in_another_charset() -> None:
    raw = mail("caf\u00e9".encode("cp850"), Content_Type="text/plain; charset=iso-8859-1")
    assert parse(raw, charset="cp850").text == "café"


def test_html_alone_is_read_as_text_and_kept_as_sent() -> None:
    markup = "<div>编辑：</div><div><br></div><div>&nbsp;&nbsp;第一段。</div><p>第二段。</p>"
    message = parse(mail(markup, charset="gb18030", Content_Type="text/html; charset=gb18030"))
    assert message.text == "编辑：\n\n  第一段。\n\n第二段。"
    assert message.html == markup
    assert message.notes == ["text_from_html"]


def test_of_two_forms_the_plain_one_is_read() -> None:
    raw = multipart(
        part("白话".encode()), part(b"<b>x</b>", "text/html; charset=utf-8"), kind="alternative"
    )
    message = parse(raw)
    assert (message.text, message.html, message.attachments) == ("白话", "<b>x</b>", [])


def test_an_empty_plain_form_gives_way_to_html() -> None:
    raw = multipart(part(b" \r\n"), part("<p>正文</p>".encode(), "text/html"), kind="alternative")
    assert parse(raw).text == "正文"


def test_a_forwarded_mail_is_kept_and_read() -> None:
    inner = mail("里面的正文", Subject="里面的标题", From="author@ngo.example")
    raw = multipart(part(b"fyi"), b"Content-Type: message/rfc822\r\n\r\n" + inner)
    message = parse(raw)
    file = message.attachments[0]
    assert (message.text, file.filename, file.name) == ("fyi", "", "里面的标题.eml")
    assert file.content == inner
    assert file.message is not None
    assert (file.message.senders[0].address, file.message.text) == (
        "author@ngo.example",
        "里面的正文",
    )


def test_a_mail_that_only_encloses_another_says_what_that_says() -> None:
    raw = multipart(b"Content-Type: message/rfc822\r\n\r\n" + mail("正文"))
    message = parse(raw)
    assert (message.text, message.notes) == ("正文", ["text_from_enclosed"])


def test_a_missing_boundary_is_guessed() -> None:
    raw = mail(
        b"--xyz\r\nContent-Type: text/plain\r\n\r\nhi\r\n--xyz\r\nContent-Type: image/png; name=a.png"
        b"\r\n\r\nxx\r\n--xyz--",
        Content_Type="multipart/mixed",
    )
    message = parse(raw)
    assert (message.text, [file.filename for file in message.attachments]) == ("hi", ["a.png"])
    assert message.notes == ["missing_boundary"]


@pytest.mark.parametrize("text", ["只有正文。\n第二行", "Hi:\n\n好", "\n\nNote: 好"])
def test_text_without_any_head_is_all_text(text: str) -> None:
    message = parse(text.encode("gbk"))
    assert message.text == text.strip("\n")
    assert {"no_sender", "no_headers"} <= set(message.notes)


@pytest.mark.parametrize("raw", [b"", b"\r\n\r\n", bytes(range(256)) * 20])
def test_what_holds_nothing_to_read_is_unreadable(raw: bytes) -> None:
    assert parse(raw).kind == Kind.UNREADABLE


def test_line_ends_of_an_old_macintosh() -> None:
    assert parse(mail("一\r\n二").replace(b"\r\n", b"\r")).text == "一\n二"


def test_ids_are_bare() -> None:
    message = parse(mail(Message_ID="<1@a>", In_Reply_To="<0@a>", References="<x@a>\r\n <0@a>"))
    assert (message.message_id, message.in_reply_to) == ("1@a", ["0@a"])
    assert message.references == ["x@a", "0@a"]


def test_headers_that_later_steps_need() -> None:
    message = parse(mail(Return_Path="<wf@ngo.example>", List_Id=word("公益", "utf-8")))
    assert message.headers == {"return-path": ["<wf@ngo.example>"], "list-id": ["公益"]}


@given(st.binary(max_size=400))
def test_any_bytes_are_parsed(raw: bytes) -> None:
    json.dumps(parse(raw).to_json())


@given(st.lists(st.sampled_from(range(12)), max_size=40))
def test_any_heap_of_mail_fragments_is_parsed(numbers: list[int]) -> None:
    fragments = (
        *(b"From: =?gb2312?B?zfW3vA==?= <a@b>\n", b"Content-Type: multipart/mixed; boundary=b\n"),
        *(b"\n", b"--b\n", b"--b--\n", b"Content-Type: message/rfc822\n", b"\xb9\xab\xd2\xe6"),
        *(b"Content-Transfer-Encoding: base64\n", b"Subject: =?utf-8?Q?=E5", b"begin 644 a\n"),
        *(b"Content-Disposition: attachment; filename*0*=gbk''%B9%", b"> On 1 a@b wrote:\n"),
    )
    json.dumps(parse(b"".join(fragments[number] for number in numbers)).to_json())
