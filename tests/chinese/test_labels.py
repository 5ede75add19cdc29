"""Charset names as senders write them."""

import pytest

from viewpoints.chinese.labels import codec_of, is_unknown


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("GB2312", "gb18030"),
        ("x-gbk", "gb18030"),
        ('"gb_2312-80"', "gb18030"),
        ("Big5", "big5hkscs"),
        ("ks_c_5601-1987", "cp949"),
        ("utf8mb4", "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("charset=utf-8", "utf-8"),
        ("unknown-8bit", None),
        ("x-nobody", None),
        ("base64", None),
        ("idna", None),
        ("", None),
        (None, None),
    ],
)
def test_the_codec_of_a_label(label: str | None, codec: str | None) -> None:
    assert codec_of(label) == codec


@pytest.mark.parametrize(
    ("label", "unknown"),
    [("x-nobody", True), ("gb2312", False), ("unknown-8bit", False), (None, False)],
)
def test_only_a_name_nobody_knows_is_unknown(label: str | None, unknown: bool) -> None:
    assert is_unknown(label) is unknown
