"""What is printed is found by its words, the weightiest first; also run on PostgreSQL."""

import datetime as dt

import pytest

from tests.publication import (
    DAY,
    Publication,
    claim,
    contributor,
    english,
    essay,
    paragraphs,
    publication,
)
from viewpoints.articles import searching
from viewpoints.articles.models import Article, Section
from viewpoints.articles.questions import Only, understood


@pytest.fixture
def made(db: None) -> Publication:
    return publication()


def found(query: str, **only: object) -> list[str]:
    """Give the titles of what a query finds, the best first."""
    places = searching.find(understood(query), Only(**only)).places
    rows = Article.objects.in_bulk(searching.articles_at(places))
    return [rows[key].title for key in searching.articles_at(places)]


@pytest.mark.parametrize(
    "query", ["zhiyuanzhe", "zhi yuan zhe", "zhìyuànzhě", "yuanzhe", "gongzi", "zhiyuanzhegongzi"]
)
def test_a_title_is_found_by_how_it_sounds(made: Publication, query: str) -> None:
    essay(made.section, "志愿者工资", slug="gong-zi")
    essay(made.section, "别的", slug="bie-de", body=paragraphs("志愿者工资"))
    assert found(query) == ["志愿者工资"]


@pytest.mark.parametrize(
    "query", ["何稻青", "稻青", "hedaoqing", "he dao qing", "田埂", "tiangeng"]
)
def test_names_are_found_as_they_are_printed(made: Publication, query: str) -> None:
    author = contributor("何稻青", name="赵真名", slug="he")
    essay(made.section, "一篇", slug="yi-pian", authors=[author], affiliation="田埂 总监")
    assert found(query) == ["一篇"]
    assert found("青稻何") == found("赵真名") == found("zhaozhenming") == []


def test_the_title_weighs_more_than_the_rest(made: Publication) -> None:
    told = claim("志愿者不该拿工资", slug="gong-zi")
    words = {
        "正文": {"body": paragraphs("工资")},
        "三次": {"body": paragraphs("工资，工资，工资")},
        "提要": {"summary": "工资"},
        "署名": {"byline": "工资小组"},
        "误解": {"answers": [(told, "")]},
        "说工资": {},
    }
    for number, (title, fields) in enumerate(words.items()):
        day = DAY - dt.timedelta(days=number)
        essay(made.section, title, slug=f"di-{number}-pian", day=day, **fields)
    assert found("工资") == ["误解", "说工资", "署名", "提要", "三次", "正文"]


def test_a_rarer_word_weighs_more(made: Publication) -> None:
    for number in range(3):
        essay(made.section, f"公益{number}", slug=f"gong-yi-{number}", body=paragraphs("劝募"))
    essay(made.section, "劝募", slug="quan-mu", body=paragraphs("公益"), day=DAY - dt.timedelta(9))
    assert found("公益 劝募")[0] == "劝募"


def test_the_newest_come_first_and_a_title_is_found_below_the_most(
    made: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    essay(made.section, "工资是题目", slug="gong-zi", day=DAY - dt.timedelta(9))
    for number in range(3):
        day = DAY + dt.timedelta(number)
        essay(made.section, f"第{number}篇", slug=f"di-{number}", day=day, body=paragraphs("工资"))
    assert found("工资") == ["工资是题目", "第2篇", "第1篇", "第0篇"]
    monkeypatch.setattr(searching, "MOST", 2)
    assert found("工资") == ["工资是题目", "第2篇", "第1篇"]
    assert searching.find(understood("工资"), Only()).more is True


def test_a_search_is_narrowed_within_what_is_looked_at(
    made: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "MOST", 1)
    told, author = claim("不该拿工资", slug="gong-zi"), contributor("何稻青", slug="he")
    other = made.home.add_child(instance=Section(title="来信", slug="lai-xin"))
    essay(made.section, "旧", slug="jiu", authors=[author], answers=[(told, "")], byline="何稻青")
    essay(other, "新", slug="xin", day=dt.date(2026, 1, 1))
    essay(english(made).section, "NGO", slug="ngo", day=dt.date(2027, 1, 1))
    ways = [
        {"section": made.section.pk, "language": "zh-hans"},
        {"claim": told.translation_key},
        {"author": author.pk},
        {"year": 2025},
    ]
    for only in ways:
        assert (found("正文", **only), found("", **only)) == (["旧"], ["旧"])
    assert (found("正文", language="en"), found("正文", language="zh-hans")) == (["NGO"], ["新"])
    assert found("正文", section=other.pk, year=2025) == []


def test_who_did_not_sign_with_her_name_is_not_told(made: Publication) -> None:
    author = contributor("何稻青", slug="he")
    essay(made.section, "匿名", slug="ni-ming", authors=[author], byline="一位读者")
    assert (found("何稻青"), found("", author=author.pk)) == ([], [])


def test_a_word_of_taiwan_finds_what_is_written_on_the_mainland(made: Publication) -> None:
    essay(made.section, "信息公开项目", slug="xin-xi")
    assert found("資訊公開") == found("專案") == ["信息公开项目"]


def test_a_word_of_the_glossary_finds_what_it_stands_for(made: Publication) -> None:
    essay(made.section, "志愿者", slug="zhi")
    assert searching.find(understood("志工"), Only()).places == []
    meanings = understood("志工", also=["志愿者"])
    assert len(searching.find(meanings, Only()).places) == 1


def test_many_questions_are_counted_in_one_statement(
    made: Publication, django_assert_num_queries: object
) -> None:
    essay(made.section, "志愿者工资", slug="a")
    essay(made.section, "志愿者", slug="b")
    asked = [(understood(query), Only(year=2025)) for query in ("志愿者", "工资", "无")]
    with django_assert_num_queries(1):
        assert searching.counts(asked) == [2, 1, 0]


def test_parts_of_what_was_found_are_counted_with_phrases_and_without(made: Publication) -> None:
    essay(made.section, "志愿者工资", slug="a")
    essay(made.section, "工资志愿者", slug="b")
    here, nowhere = Only(section=made.section.pk), Only(section=0)
    for query, number in (("志愿者工资", 2), ('"志愿者工资"', 1)):
        meanings = understood(query)
        all_found = searching.find(meanings, Only())
        assert searching.parts(all_found, meanings, [here, nowhere]) == [number, 0]
        assert all_found.years == {2025: number}
