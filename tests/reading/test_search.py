"""The search of readers: what its page says, in every edition, whatever its address says."""

import datetime as dt
from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from tests.publication import (
    DAY,
    claim,
    contributor,
    english,
    essay,
    laid,
    paragraphs,
)
from tests.reading.conftest import Reader
from tests.reading.page import addresses, all_words, words
from viewpoints.articles import searching

LONG = "夜里两点，电话还在响。志愿者接起来。" + "别的话还有很多很多。" * 12

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture(scope="module", autouse=True)
def _essays(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Two Chinese essays about volunteers, one of them a claim's answer, and one in English."""
    with laid(django_db_blocker) as made:
        told = claim("志愿者不该拿工资", slug="gong-zi", short_answer="要的。")
        author = contributor("何稻青", slug="he")
        body = paragraphs("热线开了十年。", LONG)
        essay(made.section, "热线", slug="re-xian", body=body, authors=[author])
        passage = "志愿者也要吃饭，工资不是奖赏。"
        body = paragraphs("开头。", passage)
        day = DAY - dt.timedelta(days=400)
        fields = {"byline": "夜班七号", "answers": [(told, passage)]}
        essay(made.section, "一张工资条", slug="gong-zi-tiao", body=body, day=day, **fields)
        there = english(made).section
        essay(
            there,
            "Night shift",
            slug="night",
            body=paragraphs("Volunteers (志愿者) answer the phone."),
        )
        yield


def test_a_result_has_title_passage_byline_date_and_section(read: Reader) -> None:
    page = read("/search/?q=电话")
    hit = page.select_one(".hits li")
    assert all_words(page, ".hits h3") == ["热线"]
    assert hit.select_one(".passage").get_text().startswith("夜里两点，电话还在响。志愿者接起来。")
    assert all_words(hit, "mark") == ["电话"]
    assert words(hit.select_one(".by")) == "何稻青 2025年1月14日 中国公益观点"
    assert addresses(hit, "h3 a") == ["/guan-dian/re-xian/"]
    traditional = read("/zh-hant/search/?q=电话")
    assert words(traditional.select_one('.hits .by [translate="no"]')) == "何稻青"
    assert words(page.select_one(".how-many")) == "1 篇文章"


def test_the_passage_that_answers_a_claim_leads_to_its_place(read: Reader) -> None:
    hit = read("/search/?q=志愿者+工资").select_one(".hits li")
    (link,) = addresses(hit, ".passage a")
    address, anchor = link.split("#")
    assert words(hit.select_one(".passage")) == "志愿者 也要吃饭， 工资 不是奖赏。"
    assert words(read(address).find(id=anchor)) == "志愿者也要吃饭，工资不是奖赏。"


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("志願者", ["一张工资条", "热线"]),
        ("rexian", ["热线"]),
        ('"志愿者接起来"', ["热线"]),
        ("热线 志愿者", ["热线"]),
        ("何稻青", ["热线"]),
    ],
)
def test_traditional_words_pinyin_phrases_and_names_find_it(
    read: Reader, query: str, titles: list[str]
) -> None:
    found = [tag.get_text() for tag in read(f"/search/?q={query}").select(".hits h3")]
    assert found == titles


def test_what_sounds_like_the_query_is_marked_in_the_title(read: Reader) -> None:
    page = read("/search/?q=gongzitiao")
    assert all_words(page, ".hits h3 mark") == ["工资条"]


def test_an_edition_searches_its_own_language_and_tells_of_the_other(read: Reader) -> None:
    page = read("/search/?q=志愿者")
    assert all_words(page, ".how-many") == ["2 篇文章 英文 1 篇"]
    (link,) = addresses(page, ".how-many a")
    other = read(link)
    assert (all_words(other, ".hits h3"), other.select_one(".hits li")["lang"]) == (
        ["Night shift"],
        "en",
    )
    assert all_words(read("/en/search/?q=volunteer"), ".hits h3") == ["Night shift"]


