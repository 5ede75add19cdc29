import email
import email.policy
from dataclasses import replace
from hashlib import sha256

from hypothesis import given, settings
from hypothesis import strategies as st

from viewpoints.intake.form.as_mail import (
    Captioned,
    File,
    Form,
    Particulars,
    Picture,
    particulars,
    title,
    written_down,
)
from viewpoints.intake.parsing.limited import parse_limited

FORM = Form(
    name="林晓",
    email="lin@qq.com",
    byline="山月",
    title="一块钱，在路上走了四十七天；一块钱，在路上走了四十七天",
    text="From 去年起，我们跑了三十一个教学点。\n\n.\n\n> 一行",
    organization="山野公益基金会",
    role="项目主管",
    files=[
        File("我的文章（终稿）.docx", b"PK\x03\x04"),
        File("附.txt", "正文\r\n".encode("gb18030")),
    ],
)
LINE = st.text(st.characters(exclude_categories=["C", "Z"]), max_size=80)


def test_the_mail_is_what_its_sender_might_have_written():
    message = email.message_from_bytes(
        written_down(FORM, to="ngo@viewpoints.example"), policy=email.policy.default
    )
    assert str(message["From"]) == "林晓 <lin@qq.com>"
    assert str(message["To"]) == "ngo@viewpoints.example"
    assert str(message["Subject"]) == FORM.title
    assert message["Message-ID"].endswith("@viewpoints.example>")
    assert message["Content-Language"] == "zh-hans"
    assert message["X-Viewpoints-Form-Consent"] == "yes"


def test_the_one_reader_of_mail_reads_it_whole():
    message = parse_limited(written_down(FORM, to="ngo@viewpoints.example"))
    assert (message.senders[0].name, message.senders[0].address) == ("林晓", "lin@qq.com")
    assert message.subject == FORM.title
    assert message.text.strip() == FORM.text
    assert [(file.filename, file.content) for file in message.attachments] == [
        (file.name, file.data) for file in FORM.files
    ]


def test_what_a_mail_has_no_field_for_is_read_again():
    data = written_down(FORM, to="ngo@viewpoints.example")
    assert particulars(data) == Particulars("山月", "山野公益基金会", "项目主管")
    assert title(data) == FORM.title


def test_formatting_stands_beside_the_words_for_any_mail_program():
    form = replace(FORM, html="<p>去年起，<strong>我们</strong>跑了。</p>")
    data = written_down(form, to="ngo@viewpoints.example")
    message = email.message_from_bytes(data, policy=email.policy.default)
    plain, html = (message.get_body((kind,)) for kind in ("plain", "html"))
    assert plain.get_content().splitlines() == FORM.text.splitlines()
    assert html.get_content().splitlines() == [form.html]
    read = parse_limited(data)
    assert (read.text.strip(), read.html.strip()) == (FORM.text, form.html)
    assert [file.filename for file in read.attachments] == [file.name for file in FORM.files]


def test_a_form_with_a_key_is_the_same_mail_however_often_it_is_sent():
    form = replace(FORM, key="0a1b")
    ids = {
        email.message_from_bytes(written_down(form, to="ngo@viewpoints.example"))["Message-ID"]
        for _ in range(2)
    }
    assert ids == {"<form-0a1b@viewpoints.example>"}


@settings(max_examples=25)
@given(words=st.lists(st.text(max_size=300), min_size=1, max_size=12))
def test_any_caption_is_read_again_with_the_digest_of_its_picture(words):
    pictures = [
        Picture(number, File(f"{number}.jpg", bytes([number])), caption, caption[:9])
        for number, caption in enumerate(words, start=1)
    ]
    data = written_down(replace(FORM, pictures=pictures), to="ngo@viewpoints.example")
    assert particulars(data).pictures == tuple(
        Captioned(one.number, sha256(one.file.data).hexdigest(), one.caption, one.credit)
        for one in pictures
    )


def test_an_anonymous_byline_is_empty_and_not_missing():
    data = written_down(Form("林晓", "lin@qq.com", "", "题"), to="ngo@viewpoints.example")
    assert particulars(data) == Particulars("", "", "")


def test_a_mail_that_no_form_wrote_has_no_particulars():
    assert particulars(b"From: lin@qq.com\r\nSubject: x\r\n\r\nX-Viewpoints-Form-Byline: y") is None


@given(words=LINE)
def test_any_line_of_words_survives_the_headers(words):
    data = written_down(
        Form("林晓", "lin@qq.com", words, words, role=words), to="ngo@viewpoints.example"
    )
    assert particulars(data) == Particulars(words, "", words)
    assert title(data) == words
