"""How much each page asks of the database: the same with one row and with three."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, DjangoDbBlocker

from tests.publication import (
    DAY,
    Publication,
    claim,
    contributor,
    english,
    essay,
    laid,
    locale,
    picture,
    role,
)
from tests.reading.page import RENDITIONS
from viewpoints.articles.models import SectionTerm, Series
from viewpoints.people.models import Organization

pytestmark = RENDITIONS


def fill(made: Publication, rows: int) -> None:
    """Fill every list of the site with so many rows, in two editions."""
    english(made)
    place = Organization.objects.create(name="田埂", slug="tian-geng")
    series = Series.objects.create(title="一块钱", slug="yi-kuai", locale=locale("zh-hans"))
    authors = [contributor(f"作者{n}", slug=f"z-{n}", portrait=picture()) for n in range(rows)]
    told = [claim(f"误解{n}", slug=f"wu-jie-{n}") for n in range(rows)]
    for author in authors:
        role(author, "总监", place)
    for number in range(rows):
        fields = {"authors": authors, "answers": [(each, "") for each in told]}
        day = DAY + dt.timedelta(days=number)
        slug = f"di-{number}-pian"
        SectionTerm.objects.create(section=made.section, written=f"词{number}")
        essay(made.section, "篇", slug=slug, day=day, series=series, number=number, **fields)


@pytest.fixture(scope="module", params=[1, 3])
def _rows(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    with laid(django_db_blocker) as made:
        fill(made, request.param)
        yield


@pytest.mark.usefixtures("_rows", "db")
@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/", 12),
        ("/guan-dian/", 14),
        ("/guan-dian/di-0-pian/", 11),
        ("/people/", 4),
        ("/people/z-0/", 5),
        ("/organizations/tian-geng/", 4),
        ("/claims/", 3),
        ("/claims/wu-jie-0/", 6),
        ("/series/yi-kuai/", 4),
        ("/feed/", 5),
        ("/sitemap.xml", 5),
        ("/sitemap-articles.xml", 2),
        ("/sitemap-pages.xml", 4),
    ],
)
def test_a_page_asks_the_same_of_one_row_and_of_three(
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    address: str,
    queries: int,
) -> None:
    client.get(address)  # makes the pictures' sizes, and what a process remembers
    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200


@pytest.mark.usefixtures("_rows", "db")
@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/zh-hant/", 13),
        ("/zh-hant/guan-dian/", 15),
        ("/zh-hant/guan-dian/di-0-pian/", 12),
        ("/zh-hant/people/z-0/", 6),
        ("/zh-hant/claims/wu-jie-0/", 7),
        ("/zh-hant/feed/", 6),
        ("/zh-hant/sitemap-articles.xml", 2),
    ],
)
def test_the_traditional_edition_asks_once_more_for_its_terms(
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    address: str,
    queries: int,
) -> None:
    client.get(address)
    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200
