"""Telling words: what is alike is found, what only shares common words is not, at a bounded cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.publication import essay, paragraphs, publication
from viewpoints.articles import telling
from viewpoints.articles.models import TellingWord

pytestmark = pytest.mark.django_db
SIGNING = (
    "手语翻译站在台上，聋人观众看不懂。手语翻译不是才艺表演，"
    "聋人要的是手语翻译的准确，价目表写明小时费用。"
)
DIGGING = (
    "河水断面每月采样，志愿者记录溶解氧。断面采样要有溶解氧仪，河水样品送实验室，采样记录公开。"
)


@pytest.fixture
def section():
    return publication().section


def alike(text, **other):
    return telling.alike(text, **{"but": None, "most": 5, **other})


def test_the_words_that_a_text_repeats_tell_most():
    assert telling.words_of(SIGNING)[0] == "手语"
    assert "我们" not in telling.words_of("我们我们我们")


def test_what_is_printed_is_found_by_what_it_is_about(section):
    signing = essay(section, "手语", slug="shou-yu", body=paragraphs(SIGNING))
    essay(section, "断面", slug="duan-mian", body=paragraphs(DIGGING))
    found = alike(f"另一位手语翻译来信：{SIGNING[8:]}")
    assert [one.article.pk for one in found] == [signing.pk]
    assert alike(SIGNING, but=signing.pk) == []


def test_what_was_taken_off_the_site_is_not_found(section):
    printed = essay(section, "手语", slug="shou-yu", body=paragraphs(SIGNING))
    type(printed).objects.filter(pk=printed.pk).update(live=False)
    assert alike(SIGNING) == []


def test_a_word_of_many_articles_counts_for_nothing(section, monkeypatch):
    monkeypatch.setattr(telling, "FEW", 1)
    for number in (1, 2):
        essay(section, f"手语{number}", slug=f"s-{number}", body=paragraphs(SIGNING))
    assert alike(SIGNING) == []


def test_it_takes_two_statements_whatever_there_is(section):
    for number in range(3):
        essay(section, f"手语{number}", slug=f"s-{number}", body=paragraphs(SIGNING))
    with CaptureQueriesContext(connection) as captured:
        assert len(alike(SIGNING)) == 3
    assert len(captured) == 2


def test_what_was_printed_before_is_caught_up_with_once(section):
    for number in range(3):
        essay(section, f"手语{number}", slug=f"s-{number}", body=paragraphs(SIGNING))
    TellingWord.objects.all().delete()
    assert [telling.catch_up(), telling.catch_up()] == [3, 0]
    assert len(alike(SIGNING)) == 3