def test_a_search_is_narrowed_by_links_with_how_many_each_leaves(read: Reader) -> None:
    page = read("/search/?q=志愿者")
    assert all_words(page, ".facets li") == ["志愿者不该拿工资 1", "2025 1", "2023 1"]
    for link in addresses(page, ".facets a"):
        assert len(read(link).select(".hits li")) == 1
    narrowed = read("/search/?q=志愿者&year=2025&author=he&section=guan-dian")
    assert all_words(narrowed, ".chosen li") == [
        "中国公益观点 × 去掉这一项",
        "何稻青 × 去掉这一项",
        "2025 × 去掉这一项",
    ]
    assert all_words(narrowed, ".hits h3") == ["热线"]
    assert len(read(addresses(narrowed, ".chosen a")[2]).select(".hits li")) == 1
    hidden = {tag["name"]: tag["value"] for tag in narrowed.select(".search-form [type=hidden]")}
    assert hidden == {"year": "2025", "author": "he", "section": "guan-dian"}


def test_more_than_is_looked_at_is_said(read: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "MOST", 1)
    page = read("/search/?q=志愿者")
    assert words(page.select_one(".how-many")).startswith("超过 2 篇")


def test_where_nothing_is_found_there_are_ways_on(read: Reader) -> None:
    page = read("/search/?q=志愿者+恐龙&year=2025")
    assert words(page.select_one(".how-many")) == "没有找到"
    assert all_words(page, ".lead-on-search h3") == ["少几个字试试", "常见的误解", "近期文章"]
    assert all_words(page, ".choices:not(.chosen) li") == ["志愿者 1"]
    assert all_words(page, ".plain .belief") == ["志愿者不该拿工资"]
    assert all_words(page, ".plain li")[-2:] == ["热线 何稻青", "一张工资条 夜班七号"]
    assert all_words(read("/search/?q=志願者+恐龍"), ".choices li") == ["志願者 2"]
    less = read("/search/?q=工资条&year=2025")
    assert all_words(less, ".lead-on-search h3")[0] == "不限范围"


def test_a_word_mistyped_by_its_sound_leads_to_titles_that_sound_alike(read: Reader) -> None:
    page = read("/search/?q=公紫条")
    assert all_words(page, ".lead-on-search mark") == ["工资条"]


def test_without_a_question_there_are_claims_and_years(read: Reader) -> None:
    page = read("/search/")
    assert all_words(page, ".claims-to-search li") == ["志愿者不该拿工资"]
    assert all_words(page, ".choices li") == ["2025 1", "2023 1"]
    assert all_words(read(addresses(page, ".choices a")[1]), ".hits h3") == ["一张工资条"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("section=nowhere", "没有这个栏目。"),
        ("claim=none", "没有这条误解。"),
        ("author=nobody", "没有这位作者。"),
        ("year=999", "没有这个年份。"),
        ("year=二〇二五", "没有这个年份。"),
        ("language=xx", "没有这种语言的文章。"),
        ("page=0", "搜索结果没有这一页。"),
        ("page=-1", "搜索结果没有这一页。"),
        ("page=1e9", "搜索结果没有这一页。"),
    ],
)
def test_what_there_is_not_is_said(read: Reader, asked: str, said: str) -> None:
    page = read(f"/search/?q=志愿者&{asked}", status=404)
    assert said in words(page.select_one(".note"))
    assert len(read(addresses(page, ".note a")[-1]).select(".hits li")) == 2


def test_who_writes_under_another_name_cannot_be_asked_for(read: Reader) -> None:
    contributor("", name="赵真名", slug="zhao")
    page = read("/search/?author=zhao", status=404)
    assert words(page.select_one(".note p")) == "没有这位作者。"


def test_a_long_query_is_cut_and_that_is_said(read: Reader) -> None:
    page = read("/search/?q=" + "志愿者" * 3500)
    assert words(page.select_one(".head .note")) == "内容太长，只按前 200 个字找。"
    assert len(page.select_one("#search-words")["value"]) == 200
