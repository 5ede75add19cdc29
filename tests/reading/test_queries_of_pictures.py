"""How much the pictures of a page ask of the database."""

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.publication import Publication, contributor, essay, picture
from tests.reading.page import RENDITIONS

pytestmark = RENDITIONS


def test_pictures_of_an_article_cost_one_query_together(
    made: Publication, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    body = [{"type": "picture", "value": {"image": picture().pk, "alt": ""}} for _ in range(3)]
    author = contributor("何稻青", slug="he", portrait=picture())
    essay(made.section, "一篇", slug="yi-pian", body=body, authors=[author])
    client.get("/guan-dian/yi-pian/")
    with django_assert_num_queries(12):
        client.get("/guan-dian/yi-pian/")
