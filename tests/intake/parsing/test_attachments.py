"""No file is lost, and each has the name its sender gave it."""

import hashlib
from urllib.parse import quote

import pytest

from tests.intake.parsing.mails import mail, multipart, part, word
from viewpoints.intake.parsing import Attachment, parse

NAME = "投稿：公益文章.docx"
_UTF8 = quote(NAME)
_GBK = word(NAME, "gbk")


@pytest.mark.parametrize(
    "disposition",
    [
        f'attachment; filename="{NAME}"'.encode("gbk"),
        f'attachment; filename="{NAME}"'.encode(),
        f"attachment; filename={NAME}".encode("gbk"),
        f'attachment; filename="{_GBK}"'.encode(),
        f'attachment; filename="{_GBK[:30]}\r\n\t{_GBK[30:]}"'.encode(),
        f"attachment; filename*=GB2312''{quote(NAME.encode('gbk'))}".encode(),
        f"attachment; filename*0*=utf-8''{_UTF8[:31]};\r\n filename*1*={_UTF8[31:]}".encode(),
        f'attachment; filename*0="{_GBK[:20]}"; filename*1="{_GBK[20:]}"'.encode(),
        f'attachment; filename="{_UTF8}"'.encode(),
        f'attachment; filename="C:\\\\文件\\\\{NAME}"'.encode("gbk"),
    ],
)
def test_a_chinese_file_name_however_it_is_written(disposition: bytes) -> None:
    kind = "application/octet-stream"
    raw = multipart(part("信".encode()), part(b"PK", kind, Content_Disposition=disposition))
    assert parse(raw).attachments == [
        Attachment(
            filename=NAME,
            name=NAME,
            type=kind,
            size=2,
            sha256=hashlib.sha256(b"PK").hexdigest(),
            content=b"PK",
        )
    ]


def test_a_picture_in_the_text_has_its_content_id() -> None:
    picture = part(b"\x89PNG", "image/png", Content_ID="<a@b>", Content_Disposition="inline")
    file = parse(multipart(part(b"<img src=cid:a@b>", "text/html"), picture)).attachments[0]
    assert (file.content_id, file.inline, file.filename) == ("a@b", True, "")
    assert file.name == "attachment-1.png"


def test_base64_that_was_torn_gives_its_whole_bytes() -> None:
    torn = b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nQUJDREV"
    message = parse(multipart(part(b"x"), torn))
    assert message.attachments[0].content == b"ABCDE"
    assert message.has_note("broken_encoding")


def test_a_uuencoded_file_is_taken_out_of_the_text() -> None:
    message = parse(mail(b"hi\r\n\r\nbegin 644 a.txt\r\n#0V%T\r\n`\r\nend\r\nbye\r\n"))
    assert message.text.split() == ["hi", "bye"]
    assert [(file.filename, file.content) for file in message.attachments] == [("a.txt", b"Cat")]


@pytest.mark.parametrize(
    ("kind", "note"),
    [
        ("application/pkcs7-signature", "signed"),
        ("application/pgp-signature", "signed"),
        ("application/pgp-encrypted", "encrypted"),
        ("application/pkcs7-mime; smime-type=enveloped-data", "encrypted: S/MIME"),
        ("application/pkcs7-mime; smime-type=signed-data", "signed: S/MIME"),
        ("application/ms-tnef", "tnef"),
    ],
)
def test_what_only_programs_can_read_is_kept_and_noted(kind: str, note: str) -> None:
    message = parse(multipart(part(b"x"), part(b"raw", kind)))
    assert (message.notes, message.attachments[0].content) == ([note], b"raw")


def test_three_thousand_parts_are_all_kept() -> None:
    pictures = [part(str(number).encode(), "image/png") for number in range(3000)]
    message = parse(multipart(*pictures))
    assert [file.content for file in message.attachments] == [
        str(number).encode() for number in range(3000)
    ]


def test_a_text_too_long_to_show_is_cut_and_kept_whole() -> None:
    message = parse(mail(b"x" * 2_000_001))
    assert (len(message.text), message.attachments[0].size) == (2_000_000, 2_000_001)
    assert message.has_note("text_cut")
