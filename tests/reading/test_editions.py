"""Editions: the right language on everything, the way from a page to the same page in the other."""

import pytest
from django.test import Client

from tests.publication import Publication, contributor, english, essay, essays, info_page
from tests.reading.conftest import Reader
from tests.reading.page import addresses, all_words, words
from viewpoints.people.models import Organization, Role

SITE = "http://127.0.0.1:8000"


def hreflang(page: object) -> dict[str, str]:
    """Give the addresses a page says it has in other languages."""
    links = page.select('link[rel="alternate"][hreflang]')
    return {link["hreflang"]: link["href"] for link in links}


def canonical(page: object) -> str:
    """Give the address a page says is its own."""
    return page.select_one('link[rel="canonical"]')["href"]


def test_each_edition_says_its_language_and_names_itself(made: Publication, read: Reader) -> None:
    english(made)
    pages = [read("/"), read("/zh-hant/"), read("/en/")]
    assert [page.html["lang"] for page in pages] == ["zh-Hans", "zh-Hant", "en"]
    assert [words(page.h1) for page in pages] == ["责任视角", "責任視角", "Viewpoints"]
    names = [all_words(page, ".editions li") for page in pages]
    assert names == [["简体中文", "繁體中文", "English"]] * 3


def test_an_edition_shows_its_own_articles_only(made: Publication, read: Reader) -> None:
    away = english(made)
    essays(made.section, 2)
    essay(away.section, "In English", slug="in-english", byline="Someone")
    assert all_words(read("/en/"), ".lead h2, .river h3") == ["In English"]
    assert all_words(read("/"), ".lead h2, .river h3") == ["第2篇", "第1篇"]


def test_the_switcher_goes_to_the_translation(made: Publication, read: Reader) -> None:
    away = english(made)
    written = essay(made.section, "原文", slug="yuan-wen")
    key = {"translation_key": written.translation_key, "byline": "Someone"}
    essay(away.section, "Translation", slug="translation", **key, translator="Margery Tolland")
    page = read("/guan-dian/yuan-wen/")
    others = ["/zh-hant/guan-dian/yuan-wen/", "/en/guan-dian/translation/"]
    assert addresses(page, ".editions a") == others
    assert canonical(page) == f"{SITE}/guan-dian/yuan-wen/"
    assert hreflang(page) == {
        "zh-Hans": f"{SITE}/guan-dian/yuan-wen/",
        "x-default": f"{SITE}/guan-dian/yuan-wen/",
        "zh-Hant": f"{SITE}/zh-hant/guan-dian/yuan-wen/",
        "en": f"{SITE}/en/guan-dian/translation/",
    }
    other, third = read("/en/guan-dian/translation/"), read("/zh-hant/guan-dian/yuan-wen/")
    assert addresses(other, ".editions a") == ["/guan-dian/yuan-wen/", others[0]]
    assert addresses(third, ".editions a") == ["/guan-dian/yuan-wen/", others[1]]
    assert hreflang(other) == hreflang(third) == hreflang(page)
    assert canonical(third) == f"{SITE}/zh-hant/guan-dian/yuan-wen/"
    assert words(other.select_one(".translator")) == "Translated by Margery Tolland"


def test_without_a_translation_the_switcher_says_so_and_goes_to_the_section(
    made: Publication, read: Reader
) -> None:
    english(made)
    essay(made.section, "原文", slug="yuan-wen")
    page = read("/guan-dian/yuan-wen/")
    others = ["/zh-hant/guan-dian/yuan-wen/", "/en/guan-dian/"]
    assert addresses(page, ".editions a") == others
    assert all_words(page, ".editions a") == ["繁體中文", "English 尚无译文"]
    assert sorted(hreflang(page)) == ["x-default", "zh-Hans", "zh-Hant"]


