"""What a reader sees when there is nothing, or when we failed."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client, RequestFactory
from django.urls import get_resolver

from tests.publication import Publication, english
from tests.reading.conftest import Reader
from tests.reading.page import addresses, words


@pytest.mark.parametrize(
    "address",
    [
        "/nothing/",
        "/guan-dian/nothing/",
        "/a/b/c/d/",
        "/people/nobody/",
        "/organizations/nowhere/",
        "/claims/none/",
        "/series/none/",
        "/%E4%B8%8D%E5%AD%98%E5%9C%A8/",
        "/" + "a" * 2000 + "/",
        "/guan-dian/%00/",
        "/media/images/none.png",
        "/<script>/",
    ],
)
def test_nothing_at_an_address_is_said_with_ways_on(
    made: Publication, read: Reader, address: str
) -> None:
    page = read(address, status=404)
    assert words(page.h1) == "这个地址没有内容"
    assert addresses(page, ".lead-on a") == ["/", "/guan-dian/", "/claims/", "/people/"]
    assert page.find("meta", {"name": "robots"})["content"] == "noindex"
    assert page.select('link[rel="canonical"]') == []


def test_it_is_said_in_the_readers_language(made: Publication, read: Reader) -> None:
    english(made)
    page = read("/en/nothing/", status=404)
    assert (page.html["lang"], words(page.h1)) == ("en", "There is nothing at this address")


@pytest.mark.django_db
def test_before_there_is_a_publication_nothing_breaks(client: Client) -> None:
    answers = {a: client.get(a).status_code for a in ["/people/", "/claims/", "/feed/", "/x/"]}
    assert answers == {"/people/": 200, "/claims/": 200, "/feed/": 404, "/x/": 404}


def test_our_own_failure_is_said_in_both_languages_without_the_database() -> None:
    """No mark: pytest-django would fail any query."""
    broken = get_resolver().resolve_error_handler(500)
    response = broken(RequestFactory().get("/"))
    page = BeautifulSoup(response.content.decode(), "html.parser")
    assert response.status_code == 500
    assert words(page.h1) == "我们这边出错了"
    assert words(page.select_one("[lang=en] h2")) == "Something of ours broke"


def test_only_reading_is_possible(made: Publication) -> None:
    strict = Client(enforce_csrf_checks=False)
    addresses = ["/people/", "/claims/", "/feed/", "/sitemap.xml", "/robots.txt"]
    assert {strict.post(address).status_code for address in addresses} == {405}


def test_a_browser_that_asks_for_an_icon_by_its_old_name_gets_ours(client: Client) -> None:
    response = client.get("/favicon.ico")

    assert (response.status_code, response.headers["Location"]) == (302, "/static/reading/icon.svg")
