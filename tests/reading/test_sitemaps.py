"""What robots are told."""

from xml.etree import ElementTree

import pytest
from django.test import Client

from tests.publication import Publication, claim, contributor, english, essay, essays, info_page
from viewpoints.reading import sitemaps

SITE = "http://127.0.0.1:8000"


def locations(client: Client, address: str) -> list[str]:
    """Give the addresses in a sitemap, without the site's own name."""
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "application/xml")
    root = ElementTree.fromstring(response.content)
    return [tag.text.removeprefix(SITE) for tag in root.iter() if tag.tag.endswith("}loc")]


def test_the_index_names_the_sitemaps_of_its_edition(made: Publication, client: Client) -> None:
    english(made)
    names = ["sitemap-articles.xml", "sitemap-pages.xml"]
    here = [f"http://testserver/{name}" for name in names]
    there = [f"http://testserver/en/{name}" for name in names]
    assert locations(client, "/sitemap.xml") == here
    assert locations(client, "/en/sitemap.xml") == there


def test_articles_are_those_of_the_edition(made: Publication, client: Client) -> None:
    away = english(made)
    essays(made.section, 2)
    essay(away.section, "In English", slug="in-english", byline="Someone")
    here = locations(client, "/sitemap-articles.xml")
    assert here == ["/guan-dian/di-1-pian/", "/guan-dian/di-2-pian/"]
    assert locations(client, "/en/sitemap-articles.xml") == ["/en/guan-dian/in-english/"]


def test_everything_else_is_there_too(made: Publication, client: Client) -> None:
    info_page(made.home, "关于我们", slug="about")
    claim("不该拿工资", slug="gong-zi")
    essay(made.section, "一篇", slug="yi-pian", authors=[contributor("何稻青", slug="he")])
    contributor("没写过的人", slug="mei")
    assert locations(client, "/sitemap-pages.xml") == [
        "/",
        "/guan-dian/",
        "/about/",
        "/claims/",
        "/people/",
        "/claims/gong-zi/",
        "/people/he/",
    ]


def test_articles_are_parted_by_their_keys(
    made: Publication, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, second = essays(made.section, 2)
    monkeypatch.setattr(sitemaps, "PAGE", second.pk)
    assert locations(client, "/sitemap.xml")[:2] == [
        "http://testserver/sitemap-articles.xml",
        "http://testserver/sitemap-articles.xml?p=2",
    ]
    assert locations(client, "/sitemap-articles.xml") == ["/guan-dian/di-1-pian/"]
    assert locations(client, "/sitemap-articles.xml?p=2") == ["/guan-dian/di-2-pian/"]


@pytest.mark.parametrize("query", ["p=0", "p=3", "p=x", "p=-1", "p=99999999999999999999"])
def test_a_page_that_is_not_there_is_not_found(
    made: Publication, client: Client, query: str
) -> None:
    assert client.get(f"/sitemap-articles.xml?{query}").status_code == 404
    assert client.get("/sitemap-nothing.xml").status_code == 404


def test_robots_may_read_all_but_the_desk(made: Publication, client: Client) -> None:
    english(made)
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain"
    assert response.content.decode().split("\n") == [
        "User-agent: *",
        "Disallow: /desk/",
        "Disallow: /-/",
        f"Sitemap: {SITE}/sitemap.xml",
        f"Sitemap: {SITE}/zh-hant/sitemap.xml",
        f"Sitemap: {SITE}/en/sitemap.xml",
        "",
        "",
    ]