def test_without_a_translation_of_a_page_about_us_the_switcher_goes_home(
    made: Publication, read: Reader
) -> None:
    english(made)
    info_page(made.home, "关于", slug="about")
    assert addresses(read("/about/"), ".editions a") == ["/zh-hant/about/", "/en/"]


def test_what_is_not_translated_says_so_at_its_address_and_leads_to_it(
    made: Publication, read: Reader
) -> None:
    english(made)
    essay(made.section, "原文", slug="yuan-wen")
    page = read("/en/guan-dian/yuan-wen/", status=404)
    assert words(page.h1) == "Not translated yet"
    assert words(page.select_one(".introduction[lang=zh-Hans]")) == "原文"
    leads = ["/guan-dian/yuan-wen/", "/zh-hant/guan-dian/yuan-wen/", "/en/guan-dian/"]
    assert addresses(page, ".lead-on a") == leads
    assert addresses(page, ".editions a") == leads[:2]
    assert (page.select('link[rel="canonical"]'), hreflang(page)) == ([], {})


def test_what_is_written_in_english_alone_says_so_in_both_scripts(
    made: Publication, read: Reader
) -> None:
    essay(english(made).section, "In English", slug="in-english", byline="Someone")
    pages = [read(f"{a}/guan-dian/in-english/", status=404) for a in ("", "/zh-hant")]
    assert [words(page.h1) for page in pages] == ["这篇还没有译文", "這篇還沒有譯文"]
    leads = [addresses(page, ".lead-on a") for page in pages]
    english_one = "/en/guan-dian/in-english/"
    assert leads == [[english_one, "/guan-dian/"], [english_one, "/zh-hant/guan-dian/"]]


def test_an_address_of_one_edition_leads_to_its_translation_in_another(
    made: Publication, client: Client
) -> None:
    written = essay(made.section, "原文", slug="yuan-wen")
    key = {"translation_key": written.translation_key, "byline": "Someone"}
    essay(english(made).section, "Translation", slug="translation", **key)
    answer = client.get("/en/guan-dian/yuan-wen/")
    assert (answer.status_code, answer["Location"]) == (302, "/en/guan-dian/translation/")
    answer = client.get("/zh-hant/guan-dian/translation/")
    assert (answer.status_code, answer["Location"]) == (302, "/zh-hant/guan-dian/yuan-wen/")


def test_chinese_alone_has_two_editions(made: Publication, read: Reader) -> None:
    assert addresses(read("/"), ".editions a") == ["/zh-hant/"]
    assert addresses(read("/zh-hant/"), ".editions a") == ["/"]


def test_people_are_at_the_same_address_in_every_edition(made: Publication, read: Reader) -> None:
    english(made)
    author = contributor("严知微", byline_en="Yan Zhiwei", slug="yan", biography="妈妈。")
    place = Organization.objects.create(name="小概率", name_en="Small Odds", slug="xiao")
    Role.objects.create(contributor=author, organization=place, title="秘书长")
    essay(made.section, "原文", slug="yuan-wen", authors=[author])
    page = read("/en/people/yan/")
    assert words(page.h1) == "Yan Zhiwei"
    assert addresses(page, ".editions a") == ["/people/yan/", "/zh-hant/people/yan/"]
    assert words(page.select_one(".introduction p[lang=zh-Hans]")) == "妈妈。"
    assert words(page.select_one(".roles li")) == "秘书长 , Small Odds"
    assert words(page.select_one(".roles [lang]")) == "秘书长"
    essay_row = page.select_one(".river li")
    assert (essay_row["lang"], words(essay_row.time)) == ("zh-Hans", "January 14, 2025")


@pytest.mark.parametrize("address", ["/en/", "/en/people/", "/en/claims/", "/en/nothing/"])
def test_where_there_is_no_english_edition_the_chinese_stands_in(
    made: Publication, read: Reader, address: str
) -> None:
    page = read(address, status=404 if "nothing" in address else 200)
    assert words(page.select_one(".masthead .name")) == "责任视角"
