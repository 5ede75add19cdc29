"""A translated page says when its source was corrected and it has not followed."""

import datetime as dt

import pytest
from django.test import Client

from tests.publication import TESTER, Publication, english, essay
from tests.reading.conftest import Reader
from tests.reading.page import RENDITIONS, words
from tests.reading.test_corrections import correct
from viewpoints.articles import translating
from viewpoints.articles.models import Article
from viewpoints.articles.translating import Change
from viewpoints.submissions import permits, publication, texts
from viewpoints.submissions.models import Correction, PermitKind

pytestmark = RENDITIONS
ADDRESS = "/en/guan-dian/seven/"
NOTE = (
    "The Chinese original was corrected on March 1, 2026; "
    "this translation does not have the correction yet."
)


@pytest.fixture
def source(made: Publication) -> Article:
    english(made)
    return essay(made.section, "七个人", slug="qi-ge-ren", summary="十七人。")


@pytest.fixture
def article(source: Article) -> Article:
    article = translating.begin(source, by=TESTER)
    places = [one.place for one in translating.passages_of(article)]
    changes = [Change(place, {"text": "Seven"}) for place in places]
    translating.translate(article, changes=changes, by=TESTER)
    return printed(article)


def printed(article: Article) -> Article:
    permits.permit(texts.draft_text(article), kind=PermitKind.ARCHIVE, by=TESTER)
    publication.print_draft(article, by=TESTER)
    long_ago = dt.datetime(2026, 2, 1, tzinfo=dt.UTC)
    Article.objects.filter(pk=article.pk).update(last_published_at=long_ago)
    return article


def notes(read: Reader) -> list[str]:
    return [words(one) for one in read(ADDRESS).select(".behind")]


def test_it_is_said_until_the_translation_follows(source: Article, article: Article, read: Reader):
    assert notes(read) == []
    correct(source, "七人。")
    assert notes(read) == [NOTE]
    change = Change("summary", {"text": "Seven people."})
    translating.translate(article, changes=[change], by=TESTER)
    assert notes(read) == [NOTE]  # so far in a draft
    permits.permit(texts.draft_text(article), kind=PermitKind.ARCHIVE, by=TESTER)
    publication.print_draft(article, by=TESTER)
    Correction.objects.update(printed_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    assert notes(read) == []


def test_it_is_not_said_where_an_editor_found_the_words_still_right(
    source: Article, article: Article, read: Reader
):
    correct(source, "七人。")
    translating.still_right(article, place="summary", by=TESTER)
    assert notes(read) == []


def test_the_written_edition_says_nothing_of_the_kind(
    source: Article, article: Article, read: Reader
):
    correct(source, "七人。")
    assert read("/guan-dian/qi-ge-ren/").select(".behind") == []


def test_a_translation_costs_one_query_more_than_its_source(
    source: Article, article: Article, client: Client, django_assert_num_queries
):
    for address, queries in (("/guan-dian/qi-ge-ren/", 10), (ADDRESS, 11)):
        client.get(address)
        with django_assert_num_queries(queries):
            client.get(address)
