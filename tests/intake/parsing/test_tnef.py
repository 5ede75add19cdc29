"""Outlook's winmail.dat is opened: its files are the mail's, its words stand in for missing ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.parsing.mails import multipart, part
from tests.intake.parsing.streams import tnef
from tests.material import material
from viewpoints.intake.parsing import Message, parse
from viewpoints.intake.parsing.limited import pack, unpack
from viewpoints.intake.parsing.rtf import decompressed, words_of
from viewpoints.intake.parsing.tnef import opened

RTF = (
    rb"{\rtf1\ansi\ansicpg936{\fonttbl{\f0 \'cb\'ce\'cc\'e5;}}{\*\generator Outlook;}"
    rb"\pard \'b1\'e0\'bc\'ad\'c0\'cf\'ca\'a6\'a3\'ba\par \uc1\u24037?\u36164? is {\b pay}.\par}"
)


def mail(stream: bytes, words: str = "") -> Message:
    return parse(multipart(part(words.encode()), part(stream, "application/ms-tnef")))


def test_the_files_in_it_follow_it_and_say_where_they_lay() -> None:
    message = mail(tnef(("文章.docx", b"PK\x03\x04"), ("照片.jpg", b"\xff\xd8\xff")), "您好")

    assert [(file.name, file.content, file.packed_in) for file in message.attachments[1:]] == [
        ("文章.docx", b"PK\x03\x04", 0),
        ("照片.jpg", b"\xff\xd8\xff", 0),
    ]
    assert (message.text, message.notes) == ("您好", ["tnef"])


def test_its_words_stand_in_for_a_mail_without_words() -> None:
    assert mail(tnef(body="编辑老师：附上文章。")).text == "编辑老师：附上文章。"
    assert mail(tnef(rtf=RTF)).text == "编辑老师：\n工资 is pay."
    assert mail(tnef(body="不要。"), "我的话。").text == "我的话。"


def test_it_comes_whole_out_of_the_limited_process() -> None:
    message = mail(tnef(("文章.docx", b"PK")))

    assert unpack(pack(message)) == message


def test_what_is_no_stream_is_only_kept() -> None:
    message = mail(b"not at all")

    assert (len(message.attachments), message.notes) == (1, ["tnef", "no_text"])


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("two-files", ["AUTHORS", "README"]),
        ("missing-filenames", ["generpts.src", "TechlibDEC99.doc"]),
        ("data-before-name", ["boot.ini"]),
    ],
)
def test_the_streams_of_a_peer_are_opened(name: str, files: list[str]) -> None:
    folder = material("mail/jstedfast+MimeKit/UnitTests/TestData/tnef")
    found = opened((folder / f"{name}.tnef").read_bytes())

    assert found is not None
    assert [name for name, _ in found.files[: len(files)]] == files


def test_compressed_rtf_is_undone() -> None:
    """The example of [MS-OXRTFCP] section 4.1.1."""
    packed = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232"
        "0af32068656c090020627705b06c647d0a800fa0"
    )
    assert decompressed(packed) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"


@given(data=st.binary(max_size=200), at=st.integers(0, 200))
def test_no_bytes_break_it(data: bytes, at: int) -> None:
    whole = tnef(("a.txt", b"words"), body="话", rtf=RTF)

    opened(whole[:at] + data + whole[at:])
    assert isinstance(words_of(data), str)
