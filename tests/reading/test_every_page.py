"""What holds of every public page: nothing from elsewhere, no cookie, no script, its parts in order."""

import itertools
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from pytest_django import DjangoDbBlocker

from tests.publication import (
    Publication,
    claim,
    contributor,
    english,
    essay,
    info_page,
    laid,
    locale,
    picture,
    role,
)
from tests.reading.page import RENDITIONS
from viewpoints.articles.models import Series
from viewpoints.people.models import Organization

PAGES = [
    "/",
    "/guan-dian/",
    "/guan-dian/yi-pian/",
    "/about/",
    "/people/",
    "/people/he/",
    "/organizations/tian-geng/",
    "/claims/",
    "/claims/gong-zi/",
    "/series/yi-kuai/",
    "/nothing/",
]
ADDRESSES = [*PAGES, *(f"/en{page}" for page in PAGES)]
OTHERS = ["/feed/", "/sitemap.xml", "/sitemap-articles.xml", "/robots.txt"]


pytestmark = [*RENDITIONS, pytest.mark.usefixtures("_full", "db")]


@pytest.fixture(scope="module")
def _full(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with laid(django_db_blocker) as made:
        fill(made)
        yield


def fill(made: Publication) -> None:
    """Make one of everything, in both editions."""
    author = contributor("何稻青", byline_en="He Daoqing", slug="he", portrait=picture())
    place = Organization.objects.create(name="田埂", slug="tian-geng", website="https://e.example/")
    role(author, "总监", place)
    told = claim("不该拿工资", slug="gong-zi")
    series = Series.objects.create(title="一块钱", slug="yi-kuai", locale=locale("zh-hans"))
    for edition in (made, english(made)):
        info_page(edition.home, "关于", slug="about")
        body = [{"type": "picture", "value": {"image": picture().pk, "alt": "河"}}]
        fields = {"authors": [author], "answers": [(told, "")], "series": series, "number": 1}
        essay(edition.section, "一篇", slug="yi-pian", body=body, **fields)


@pytest.fixture(scope="module")
def pages(_full: None) -> dict[str, BeautifulSoup]:
    """Give every page by its address."""
    client = Client()
    return {a: BeautifulSoup(client.get(a).content.decode(), "html.parser") for a in ADDRESSES}


def test_no_page_sets_a_cookie_or_varies_with_one(client: Client) -> None:
    for address in [*ADDRESSES, *OTHERS]:
        response = client.get(address)
        assert response.status_code == (404 if "nothing" in address else 200), address
        assert (address, dict(response.cookies)) == (address, {})
        assert "Cookie" not in response.get("Vary", "")


def test_the_policy_lets_nothing_in_from_elsewhere(client: Client) -> None:
    policy = client.get("/guan-dian/yi-pian/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "style-src 'self'" in policy
    assert ("unsafe" in policy, "http" in policy) == (False, False)


def loaded(page: BeautifulSoup) -> list[str]:
    """Give every address a browser would load by itself."""
    return [
        *(tag["src"] for tag in page.select("[src]")),
        *(tag["href"] for tag in page.select('link[rel~="stylesheet"], link[rel~="icon"]')),
        *(one.split()[0] for tag in page.select("[srcset]") for one in tag["srcset"].split(", ")),
    ]


def test_no_page_loads_anything_from_elsewhere(pages: dict[str, BeautifulSoup]) -> None:
    own = ("/static/", "/media/")
    for address, page in pages.items():
        elsewhere = [each for each in loaded(page) if not each.startswith(own)]
        assert (address, elsewhere) == (address, [])


def test_no_page_runs_anything(pages: dict[str, BeautifulSoup]) -> None:
    for address, page in pages.items():
        names = [name for tag in page.find_all(True) for name in tag.attrs if name[:2] == "on"]
        running = page.select("script, style, iframe, object, embed, [style], base")
        assert (address, running, names) == (address, [], [])


def test_the_parts_of_every_page_are_in_order(pages: dict[str, BeautifulSoup]) -> None:
    for address, page in pages.items():
        parts = page.body.find_all(["header", "main", "footer"], recursive=False)
        assert (address, [tag.name for tag in parts]) == (address, ["header", "main", "footer"])
        assert page.body.find("a")["href"] == "#main"


def test_headings_go_down_one_step_at_a_time(pages: dict[str, BeautifulSoup]) -> None:
    for address, page in pages.items():
        levels = [int(tag.name[1]) for tag in page.find_all(["h1", "h2", "h3"])]
        steps = [after - before for before, after in itertools.pairwise(levels)]
        assert (address, levels.count(1), max(steps, default=0) <= 1) == (address, 1, True)


def test_no_two_elements_share_an_identity(pages: dict[str, BeautifulSoup]) -> None:
    for address, page in pages.items():
        identities = [tag["id"] for tag in page.select("[id]")]
        assert (address, sorted(set(identities))) == (address, sorted(identities))


def test_pictures_have_a_size_and_a_description(pages: dict[str, BeautifulSoup]) -> None:
    wanted = {"alt", "width", "height"}
    for address, page in pages.items():
        lacking = [tag for tag in page.select("img") if not wanted <= tag.attrs.keys()]
        assert (address, lacking) == (address, [])


def test_what_a_page_refers_to_is_on_it(pages: dict[str, BeautifulSoup]) -> None:
    for address, page in pages.items():
        names = [tag["href"][1:] for tag in page.select('a[href^="#"]')]
        names += [tag["aria-labelledby"] for tag in page.select("[aria-labelledby]")]
        missing = [name for name in names if page.find(id=name) is None]
        assert (address, missing) == (address, [])
