import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewpoints.markup.decoding import decode

SIMPLIFIED = "志愿者不是免费劳动力，我们想从一张排班表说起。"
TRADITIONAL = "志願者不是免費勞動力，我們想從一張排班表說起。"


@pytest.mark.parametrize(
    "charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"]
)
def test_simplified_is_read_without_a_label(charset):
    assert decode(SIMPLIFIED.encode(charset)) == SIMPLIFIED


@pytest.mark.parametrize(
    "charset", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "big5", "gb18030"]
)
def test_traditional_is_read_without_a_label(charset):
    assert decode(TRADITIONAL.encode(charset)) == TRADITIONAL


def test_utf_8_goes_before_a_label_that_lies():
    assert decode(SIMPLIFIED.encode(), label="gb2312") == SIMPLIFIED


def test_a_label_is_read_in_its_wider_form():
    assert decode("镕".encode("gb18030"), label="GB2312") == "镕"


def test_an_unknown_label_is_passed_over():
    assert decode(SIMPLIFIED.encode("gb18030"), label="x-none") == SIMPLIFIED


@given(st.binary())
def test_any_bytes_are_text(data):
    assert isinstance(decode(data, label="big5"), str)
