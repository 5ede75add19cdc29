"""Whatever stands in what is printed finds it, and what does not finds nothing; also run on PostgreSQL."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoDbBlocker

from tests.articles.test_searching import found
from tests.publication import essay, laid, paragraphs
from viewpoints.articles.questions import understood

SAID = (
    "我们机构的志愿者在县城电话热线值班，劝募款这么难，二〇一九年管理费涨到百分之十三；"
    "企业社会责任部的同事来问：钱去哪儿了？𰻞𰻞面与㐀字也要找到。"
)


@pytest.fixture(scope="module", autouse=True)
def _printed(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """One essay with all of it, and another."""
    with laid(django_db_blocker) as made:
        body = paragraphs(SAID, "NGO 2024", "Café fundraising")
        essay(made.section, "热线", slug="re-xian", body=body)
        essay(made.section, "别的", slug="bie-de")
        yield


pytestmark = pytest.mark.usefixtures("db")


@pytest.mark.parametrize(
    "query",
    [
        *("志愿者", "电话", "钱", "劝募", "募款", "募这", "难", "㐀", "𰻞𰻞面", "管理费 志愿者"),
        *("志願者", "勸募", "企業社會責任", "ＮＧＯ", "ngo", "2024", "cafe", "CAFÉ", "fund"),
        *(
            "fundraise",
            "社会责任部",
            '"管理费涨到"',
            "「縣城電話」",
            "“ngo 2024”",
            '"cafe fundraising"',
        ),
    ],
)
def test_words_of_any_length_and_script_find_a_text(query: str) -> None:
    assert found(query) == ["热线"]


@pytest.mark.parametrize(
    "query",
    [
        *('"管理费百分之"', '"志愿者电话"', "志愿者 工资", "und", "afe", "热线值班室", "go", "202"),
        *(
            "",
            "。！",
            '"',
            '""',
            "a OR",
            "words:*",
            "NEAR(",
            "'); DROP",
            "*",
            "title:热线",
            "x" * 9000,
        ),
    ],
)
def test_what_does_not_stand_there_finds_nothing(query: str) -> None:
    assert found(query) == []


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(start=st.integers(0, len(SAID) - 1), length=st.integers(1, 4))
def test_any_one_to_four_characters_of_a_text_find_it(start: int, length: int) -> None:
    query = SAID[start : start + length]
    assert ("热线" in found(query)) == bool(understood(query))
