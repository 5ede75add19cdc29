"""Chinese mail whose labels are wrong, or missing: what counts is what the bytes are."""

import base64
import quopri

import pytest

from viewpoints.intake.parsing import parse

SIMPLIFIED = "关于公益组织员工薪酬的几点看法"
TRADITIONAL = "關於公益組織員工薪酬的幾點看法"
LETTERS = {
    "gb18030": "各位编辑：\n公益组织的员工为什么要拿工资？专业的服务需要专业的人，镕与喆。\n王芳",
    "utf-8": "各位编辑：\n公益组织的员工为什么要拿工资？专业的服务需要专业的人，镕与喆。\n王芳",
    "big5hkscs": "各位編輯：\n公益組織的員工為什麼要拿薪水？因為專業的服務需要專業的人。\n王芳",
}
SUBJECTS = {"gb18030": SIMPLIFIED, "utf-8": SIMPLIFIED, "big5hkscs": TRADITIONAL}
LABELS = [
    *("gb2312", "GBK", "x-gbk", "gb_2312-80", "utf-8", "iso-8859-1", "us-ascii", "big5", "cp936"),
    *("x-unknown", "unknown-8bit", "windows-1252", ""),
]


def mail(subject: bytes, body: bytes, *, label: str, encoding: str = "8bit") -> bytes:
    charset = f"; charset={label}" if label else ""
    return b"\r\n".join(
        [
            b"From: " + "王芳 <wangfang@qq.example>".encode("gb18030"),
            b"Subject: " + subject,
            f"Content-Type: text/plain{charset}".encode(),
            f"Content-Transfer-Encoding: {encoding}".encode(),
            b"",
            body,
        ]
    )


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("charset", LETTERS)
def test_raw_bytes_under_any_label(charset: str, label: str) -> None:
    message = parse(
        mail(SUBJECTS[charset].encode(charset), LETTERS[charset].encode(charset), label=label)
    )
    assert message.subject == SUBJECTS[charset]
    assert message.text.split() == LETTERS[charset].split()
    assert message.senders == [("王芳", "wangfang@qq.example")]


@pytest.mark.parametrize("label", LABELS)
def test_encoded_bytes_under_any_label(label: str) -> None:
    words = base64.b64encode(SIMPLIFIED.encode("gb18030")).decode()
    subject = f"=?{label or 'gb2312'}?B?{words}?=".encode()
    body = LETTERS["gb18030"].encode("gb18030")
    for encoding, encoded in (
        ("base64", base64.encodebytes(body)),
        ("quoted-printable", quopri.encodestring(body)),
    ):
        message = parse(mail(subject, encoded, label=label, encoding=encoding))
        assert message.subject == SIMPLIFIED
        assert message.text.split() == LETTERS["gb18030"].split()


@pytest.mark.parametrize("charset", ["hz", "utf-7", "utf-16", "gb18030"])
def test_rare_charsets_that_are_named_rightly(charset: str) -> None:
    words = base64.b64encode(SIMPLIFIED.encode(charset)).decode()
    body = base64.encodebytes(SIMPLIFIED.encode(charset))
    message = parse(
        mail(f"=?{charset}?B?{words}?=".encode(), body, label=charset, encoding="base64")
    )
    assert (message.subject, message.text) == (SIMPLIFIED, SIMPLIFIED)


def test_a_character_cut_between_two_words_of_one_charset_under_two_names() -> None:
    data = SIMPLIFIED.encode("gb18030")
    pieces = zip((b"gb2312", b"GB2312", b"gbk"), (data[:7], data[7:15], data[15:]), strict=True)
    subject = b"\r\n ".join(
        b"=?" + name + b"?B?" + base64.b64encode(piece) + b"?=" for name, piece in pieces
    )
    assert parse(mail(subject, b"x", label="")).subject == SIMPLIFIED


def test_words_that_are_only_labelled_as_base64() -> None:
    message = parse(mail(b"x", LETTERS["utf-8"].encode(), label="utf-8", encoding="base64"))
    assert message.text.split() == LETTERS["utf-8"].split()
    assert "broken_encoding" in message.notes


def test_a_byte_order_mark_before_the_head() -> None:
    message = parse(b"\xef\xbb\xbfFrom: a@b.example\r\nSubject: x\r\n\r\nhello")
    assert (message.subject, message.text) == ("x", "hello")
