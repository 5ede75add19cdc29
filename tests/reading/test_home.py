"""The home page: name and tagline, the essay that leads, the claims as the way in, the river."""

from django.test import Client

from tests.publication import Publication, claim, contributor, draft, essay, essays
from tests.reading.conftest import Reader
from tests.reading.page import addresses, all_words, words


def test_name_tagline_and_sections_head_the_page(made: Publication, read: Reader) -> None:
    page = read("/")
    assert words(page.select_one("h1.name")) == "责任视角"
    assert words(page.select_one(".tagline")) == "公益机构自己写，企业的人在读"
    assert all_words(page, ".masthead nav.sections li") == ["中国公益观点", "误解", "作者", "搜索"]
    assert words(page.title) == "责任视角 · 公益机构自己写，企业的人在读"


def test_an_empty_publication_says_that_nothing_is_printed(made: Publication, read: Reader) -> None:
    assert words(read("/").select_one(".front")) == "还没有刊出文章。"


def test_the_newest_leads_and_the_rest_follow_by_date(made: Publication, read: Reader) -> None:
    essays(made.section, 3, summary="提要")
    page = read("/")
    assert words(page.select_one(".lead h2")) == "第3篇"
    assert all_words(page, ".river h3") == ["第2篇", "第1篇"]
    assert all_words(page, ".river .when") == ["2025年1月16日", "2025年1月15日"]
    assert [tag["datetime"] for tag in page.select(".river time")] == ["2025-01-16", "2025-01-15"]


def test_an_essay_marked_by_an_editor_leads(made: Publication, read: Reader) -> None:
    essay(made.section, "领头", slug="ling-tou", lead=True)
    essays(made.section, 2)
    page = read("/")
    assert words(page.select_one(".lead h2")) == "领头"
    assert all_words(page, ".river h3") == ["第2篇", "第1篇"]


def test_a_draft_is_nowhere(made: Publication, client: Client) -> None:
    draft(made.section, "没有刊出的稿", slug="gao", authors=[contributor("何稻青", slug="he")])
    for address in ["/", "/guan-dian/", "/people/", "/feed/", "/sitemap-articles.xml"]:
        text = client.get(address).content.decode()
        assert ("没有刊出的稿" in text, "何稻青" in text) == (False, False)
    assert client.get("/guan-dian/gao/").status_code == 404


def test_claims_are_the_way_in(made: Publication, read: Reader) -> None:
    claim("公益人不该拿工资", slug="gong-zi", position=2)
    claim("公益人的日程很轻松", slug="ri-cheng", position=1)
    page = read("/")
    assert all_words(page, ".claims-in li") == ["公益人的日程很轻松", "公益人不该拿工资"]
    assert addresses(page, ".claims-in a") == ["/claims/ri-cheng/", "/claims/gong-zi/"]


def test_the_section_its_editor_and_how_to_contribute(made: Publication, read: Reader) -> None:
    strip = read("/").select_one(".desk-of")
    assert words(strip.h2) == "中国公益观点"
    assert words(strip.select_one(".editor")) == "栏目编辑 简一苇"
    assert addresses(strip, ".doors a") == [
        "mailto:ngo@viewpoints.example",
        "/contribute/guan-dian/",
    ]
