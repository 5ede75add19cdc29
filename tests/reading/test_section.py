"""A section: what it is, its articles, its editor with her letter, how to contribute, and older pages."""

import pytest

from tests.publication import Publication, essay, essays
from tests.reading.conftest import Reader
from tests.reading.page import addresses, all_words, words
from viewpoints.articles.models import Section
from viewpoints.reading import lists


@pytest.fixture
def _two_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "PAGE", 2)


def test_it_introduces_itself_and_its_editor(made: Publication, read: Reader) -> None:
    page = read("/guan-dian/")
    assert words(page.h1) == "中国公益观点"
    assert words(page.select_one(".head .introduction")) == "写自己真正在做的事。"
    assert words(page.select_one(".about")) == "简一苇 栏目编辑。"
    assert words(page.select_one(".letter")) == "各位读者：请回信。"


def test_its_articles_are_the_newest_first(made: Publication, read: Reader) -> None:
    essays(made.section, 3)
    assert all_words(read("/guan-dian/"), ".river h3") == ["第3篇", "第2篇", "第1篇"]


def test_it_says_where_to_send_an_essay(made: Publication, read: Reader) -> None:
    doors = addresses(read("/guan-dian/"), ".contribute a")
    assert doors == ["mailto:ngo@viewpoints.example", "/contribute/guan-dian/"]


@pytest.mark.parametrize("address", ["/gong-gao/", "/gong-gao/kai-lan/"])
def test_a_closed_section_leads_to_those_that_take_essays(
    made: Publication, read: Reader, address: str
) -> None:
    closed = Section(
        title="公告",
        slug="gong-gao",
        mailbox="editors",
        open_to_contributions=False,
        locale=made.home.locale,
    )
    made.home.add_child(instance=closed)
    essay(closed, "开栏", slug="kai-lan", byline="编辑部")
    page = read(address)
    assert page.select(".contribute, .answer") == []
    assert addresses(page, ".elsewhere a") == [
        "/guan-dian/",
        "mailto:ngo@viewpoints.example",
        "/contribute/guan-dian/",
    ]


def test_where_nothing_is_open_nobody_is_asked_for_essays(made: Publication, read: Reader) -> None:
    made.section.open_to_contributions = False
    made.section.save()
    assert read("/guan-dian/").select(".contribute, .elsewhere") == []


def test_a_companys_section_says_so(made: Publication, read: Reader) -> None:
    assert read("/guan-dian/").select(".head .kicker") == []
    made.section.kind = "company"
    made.section.save()
    assert words(read("/guan-dian/").select_one(".head .kicker")) == "企业栏目"


def test_a_section_without_a_mailbox_offers_its_form(made: Publication, read: Reader) -> None:
    made.section.mailbox = ""
    made.section.save()
    assert addresses(read("/guan-dian/"), ".contribute a") == ["/contribute/guan-dian/"]


@pytest.mark.usefixtures("_two_a_page")
@pytest.mark.parametrize(
    ("count", "on_front", "older"),
    [
        (1, "1", []),
        (3, "321", []),
        (4, "43", ["/guan-dian/page/1/"]),
        (5, "543", ["/guan-dian/page/1/"]),
        (6, "65", ["/guan-dian/page/2/"]),
    ],
)
def test_the_front_goes_down_to_where_the_last_full_page_begins(
    made: Publication, read: Reader, count: int, on_front: str, older: list[str]
) -> None:
    essays(made.section, count)
    page = read("/guan-dian/")
    assert all_words(page, ".river h3") == [f"第{number}篇" for number in on_front]
    assert addresses(page, ".paging a") == older


@pytest.mark.usefixtures("_two_a_page")
def test_older_pages_are_numbered_from_the_oldest(made: Publication, read: Reader) -> None:
    essays(made.section, 7)
    assert all_words(read("/guan-dian/page/1/"), ".river h3") == ["第2篇", "第1篇"]
    second = read("/guan-dian/page/2/")
    assert all_words(second, ".river h3") == ["第4篇", "第3篇"]
    assert addresses(second, ".paging a") == ["/guan-dian/page/1/", "/guan-dian/"]
    assert words(second.h1) == "较早的文章，第2页"


@pytest.mark.usefixtures("_two_a_page")
def test_an_article_taken_off_leaves_its_place_empty(made: Publication, read: Reader) -> None:
    printed = essays(made.section, 6)
    printed[0].unpublish()
    assert all_words(read("/guan-dian/page/1/"), ".river h3") == ["第2篇"]
    assert all_words(read("/guan-dian/page/2/"), ".river h3") == ["第4篇", "第3篇"]


@pytest.mark.usefixtures("_two_a_page")
@pytest.mark.parametrize("number", ["0", "3", "99999999999999999999999", "x", "-1"])
def test_a_page_that_is_not_there_is_not_found(
    made: Publication, read: Reader, number: str
) -> None:
    essays(made.section, 6)
    read(f"/guan-dian/page/{number}/", status=404)
    read(f"/nowhere/page/{number}/", status=404)
