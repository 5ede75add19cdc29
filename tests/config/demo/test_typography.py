"""The demo's Chinese and English are set as an editor would set them."""

import re

import pytest

from tests.config.demo.words import everything, is_english

PROSE = everything()
CHINESE = [(place, text) for place, text in PROSE if not is_english(place)]
ENGLISH = [(place, text) for place, text in PROSE if is_english(place)]
# What may stand in Chinese as it is: addresses, markup, licence and standard, numbers, footnote marks.
PLAIN = re.compile(
    r"[a-z]+@[a-z.]+|</?\w+>|\[\^\w+\]|CC BY-NC-ND 4\.0|GB 3838—2002|\d+(?:\.\d+)?%?|（　）"
)
HAN = "[㐀-鿿]"


def wrong(pattern: str, texts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Give where the pattern occurs outside of what may stand as it is, with its surroundings."""
    return [
        (place, found[0])
        for place, text in texts
        for found in re.finditer(f".{{0,6}}(?:{pattern}).{{0,6}}", PLAIN.sub("○", text))
    ]


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(r"[\"'`]", id="straight quotes"),
        pytest.param(r"[,.;:!?()\[\]<>%~&]", id="half-width punctuation"),
        pytest.param(r"(?<!—)—(?!—)|———", id="single dashes"),
        pytest.param(r"(?<!…)…(?!…)|…{3,}(?<!……)", id="single ellipses"),
        pytest.param(rf"{HAN} +[\w]|\w +{HAN}", id="spaces beside Chinese"),
        pytest.param(r"[，。；：？！、]{2,}", id="doubled punctuation"),
        pytest.param(r"[　\t]|  ", id="wide or doubled spaces"),
    ],
)
def test_chinese_has_no(pattern: str) -> None:
    assert wrong(pattern, CHINESE) == []


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(r"[\"'`]", id="straight quotes"),
        pytest.param(HAN, id="Chinese"),
        pytest.param(r"[，。；：？！、（）]", id="full-width punctuation"),
        pytest.param(r"  |\.\.\.| [,.;:!?]", id="stray spaces and dots"),
    ],
)
def test_english_has_no(pattern: str) -> None:
    assert wrong(pattern, ENGLISH) == []


@pytest.mark.parametrize("pair", ["“”", "‘’", "《》", "（）"])
def test_pairs_open_and_close(pair: str) -> None:
    opening, closing = pair
    texts = CHINESE if pair != "‘’" else [(p, t) for p, t in CHINESE if "‘" in t]
    assert [p for p, t in texts if t.count(opening) != t.count(closing)] == []


def test_both_editions_have_words() -> None:
    assert len(CHINESE) > 500
    assert len(ENGLISH) > 100
