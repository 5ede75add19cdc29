"""The pages of a search, what they ask of the database, and how often one may search."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.publication import DAY, Publication, claim, english, essay, paragraphs
from tests.reading.conftest import Reader
from tests.reading.page import addresses, all_words, words
from viewpoints.articles.models import SectionTerm
from viewpoints.reading import limits


def test_results_come_in_pages_with_addresses_of_their_own(made: Publication, read: Reader) -> None:
    for number in range(11):
        essay(made.section, f"第{number}篇", slug=f"di-{number}", day=DAY + dt.timedelta(number))
    first = read("/search/?q=正文")
    assert (len(first.select(".hits li")), words(first.select_one(".paging"))) == (
        10,
        "第 1 页，共 2 页 后一页",
    )
    second = read(first.select_one('link[rel="next"]')["href"])
    assert all_words(second, ".hits h3") == ["第0篇"]
    assert second.select_one('link[rel="prev"]')["href"] == addresses(second, '[rel="prev"]')[0]
    assert second.find("meta", {"name": "robots"})["content"] == "noindex, follow"
    assert words(read("/search/?q=正文&page=3", status=404).select_one(".note")) == (
        "搜索结果没有这一页。 回到第一页"
    )


@pytest.mark.parametrize("query", ["志願者", "志工", "志愿者", "zhiyuanzhe+資訊", "資訊"])
def test_the_traditional_edition_is_searched_in_its_words_and_answers_in_them(
    made: Publication, read: Reader, query: str
) -> None:
    SectionTerm.objects.create(section=made.section, written="志愿者", traditional="志工")
    body = paragraphs("志愿者公开信息。")
    essay(made.section, "志愿者", slug="zhi-gong", body=body, byline="骆行远")
    page = read(f"/zh-hant/search/?q={query}")
    hit = page.select_one(".hits li")
    assert (page.html["lang"], words(hit.h3), words(hit.select_one(".by"))[:3]) == (
        "zh-Hant",
        "志工",
        "骆行远",
    )
    assert hit.select_one(".passage").get_text() == "志工公開資訊。"
    assert addresses(hit, "h3 a") == ["/zh-hant/guan-dian/zhi-gong/"]


def test_too_many_searches_are_told_when_to_come_back(
    made: Publication, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    english(made)
    monkeypatch.setattr(limits, "SEARCHES", "1/h")
    assert client.get("/search/?q=a").status_code == 200
    response = client.get("/en/search/?q=a")
    assert response.status_code == 429
    assert 0 < int(response.headers["Retry-After"]) <= 3600
    assert f"Try again in {response.headers['Retry-After']} second" in response.content.decode()
    cache.clear()


@pytest.mark.parametrize("rows", [2, 4])  # of one, nothing can be narrowed
@pytest.mark.parametrize(
    ("address", "queries"),
    [("/search/?q=志愿者", 12), ("/search/?q=恐龙", 8), ("/search/", 6)],
)
def test_a_page_asks_the_same_of_two_rows_and_of_four(
    made: Publication,
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    rows: int,
    address: str,
    queries: int,
) -> None:
    english(made)
    for number in range(rows):
        told = claim(f"误解{number}", slug=f"w-{number}")
        fields = {"answers": [(told, "志愿者。")], "body": paragraphs("志愿者。")}
        essay(made.section, "篇", slug=f"di-{number}", **fields)
    client.get(address)  # what a process remembers
    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200


def test_every_page_leads_to_the_search(made: Publication, read: Reader) -> None:
    page = read("/guan-dian/")
    assert addresses(page, ".to-search a") == ["/search/"]
    assert page.select_one("form.quick-search")["action"] == "/search/"
