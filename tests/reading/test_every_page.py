"""What holds of every public page: nothing from elsewhere, no cookie, no script, its parts in order."""

import itertools

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.publication import (
    Publication,
    claim,
    contributor,
    english,
    essay,
    info_page,
    locale,
    picture,
    role,
)
from tests.reading.page import RENDITIONS
from viewpoints.articles.models import Series
from viewpoints.people.models import Organization

pytestmark = RENDITIONS

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


@pytest.fixture
def _full(made: Publication) -> None:
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


@pytest.fixture
def page(request: pytest.FixtureRequest, client: Client, _full: None) -> BeautifulSoup:
    """Give the page at the address that the test is run for."""
    return BeautifulSoup(client.get(request.param).content.decode(), "html.parser")


@pytest.mark.usefixtures("_full")
@pytest.mark.parametrize("address", [*ADDRESSES, *OTHERS])
def test_it_sets_no_cookie_and_varies_with_none(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == (404 if "nothing" in address else 200)
    assert dict(response.cookies) == {}
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.usefixtures("_full")
def test_the_policy_lets_nothing_in_from_elsewhere(client: Client) -> None:
    policy = client.get("/guan-dian/yi-pian/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "style-src 'self'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize("page", ADDRESSES, indirect=True)
def test_it_loads_nothing_from_elsewhere_and_runs_nothing(page: BeautifulSoup) -> None:
    loaded = [tag["src"] for tag in page.select("[src]")]
    loaded += [tag["href"] for tag in page.select('link[rel~="stylesheet"], link[rel~="icon"]')]
    loaded += [
        part.split()[0] for tag in page.select("[srcset]") for part in tag["srcset"].split(", ")
    ]
    assert [address for address in loaded if not address.startswith(("/static/", "/media/"))] == []
    assert page.select("script, style, iframe, object, embed, [style], base") == []
    handlers = [name for tag in page.find_all(True) for name in tag.attrs if name.startswith("on")]
    assert handlers == []


@pytest.mark.parametrize("page", ADDRESSES, indirect=True)
def test_its_parts_are_in_order(page: BeautifulSoup) -> None:
    assert len(page.select("h1")) == 1
    assert len(page.select("main#main")) == 1
    assert [
        tag.name for tag in page.body.find_all(["header", "main", "footer"], recursive=False)
    ] == [
        "header",
        "main",
        "footer",
    ]
    assert page.body.find("a")["href"] == "#main"
    levels = [int(tag.name[1]) for tag in page.find_all(["h1", "h2", "h3"])]
    steps = [after - before for before, after in itertools.pairwise(levels)]
    assert max(steps, default=0) <= 1
    identities = [tag["id"] for tag in page.select("[id]")]
    assert sorted(set(identities)) == sorted(identities)


@pytest.mark.parametrize("page", ADDRESSES, indirect=True)
def test_pictures_have_a_size_and_a_description(page: BeautifulSoup) -> None:
    lacking = [
        tag for tag in page.select("img") if not {"alt", "width", "height"} <= tag.attrs.keys()
    ]
    assert lacking == []


@pytest.mark.parametrize("page", ADDRESSES, indirect=True)
def test_what_it_refers_to_is_there(page: BeautifulSoup) -> None:
    anchors = [tag["href"][1:] for tag in page.select('a[href^="#"]')]
    labels = [name for tag in page.select("[aria-labelledby]") for name in [tag["aria-labelledby"]]]
    assert [name for name in [*anchors, *labels] if page.find(id=name) is None] == []
