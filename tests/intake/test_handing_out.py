"""What came in is handed out with our secrets covered, and otherwise as it came."""

import base64
import quopri
from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.mails import mail
from tests.intake.parsing.mails import multipart, part
from viewpoints.intake.handing_out import CannotBeCovered, covered_file, covered_mail
from viewpoints.intake.parsing import parse
from viewpoints.letters import secrets
from viewpoints.letters.addresses import address
from viewpoints.letters.covering import COVER

pytestmark = pytest.mark.django_db


@pytest.fixture
def secret() -> str:
    return secrets.mint("asking", about=("x.y", "7"), holder=address("lin@qq.com"))


def wrapped(secret: str) -> str:
    return f"同意。\n\n> 请打开：https://viewpoints.example/contribute/text/{secret[:7]}\n> {secret[7:]}/\n"


def html(secret: str) -> str:
    link = f"https://viewpoints.example/contribute/text/{secret}/"
    return f'<p>同意</p><blockquote><a href="{link}">{link}</a></blockquote>'


def everything(data: bytes) -> str:
    """Give all that anybody could read in a mail: heads and contents, decoded as Python does."""
    found = [data.decode("latin-1")]
    for one in message_from_bytes(data, policy=default).walk():
        found += [f"{name}: {value}" for name, value in one.items()]
        if not one.is_multipart():
            content = one.get_payload(decode=True) or b""
            found += [content.decode("latin-1"), content.decode("utf-8", "replace")]
    return "\n".join(found).replace("\n", "").replace("> ", "").lower()


def test_a_mail_without_a_secret_is_handed_out_byte_for_byte():
    data = mail(files=(("稿.docx", b"PK\x03\x04\x00"), ("a.txt", "好".encode())))
    assert covered_mail(data) == data


FRAGMENTS = st.sampled_from(
    [
        *(
            b"\r\n",
            b"\n",
            b"\r",
            b"--b",
            b"--b--",
            b"From: a@b.cn",
            b" folded",
            b"\xff=41",
            b"\0",
            b":",
        ),
        *(b"Content-Type: multipart/mixed; boundary=b", b"Content-Type: message/rfc822"),
        *(
            b"Content-Type: text/html; charset=gbk",
            b"Content-Transfer-Encoding: base64",
            b"5aW95aW9",
        ),
        b"Subject: =?utf-8?B?5aW9?=",
    ]
)


@given(st.lists(FRAGMENTS, max_size=40).map(b"".join))
def test_any_bytes_without_a_secret_are_handed_out_as_they_came(data):
    assert covered_mail(data) == data


def test_the_head_is_covered_and_nothing_else_changed(secret):
    data = b"Return-Path: <lin@qq.com>\r\n" + mail("谢谢", to=f"ngo+{secret}@viewpoints.example")
    data = data.replace(b"Subject:", f"X-A:\r\n <ngo+{secret.upper()}@x.cn>\r\nSubject:".encode())

    covered = covered_mail(data)

    expected = data.replace(secret.encode(), b"******").replace(secret.upper().encode(), b"******")
    assert covered == expected


@pytest.mark.parametrize("encode", [base64.encodebytes, quopri.encodestring, bytes])
@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_texts_are_covered_however_they_are_encoded(secret, encode, charset):
    name = {base64.encodebytes: b"base64", quopri.encodestring: b"quoted-printable", bytes: b"8bit"}
    parts = [
        b"Content-Type: text/%s; charset=%s\r\nContent-Transfer-Encoding: %s\r\n\r\n%s"
        % (kind, charset.encode(), name[encode], encode(words.encode(charset)))
        for kind, words in ((b"plain", wrapped(secret)), (b"html", html(secret)))
    ]

    covered = covered_mail(multipart(*parts, kind="alternative"))

    message = parse(covered)
    assert secret not in everything(covered)
    assert message.text.startswith("同意。")
    assert f"/contribute/text/{COVER}/" in message.text
    assert message.html.count(COVER) == 2
    assert message.notes == []


def test_an_enclosed_mail_and_text_files_are_covered(secret):
    inner = mail(wrapped(secret), subject=f"ngo+{secret}")
    data = multipart(
        part("看附件".encode()),
        b"Content-Type: message/rfc822\r\n\r\n" + inner,
        part(inner, "message/rfc822"),
        part(f"ngo+{secret}@x.cn".encode(), 'text/plain; name="a.txt"'),
        part(f"ngo+{secret}@x.cn".encode(), "application/octet-stream"),
    )

    covered = covered_mail(data)

    assert secret not in everything(covered)
    files = parse(covered).attachments
    assert [file.type for file in files] == [
        "message/rfc822",
        "message/rfc822",
        "text/plain",
        "application/octet-stream",
    ]
    assert [file.message and file.message.subject for file in files[:2]] == ["ngo+******"] * 2
    assert files[2].filename == "a.txt"
    assert [file.content for file in files[2:]] == [f"ngo+{COVER}@x.cn".encode()] * 2


def test_pictures_and_documents_stay_as_they_came(secret):
    document = b"PK\x03\x04\x00" + secret.encode()
    data = mail(wrapped(secret), files=(("稿.docx", document),))

    assert [file.content for file in parse(covered_mail(data)).attachments] == [document]


def test_a_secret_within_an_encoded_word_is_covered(secret):
    words = base64.b64encode(f"请用 {secret} 同意".encode()).decode()
    covered = covered_mail(
        mail(subject="x").replace(b"Subject: x", f"Subject: =?utf-8?B?{words}?=".encode())
    )
    assert parse(covered).subject == f"请用 {COVER} 同意"


@pytest.mark.parametrize("kind", ["application/ms-tnef", "application/pkcs7-mime"])
def test_what_we_cannot_open_is_not_handed_out_with_a_secret_in_it(secret, kind):
    opaque = b"\x78\x9f\x3e\x22" + f"/contribute/text/{secret}/".encode("utf-16-le")
    assert covered_mail(multipart(part(b"\x00\x01", kind)))
    with pytest.raises(CannotBeCovered):
        covered_mail(multipart(part(opaque, kind)))
    with pytest.raises(CannotBeCovered):
        covered_file(opaque, type=kind, name="winmail.dat")


def test_a_mail_nested_too_deep_is_not_handed_out(secret):
    data = mail(wrapped(secret))
    for level in range(40):
        enclosed = b"Content-Type: message/rfc822\r\n\r\n" + data
        data = multipart(enclosed, boundary=f"level-{level}")
    with pytest.raises(CannotBeCovered):
        covered_mail(data)


def test_a_mail_that_is_not_set_apart_as_it_says_is_not_handed_out(secret):
    hidden = part(f"ngo+{secret}@x.cn".encode()).replace(b"\r\n", b"\n")
    data = b"From: a@b.cn\nContent-Type: multipart/mixed; boundary=said\n\n"
    data += b"--other\n" + hidden + b"\n--other--\n"
    assert secret in parse(data).text
    with pytest.raises(CannotBeCovered):
        covered_mail(data)


def test_files_are_covered_by_what_they_are(secret):
    words = f"ngo+{secret}@x.cn 好"
    assert covered_file(words.encode("utf-16"), type="text/plain", name="a.txt") == (
        f"ngo+{COVER}@x.cn 好".encode()
    )
    assert secret not in everything(
        covered_file(mail(words), type="application/octet-stream", name="A.EML")
    )
    assert covered_file(b"\x89PNG" + words.encode(), type="image/png", name="a.png") == (
        b"\x89PNG" + words.encode()
    )
    assert covered_file("好".encode("gbk"), type="text/plain", name="a.txt") == "好".encode("gbk")
