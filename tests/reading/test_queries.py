"""How much each page asks of the database: the same with one row and with three."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.publication import (
    DAY,
    Publication,
    claim,
    contributor,
    english,
    essay,
    locale,
    picture,
    role,
)
from tests.reading.page import RENDITIONS
from viewpoints.articles.models import SectionTerm, Series
from viewpoints.people.models import Organization

pytestmark = RENDITIONS

Fill = Callable[[int], None]


@pytest.fixture
def fill(made: Publication) -> Fill:
    """Give a function that fills every list of the site with so many rows, in two editions."""
    english(made)
    place = Organization.objects.create(name="田埂", slug="tian-geng")
    series = Series.objects.create(title="一块钱", slug="yi-kuai", locale=locale("zh-hans"))

    def fill(rows: int) -> None:
        authors = [contributor(f"作者{n}", slug=f"z-{n}", portrait=picture()) for n in range(rows)]
        told = [claim(f"误解{n}", slug=f"wu-jie-{n}") for n in range(rows)]
        for author in authors:
            role(author, "总监", place)
        for number in range(rows):
            fields = {"authors": authors, "answers": [(each, "") for each in told]}
            day = DAY + dt.timedelta(days=number)
            slug = f"di-{number}-pian"
            essay(made.section, "篇", slug=slug, day=day, series=series, number=number, **fields)

    return fill


@pytest.mark.parametrize("rows", [1, 3])
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
    fill: Fill,
    django_assert_num_queries: DjangoAssertNumQueries,
    address: str,
    queries: int,
    rows: int,
) -> None:
    fill(rows)
    client.get(address)  # makes the pictures' sizes, and what a process remembers
    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
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
    fill: Fill,
    made: Publication,
    django_assert_num_queries: DjangoAssertNumQueries,
    address: str,
    queries: int,
    rows: int,
) -> None:
    fill(rows)
    for number in range(rows):
        SectionTerm.objects.create(section=made.section, written=f"词{number}")
    client.get(address)
    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200


def test_pictures_of_an_article_cost_one_query_together(
    made: Publication, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    body = [{"type": "picture", "value": {"image": picture().pk, "alt": ""}} for _ in range(3)]
    author = contributor("何稻青", slug="he", portrait=picture())
    essay(made.section, "一篇", slug="yi-pian", body=body, authors=[author])
    client.get("/guan-dian/yi-pian/")
    with django_assert_num_queries(12):
        client.get("/guan-dian/yi-pian/")
