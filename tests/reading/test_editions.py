"""Editions: the right language on everything, the way from a page to the same page in the other."""

import pytest

from tests.publication import Publication, contributor, english, essay, essays
from tests.reading.conftest import Reader
from tests.reading.page import addresses, all_words, words
from viewpoints.people.models import Organization, Role


def hreflang(page: object) -> dict[str, str]:
    """Give the addresses a page says it has in other languages."""
    links = page.select('link[rel="alternate"][hreflang]')
    return {link["hreflang"]: link["href"] for link in links}


def canonical(page: object) -> str:
    """Give the address a page says is its own."""
    return page.select_one('link[rel="canonical"]')["href"]


def test_each_edition_says_its_language_and_names_itself(made: Publication, read: Reader) -> None:
    english(made)
    chinese, foreign = read("/"), read("/en/")
    assert (chinese.html["lang"], foreign.html["lang"]) == ("zh-Hans", "en")
    assert (words(chinese.h1), words(foreign.h1)) == ("责任视角", "Viewpoints")
    assert all_words(chinese, ".editions li") == ["简体中文", "English"]


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
    assert addresses(page, ".editions a") == ["/en/guan-dian/translation/"]
    assert canonical(page) == "http://127.0.0.1:8000/guan-dian/yuan-wen/"
    assert hreflang(page) == {
        "zh-Hans": "http://127.0.0.1:8000/guan-dian/yuan-wen/",
        "en": "http://127.0.0.1:8000/en/guan-dian/translation/",
    }
    other = read("/en/guan-dian/translation/")
    assert addresses(other, ".editions a") == ["/guan-dian/yuan-wen/"]
    assert hreflang(other) == hreflang(page)
    assert words(other.select_one(".translator")) == "Translated by Margery Tolland"


def test_without_a_translation_the_switcher_goes_to_the_other_home(
    made: Publication, read: Reader
) -> None:
    english(made)
    essay(made.section, "原文", slug="yuan-wen")
    page = read("/guan-dian/yuan-wen/")
    assert addresses(page, ".editions a") == ["/en/"]
    assert hreflang(page) == {"zh-Hans": "http://127.0.0.1:8000/guan-dian/yuan-wen/"}


def test_one_edition_alone_has_no_switcher(made: Publication, read: Reader) -> None:
    assert read("/").select(".editions") == []


def test_people_are_at_the_same_address_in_every_edition(made: Publication, read: Reader) -> None:
    english(made)
    author = contributor("严知微", byline_en="Yan Zhiwei", slug="yan", biography="妈妈。")
    place = Organization.objects.create(name="小概率", name_en="Small Odds", slug="xiao")
    Role.objects.create(contributor=author, organization=place, title="秘书长")
    essay(made.section, "原文", slug="yuan-wen", authors=[author])
    page = read("/en/people/yan/")
    assert words(page.h1) == "Yan Zhiwei"
    assert addresses(page, ".editions a") == ["/people/yan/"]
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
