"""Header fields: words, addresses, parameters, dates."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.parsing.mails import word
from viewpoints.intake.parsing.addresses import addresses
from viewpoints.intake.parsing.dates import iso_date
from viewpoints.intake.parsing.head import split_head
from viewpoints.intake.parsing.message import Note
from viewpoints.intake.parsing.parameters import content_type
from viewpoints.intake.parsing.words import decode_words

_GBK = "公益组织筹款".encode("gbk")
_HALVES = [b"=?gb2312?B?%s?=" % base64.b64encode(half) for half in (_GBK[:7], _GBK[7:])]
"""Two encoded words that cut a character in two."""


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"plain\r\n text", "plain text"),
        (b" ".join(_HALVES), "公益组织筹款"),
        (b"\r\n ".join(_HALVES), "公益组织筹款"),
        (b"".join(_HALVES), "公益组织筹款"),
        (b"Re: " + _HALVES[0] + b" " + _HALVES[1] + b" ok", "Re: 公益组织筹款 ok"),
        (b"=?utf-8?Q?Wang Fang?=", "Wang Fang"),
        (b"=?utf-8?Q?what?=20now?=", "what? now"),
        (b"=?utf-8*zh?B?5YWs55uK?=", "公益"),
        (b"=?x-unknown?B?uavS5g==?=", "公益"),
        (b"=?utf-8?B?5YWs55uK", "=?utf-8?B?5YWs55uK"),
        (b"=?utf-8?B?PT91dGYtOD9CPzVZV3M1NXVLPz0=?=", "公益"),
        ("公益".encode("gbk"), "公益"),
        (b"a\x00\x1b[31mb\xe2\x80\xaec", "a[31mbc"),
    ],
)
def test_words(raw: bytes, text: str) -> None:
    assert decode_words(raw) == text


def test_raw_bytes_too_short_to_judge_follow_the_body() -> None:
    assert decode_words("囧".encode("gbk"), hint="gb2312") == "囧"


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("王芳 <a@b.cn>", [("王芳", "a@b.cn")]),
        ('"Wang, Fang" <a@b.cn>, c@d.cn', [("Wang, Fang", "a@b.cn"), ("", "c@d.cn")]),
        ("Wang, Fang <a@b.cn>", [("Wang, Fang", "a@b.cn")]),
        (f'"{word("王芳", "gbk")}" <a@b.cn>', [("王芳", "a@b.cn")]),
        ("=?utf-8?Q?Wang,_Fang?= <a@b.cn>", [("Wang, Fang", "a@b.cn")]),
        ("a@b.cn (王芳)", [("王芳", "a@b.cn")]),
        ("公益中心: 王芳 <a@b.cn>, c@d.cn;", [("王芳", "a@b.cn"), ("", "c@d.cn")]),
        ("undisclosed-recipients:;", []),
        ("王芳 a@b.cn", [("王芳", "a@b.cn")]),
        ("王芳 <a@b.cn", [("王芳", "a@b.cn")]),
        ('"王芳 <a@b.cn>', [("王芳", "a@b.cn")]),
        ("Pete(A nice \\) chap) <pete(his account)@silly.test>", [("Pete", "pete@silly.test")]),
        ("王芳", [("王芳", "")]),
        ("", []),
    ],
)
def test_addresses(raw: str, found: list[tuple[str, str]]) -> None:
    assert addresses(raw.encode()) == found


@given(st.binary(max_size=200))
def test_any_bytes_are_read_as_addresses(raw: bytes) -> None:
    assert all(person.name or person.address for person in addresses(raw))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Tue, 5 Mar 2024 10:21:33 +0800", "2024-03-05T10:21:33+08:00"),
        ("Tue, 5 Mar 2024 10:21:33 +0800 (CST)", "2024-03-05T10:21:33+08:00"),
        ("5 Mar 24 10:21 GMT", "2024-03-05T10:21:00+00:00"),
        ("2024-03-05 10:21:33 +0800", "2024-03-05T10:21:33+08:00"),
        ("2024-03-05T10:21:33Z", "2024-03-05T10:21:33+00:00"),
        ("2024年3月5日 星期二 下午5:06", "2024-03-05T17:06:00+08:00"),
        ("Tue, 35 Mar 2024 10:21:33 +0800", None),
        ("昨天", None),
        ("", None),
    ],
)
def test_dates(text: str, iso: str | None) -> None:
    assert iso_date(text) == iso


@given(st.text(max_size=60))
def test_any_text_is_tried_as_a_date(text: str) -> None:
    assert iso_date(text) is None or "T" in str(iso_date(text))


@pytest.mark.parametrize(
    ("raw", "kind", "boundary", "charset"),
    [
        (b" Text/PLAIN; Charset=GB2312", "text/plain", b"", "GB2312"),
        (b'multipart/mixed;\r\n boundary="a b=c"', "multipart/mixed", b"a b=c", None),
        (b"multipart/mixed; boundary=abc; charset=x", "multipart/mixed", b"abc", "x"),
        (b"; boundary=abc", "multipart/mixed", b"abc", None),
        (b"text", "text/plain", b"", None),
        (b'text/plain; charset="utf-8', "text/plain", b"", "utf-8"),
        (b"", "text/plain", b"", None),
    ],
)
def test_content_types(raw: bytes, kind: str, boundary: bytes, charset: str | None) -> None:
    found = content_type(raw)
    assert (found.type, found.boundary, found.charset) == (kind, boundary, charset)


@pytest.mark.parametrize(
    ("raw", "fields", "body", "notes"),
    [
        (b"To: 1\n 2\n\nx", [("to", b" 1\n 2\n")], b"x", []),
        (b"From x Tue\nTo: 1\n\nx", [("to", b" 1\n")], b"x", []),
        (b"To: 1\nwrapped\nB: 2\n\nx", [("to", b" 1\n wrapped\n"), ("b", b" 2\n")], b"x", [1]),
        (b"To: 1\nno empty line\nx", [("to", b" 1\n")], b"no empty line\nx", [1]),
        (b"To: 1", [("to", b" 1")], b"", []),
    ],
)
def test_where_the_head_ends(
    raw: bytes, fields: list[tuple[str, bytes]], body: bytes, notes: list[int]
) -> None:
    found = split_head(raw, outermost=True)
    assert found == (fields, body, [(Note.BROKEN_HEADERS, "")] * len(notes))


@pytest.mark.parametrize("raw", [b"\nbody", b"\r\nbody", b"body"])
def test_a_part_may_have_no_fields(raw: bytes) -> None:
    assert split_head(raw) == ([], b"body", [])
