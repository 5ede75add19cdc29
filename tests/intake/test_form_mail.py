import email
import email.policy

from hypothesis import given
from hypothesis import strategies as st

from viewpoints.intake.form_mail import File, Form, Particulars, particulars, title, written_down
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
