"""The Traditional edition: every word converted once, names and addresses left, an editor's words first."""

import pytest

from tests.publication import Publication, claim, contributor, english, essay, paragraphs, role
from tests.reading.conftest import Reader
from tests.reading.page import addresses, all_words, words
from viewpoints.articles.models import Article, ArticleTerm, Section, SectionTerm
from viewpoints.people.models import Organization

BODY = ["志愿者的项目在网络上。", "发布软件的人叫郑云飞。"]


@pytest.fixture
def written(made: Publication) -> Article:
    """Print an essay with a word of everything."""
    author = contributor("郑云飞", slug="zheng-yun-fei", biography="郑云飞在东山头里头干活。")
    role(author, "总干事", Organization.objects.create(name="东山头里头", slug="dong-shan"))
    told = claim("软件不要钱", slug="ruan-jian", short_answer="要钱。")
    return essay(
        made.section,
        "头发与发展",
        slug="tou-fa",
        body=paragraphs(*BODY),
        authors=[author],
        affiliation="东山头里头总干事",
        summary="头发里的发展。",
        search_description="干净的里程",
        answers=[(told, "")],
    )


def put(section: Section, **terms: str) -> None:
    for term, traditional in terms.items():
        SectionTerm.objects.create(section=section, written=term, traditional=traditional)


def test_an_essay_is_read_in_traditional(written: Article, read: Reader) -> None:
    page = read("/zh-hant/guan-dian/tou-fa/")
    assert page.html["lang"] == "zh-Hant"
    assert words(page.h1) == "頭髮與發展"
    assert words(page.title) == "頭髮與發展 · 責任視角"
    assert page.find("meta", {"name": "description"})["content"] == "乾淨的里程"
    assert all_words(page, ".prose p") == ["志願者的專案在網路上。", "釋出軟體的人叫郑云飞。"]
    assert page.select(".essay [lang]") == []


def test_hong_kong_has_its_own_words(made: Publication, written: Article, read: Reader) -> None:
    made.home.traditional = "zh-hant-hk"
    made.home.save()
    page = read("/zh-hant/guan-dian/tou-fa/")
    assert words(page.select_one(".prose p")) == "志願者的項目在網絡上。"


def test_names_keep_their_own_script(written: Article, read: Reader) -> None:
    page = read("/zh-hant/guan-dian/tou-fa/")
    assert words(page.select_one(".author")) == "郑云飞"
    assert words(page.select_one(".essay .role")) == "东山头里头 總幹事"
    assert words(page.select_one(".about p:not(.then)")) == "郑云飞在东山头里头幹活。"
    assert page.find("meta", {"name": "author"})["content"] == "郑云飞"
    person = read("/zh-hant/people/zheng-yun-fei/")
    assert words(person.title) == "郑云飞 · 責任視角"
    assert words(person.select_one(".roles li")) == "东山头里头 總幹事"
    organization = read("/zh-hant/organizations/dong-shan/")
    assert (words(organization.h1), words(organization.h3)) == ("东山头里头", "郑云飞")
    assert all_words(read("/zh-hant/"), ".lead .by bdi") == ["郑云飞"]


def test_a_sections_words_come_before_ours(written: Article, read: Reader) -> None:
    put(written.in_section, 志愿者="志工", 项目="方案", 网络="")
    page = read("/zh-hant/guan-dian/tou-fa/")
    assert words(page.select_one(".prose p")) == "志工的方案在网络上。"


def test_an_articles_words_come_before_its_sections(written: Article, read: Reader) -> None:
    put(written.in_section, 志愿者="志工", 项目="方案")
    ArticleTerm.objects.create(article=written, written="志愿者", traditional="義工")
    page = read("/zh-hant/guan-dian/tou-fa/")
    assert words(page.select_one(".prose p")) == "義工的方案在網路上。"
    assert words(read("/guan-dian/tou-fa/").select_one(".prose p")) == BODY[0]


def test_words_that_map_in_circles_are_put_once(written: Article, read: Reader) -> None:
    put(written.in_section, 志愿者="项目", 项目="志愿者")
    page = read("/zh-hant/guan-dian/tou-fa/")
    assert words(page.select_one(".prose p")) == "项目的志愿者在網路上。"


def test_a_section_has_its_own_words_and_the_home_those_of_all(
    made: Publication, read: Reader
) -> None:
    other = made.home.add_child(instance=Section(title="项目", slug="qi", locale=made.home.locale))
    put(made.section, 项目="方案")
    put(other, 项目="計畫", 软件="軟件")
    essay(made.section, "项目与软件", slug="yi")
    assert all_words(read("/zh-hant/guan-dian/"), ".river h3") == ["方案與軟體"]
    assert words(read("/zh-hant/qi/").h1) == "計畫"
    assert words(read("/zh-hant/").select_one(".lead h2")) == "方案與軟件"


def test_addresses_are_those_of_the_edition_and_else_byte_by_byte(
    written: Article, read: Reader
) -> None:
    here, there = (read(f"{at}/guan-dian/tou-fa/") for at in ("", "/zh-hant"))
    moved = [
        f"/zh-hant{a}" if a.startswith("/") else a for a in addresses(here, ".essay a, .after a")
    ]
    assert addresses(there, ".essay a, .after a") == moved
    assert [tag.get("src") for tag in there.select("img")] == [
        tag.get("src") for tag in here.select("img")
    ]


@pytest.mark.parametrize(
    ("address", "heading"),
    [
        ("/zh-hant/people/", "作者"),
        ("/zh-hant/claims/", "常見的誤解"),
        ("/zh-hant/claims/ruan-jian/", "軟體不要錢"),
        ("/zh-hant/nothing/", "這個地址沒有內容"),
        ("/zh-hant/contribute/guan-dian/", "投稿"),
    ],
)
@pytest.mark.usefixtures("written")
def test_every_kind_of_page_is_there(read: Reader, address: str, heading: str) -> None:
    page = read(address, status=404 if "nothing" in address else 200)
    assert (page.html["lang"], words(page.h1)) == ("zh-Hant", heading)
    assert words(page.select_one(".skip")) == "跳到正文"


def test_an_english_essay_stands_as_it_is(made: Publication, read: Reader) -> None:
    author = contributor("郑云飞", byline_en="Zheng Yunfei", slug="zheng")
    away = english(made)
    essay(away.section, "Software 软件", slug="software", byline="Zheng Yunfei", authors=[author])
    page = read("/zh-hant/people/zheng/")
    assert all_words(page, ".river [lang=en] h3") == ["Software 软件"]
