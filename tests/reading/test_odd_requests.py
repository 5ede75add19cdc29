"""Odd addresses and odd content: each answers with a proper page in the reader's language."""

import json
from itertools import cycle, islice
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils.translation import override

from tests.material import material
from tests.publication import Publication, claim, contributor, draft, english, essay, paragraphs
from tests.reading.conftest import Reader
from tests.reading.page import addresses, all_words, words

SLOTS = [
    "/{}/",
    "/guan-dian/{}/",
    "/guan-dian/page/{}/",
    "/guan-dian/yi-pian/former/{}/",
    "/people/{}/",
    "/people/page/{}/",
    "/organizations/{}/",
    "/claims/{}/",
    "/series/{}/",
    "/series/yi-kuai/page/{}/",
    "/sitemap-{}.xml",
]
EDITIONS = ["", "/en"]
SAID = {"": ("zh-Hans", "这个地址没有内容"), "/en": ("en", "There is nothing at this address")}
UNKNOWN = [
    "/nowhere/",
    "/nowhere/yi-pian/",
    "/guan-dian/nothing/",
    "/guan-dian/page/7/",
    "/people/nobody/",
    "/people/no-essays/",
    "/organizations/nowhere/",
    "/claims/none/",
    "/series/none/",
    "/series/none/page/2/",
]
ONE = ("1", "+1")  # the first page there is
ODD = [
    "\ud800",
    "\udcff\udcfe",
    "\x00",
    "\r\nSet-Cookie: a=b",
    "..",
    "../../etc/passwd",
    "%2e%2e",
    "' OR 1=1 --",
    '" AND "a" NEAR "b"*',
    "9" * 5000,
    "-1",
    "٣",
    "½",
    "1e3",
    "+1",
    "字" * 3000,
    "zh-hans",
    "\u202egnp.exe",
]


def naughty() -> list[str]:
    folder = material("sanitise/minimaxir+big-list-of-naughty-strings")
    strings: list[str] = json.loads((folder / "blns.json").read_text("utf-8"))
    return strings


def taken(path: str) -> bool:
    """Tell whether any view is asked at a path."""
    try:
        with override("zh-hans"):
            resolve(path)
    except Resolver404:
        return False
    return True


def answered(client: Client, address: str, string: str) -> int:
    """Ask at an address with the string as its query too; gives the status."""
    quoted = quote(string.encode("utf-8", "surrogatepass"), safe="")
    return client.get(f"{address.format(quoted)}?p={quoted}&{quoted}").status_code


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_odd_string_as_a_name_or_a_number_is_not_found(
    made: Publication, client: Client, edition: str
) -> None:
    english(made)
    essay(made.section, "一篇", slug="yi-pian", byline="某")
    for string, slot in zip(ODD, cycle(SLOTS), strict=False):
        assert answered(client, edition + slot, string) == 404, (slot, string)
    for string in ODD:
        status = answered(client, f"{edition}/sitemap-articles.xml", string)
        assert status == (200 if string in ONE else 404), string


def test_every_naughty_string_is_taken_by_no_view_or_not_found_by_one(
    made: Publication, client: Client
) -> None:
    """Each in every place; those that some view takes are asked there in turn."""
    english(made)
    places, asked = cycle(SLOTS), 0
    for string in naughty():
        views = [slot for slot in SLOTS if taken(slot.format(string))]
        slot = next((each for each in islice(places, len(SLOTS)) if each in views), None)
        if slot:
            asked += 1
            status = answered(client, EDITIONS[asked % 2] + slot, string)
            assert status == (200 if string in ONE else 404), (slot, string)
    assert asked > 50


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_is_unknown_is_said_in_the_readers_language_with_ways_on(
    made: Publication, read: Reader, edition: str
) -> None:
    english(made)
    draft(made.section, "稿", slug="gao", authors=[contributor("何稻青", slug="no-essays")])
    ways = [f"{edition}{way}" for way in ("/", "/guan-dian/", "/claims/", "/people/")]
    for address in UNKNOWN:
        page = read(f"{edition}{address}", status=404)
        assert (page.html["lang"], words(page.h1)) == SAID[edition], address
        assert addresses(page, ".lead-on a") == ways, address


def test_an_unknown_edition_is_not_found(made: Publication, read: Reader) -> None:
    for edition in ("fr", "zh-hans", "zh-hans-cn", "x" * 300):
        page = read(f"/{edition}/guan-dian/yi-pian/", status=404)
        assert (page.html["lang"], words(page.h1)) == SAID[""], edition


def test_another_name_of_traditional_is_not_found_in_traditional(
    made: Publication, read: Reader
) -> None:
    page = read("/zh-tw/guan-dian/yi-pian/", status=404)
    assert (page.html["lang"], words(page.h1)) == ("zh-Hant", "這個地址沒有內容")


def test_a_title_of_200_signs_without_a_break_is_whole_wherever_it_stands(
    made: Publication, read: Reader
) -> None:
    title = "没有断点" * 50
    told = claim(title, slug="chang", short_answer=title)
    author = contributor(title[:120], slug="chang-ming")
    essay(made.section, title, slug="chang", authors=[author], answers=[(told, "")], byline=title)
    for address, selector in [
        ("/", ".lead h2"),
        ("/guan-dian/", ".river h3"),
        ("/guan-dian/chang/", "h1"),
        ("/claims/", ".belief"),
        ("/claims/chang/", ".answers h3"),
    ]:
        assert all_words(read(address), selector) == [title], address


def test_an_article_of_60_000_signs_is_read_to_its_end(made: Publication, read: Reader) -> None:
    told = claim("不该拿工资", slug="gong-zi")
    body = paragraphs(*["公益机构的人也要领工资吃饭。" * 20 + f"第{n}段。" for n in range(215)])
    essay(made.section, "长", slug="chang", body=body, answers=[(told, "第214段。")], byline="某")
    page = read("/guan-dian/chang/")
    assert len(words(page.select_one(".body"))) > 60_000
    assert words(page.select(".body p")[-1]).endswith("第214段。")
    assert words(page.select_one(".body mark")) == "第214段。"
