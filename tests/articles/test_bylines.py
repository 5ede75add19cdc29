"""Whose name a byline prints."""

import pytest

from viewpoints.articles.bylines import signed
from viewpoints.articles.models import Article
from viewpoints.people.models import Contributor


@pytest.mark.parametrize(
    ("byline", "is_hers"),
    [
        ("李明", True),
        ("张三、李明", True),
        ("张三 李明", True),
        ("文／李明", True),
        ("李明（口述）", True),
        ("李明明", False),
        ("小李明", False),
        ("Li Ming", True),
        ("Zhang San and Li Ming", True),
        ("Li Mingming", False),
        ("", False),
    ],
)
def test_a_byline_is_hers_when_it_holds_her_whole_name(byline: str, is_hers: bool) -> None:
    author = Contributor(name="王五", byline="李明", byline_en="Li Ming")
    assert signed(Article(byline=byline), author) is is_hers
    assert signed(Article(byline=byline), Contributor(name="李明")) is False
