"""Addresses of articles, in pinyin by syllable."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewpoints.chinese.slug import slug


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("重庆长江", "chong-qing-chang-jiang"),
        ("NGO 人员应当无偿吗？", "ngo-ren-yuan-ying-dang-wu-chang-ma"),
        ("2024年CSR报告", "2024-nian-csr-bao-gao"),
        ("女儿的绿书包", "nv-er-de-lv-shu-bao"),
        ("臺灣公益", "tai-wan-gong-yi"),
        ("Müller’s Café", "mullers-cafe"),
        ("ＮＧＯ与ＣＳＲ", "ngo-yu-csr"),
        ("一二三四五六七八九十", "yi-er-san-si-wu-liu-qi-ba"),
        ("《》！？", "article"),
        ("", "article"),
    ],
)
def test_slugs(title: str, expected: str) -> None:
    assert slug(title) == expected


@given(st.text())
def test_any_title_gives_a_short_ascii_slug(title: str) -> None:
    made = slug(title)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+){0,7}", made)
    assert len(made) <= 8 * 31
