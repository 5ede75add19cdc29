"""Text comes out of bytes whatever their label says, and nothing is lost in silence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewpoints.chinese.charset import Decoded, decode
from viewpoints.chinese.frequent import PUNCTUATION, SIMPLIFIED, TRADITIONAL

SIMPLE = "尊敬的编辑：您好！我是绿色和平的筹款专员，附件是我的文章，请查收。"
TRADITION = "尊敬的編輯：您好！我是台灣公益團體的職員，附件是我的文章，請查收。"
LABELS = [None, "gb2312", "gbk", "big5", "utf-8", "iso-8859-1", "us-ascii", "unknown-8bit", "x-no"]


@pytest.mark.parametrize("label", [*LABELS, "GB18030"])
@pytest.mark.parametrize("charset", ["gb18030", "utf-8", "utf-8-sig", "utf-16", "hz"])
def test_simplified_text_is_read_under_any_label(charset: str, label: str | None) -> None:
    assert decode(SIMPLE.encode(charset), label=label).text == SIMPLE


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("charset", ["big5", "big5hkscs", "cp950", "utf-8"])
def test_traditional_text_is_read_under_any_label(charset: str, label: str | None) -> None:
    assert decode(TRADITION.encode(charset), label=label).text == TRADITION


@pytest.mark.parametrize(
    ("text", "charset", "label"),
    [
        ("联通", "gb18030", None),
        ("你好", "gb18030", "utf-8"),
        ("朱镕基、陶喆、㙍", "gb18030", "gb2312"),
        ("碁銹裏", "cp950", "big5"),
        ("José Jürgen", "latin-1", "utf-8"),
        ("Привет, мир", "koi8-r", "koi8-r"),
        ("Привет, мир", "utf-8", "windows-1251"),
        ("価格を調べる", "cp932", "x-sjis"),
        ("안녕하세요", "cp949", "ks_c_5601-1987"),
        ("日本語のテスト", "iso2022_jp", None),
        ("公益，你好", "utf-7", "unicode-1-1-utf-7"),
        ("公益你好", "utf-16-le", "utf-16le"),
        ("plain", "ascii", "gb2312"),
    ],
)
def test_short_and_other_texts(text: str, charset: str, label: str | None) -> None:
    assert decode(text.encode(charset), label=label).text == text


def test_iso_2022_cn_is_read_though_python_cannot() -> None:
    shifted = bytes(byte & 0x7F for byte in "公益".encode("gb2312"))
    data = b"\x1b$)A\x0e" + shifted + b"\x0f NGO\r\n"
    assert decode(data) == Decoded("公益 NGO\r\n", "iso2022_cn", confident=True)


def test_windows_euro_sign_in_gbk() -> None:
    assert decode(b"\x80 100 " + "元".encode("gbk"), label="gbk").text == "€ 100 元"


def test_big5_that_a_gateway_encoded_twice() -> None:
    twice = TRADITION.encode("big5").decode("latin-1").encode()
    assert decode(twice, label="big5").text == TRADITION


def test_a_torn_character_is_counted() -> None:
    assert decode("我们".encode("gbk")[:-1], label="gb2312") == Decoded(
        "我\ufffd", "gb18030", confident=False, replaced=1
    )


def test_utf_8_with_one_torn_character_stays_utf_8() -> None:
    reading = decode(SIMPLE.encode()[:-1], label="utf-8")
    assert (reading.text, reading.replaced) == (SIMPLE[:-1] + "\ufffd", 1)


def test_a_guess_without_evidence_says_so() -> None:
    assert decode(b"caf\xe9") == Decoded("café", "cp1252", confident=False)


@given(st.binary(max_size=200), st.sampled_from([*LABELS, "hz", "iso-2022-cn", "utf-16", "idna"]))
def test_any_bytes_are_read_and_losses_counted(data: bytes, label: str | None) -> None:
    reading = decode(data, label=label)
    assert reading.replaced == reading.text.count("\ufffd")
    assert not (reading.confident and reading.replaced)


@given(st.binary(max_size=60), st.text(max_size=20))
def test_any_label_is_taken(data: bytes, label: str) -> None:
    assert isinstance(decode(data, label=label).text, str)


@given(st.text(alphabet=sorted(set(SIMPLIFIED + PUNCTUATION) - set("～·")), min_size=2))
def test_common_simplified_text_makes_the_round_trip(text: str) -> None:
    assert decode(text.encode("gb18030"), label="gb2312").text == text
    assert decode(text.encode("utf-8"), label="gb2312").text == text
    assert decode(text.encode("utf-8")).text == text


@given(st.text(alphabet=sorted(set(TRADITIONAL)), min_size=6))
def test_common_traditional_text_makes_the_round_trip(text: str) -> None:
    encodable = text.encode("big5", "ignore").decode("big5")
    assert decode(encodable.encode("big5"), label="big5").text == encodable


@pytest.mark.parametrize("charset", ["cp932", "cp949"])
def test_a_label_that_makes_strange_signs_of_many_bytes_is_not_trusted(charset):
    text = {
        "cp932": "寄稿：市民団体の給与についてのエッセイです。",
        "cp949": "시민단체의 급여에 관한 기고입니다. 감사합니다.",
    }
    assert not decode(text[charset].encode(charset), label="gbk").confident
    assert decode("公益组织的员工为什么要拿工资，这不是罪过".encode("gbk"), label="gbk").confident
