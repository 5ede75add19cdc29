"""Response essays: what an essay answers, and the essays that answer it, each leading to the other."""

import datetime as dt
from typing import Any

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.publication import DAY, TESTER, Publication, draft, english, essay
from tests.reading.conftest import Reader
from tests.reading.page import addresses, all_words, words
from viewpoints.articles.models import Section
from viewpoints.reading import around
from viewpoints.submissions import retracting


def company(made: Publication) -> Section:
    """Make a section in which companies write."""
    section = Section(title="企业回音", slug="hui-yin", kind="company", locale=made.home.locale)
    return made.home.add_child(instance=section)


def asked(made: Publication, **fields: Any) -> Any:
    return essay(company(made), "预算为什么要砍", slug="yu-suan", byline="骆行远", **fields)


def test_an_essay_and_its_response_lead_to_each_other(made: Publication, read: Reader) -> None:
    essay(made.section, "领工资", slug="gong-zi", byline="严知微", responds_to=asked(made))
    page = read("/guan-dian/gong-zi/")
    assert words(page.select_one(".in-answer")) == "回应 预算为什么要砍 骆行远 企业回音"
    assert addresses(page, ".in-answer a") == ["/hui-yin/yu-suan/"]
    assert page.select(".responses") == []
    page = read("/hui-yin/yu-suan/")
    assert (
        words(page.select_one(".responses"))
        == "回应本文的文章 领工资 严知微 中国公益观点 2025年1月14日"
    )
    assert addresses(page, ".responses a") == ["/guan-dian/gong-zi/"]
    assert page.select(".in-answer") == []


def test_a_draft_answers_nothing_and_nothing_is_answered_that_is_not_live(
    made: Publication, read: Reader
) -> None:
    first = asked(made)
    essay(made.section, "领工资", slug="gong-zi", byline="严知微", responds_to=first)
    draft(made.section, "稿", slug="gao", responds_to=first)
    assert all_words(read("/hui-yin/yu-suan/"), ".responses li a") == ["领工资"]
    first.unpublish()
    assert read("/guan-dian/gong-zi/").select(".in-answer") == []


def test_the_newest_responses_are_named_and_no_more_than_fit(
    made: Publication, read: Reader, monkeypatch: Any
) -> None:
    monkeypatch.setattr(around, "RESPONSES", 2)
    first = asked(made)
    for number in (1, 2, 3):
        day = DAY + dt.timedelta(days=number)
        essay(made.section, f"回{number}", slug=f"hui-{number}", day=day, responds_to=first)
    assert all_words(read("/hui-yin/yu-suan/"), ".responses li a") == ["回3", "回2"]


def test_a_retracted_one_is_marked_on_the_other(made: Publication, read: Reader) -> None:
    first = asked(made)
    second = essay(made.section, "领工资", slug="gong-zi", byline="某", responds_to=first)
    retracting.retract(first, by=TESTER, reason="数字是编的。")
    retracting.retract(second, by=TESTER, reason="也是。")
    assert words(read("/guan-dian/gong-zi/").select_one(".in-answer a")) == "【撤稿】预算为什么要砍"
    assert all_words(read("/hui-yin/yu-suan/"), ".responses li a") == ["【撤稿】领工资"]


def test_an_edition_leads_to_its_own_rows_where_there_are_any(
    made: Publication, read: Reader
) -> None:
    away = english(made)
    first = asked(made)
    second = essay(made.section, "领工资", slug="gong-zi", byline="严知微", responds_to=first)
    key = {"translation_key": second.translation_key, "byline": "Yan Zhiwei"}
    essay(away.section, "I draw a salary", slug="salary", **key)
    page = read("/en/guan-dian/salary/")
    assert words(page.select_one(".in-answer a")) == "预算为什么要砍"
    assert page.select_one(".in-answer")["lang"] == "zh-Hans"
    key = {"translation_key": first.translation_key, "byline": "Luo Xingyuan"}
    essay(away.section, "Why we cut", slug="cut", **key)
    page = read("/en/guan-dian/salary/")
    assert addresses(page, ".in-answer a") == ["/en/guan-dian/cut/"]
    assert addresses(read("/en/guan-dian/cut/"), ".responses a") == ["/en/guan-dian/salary/"]
    assert addresses(read("/hui-yin/yu-suan/"), ".responses a") == ["/guan-dian/gong-zi/"]


def test_an_essay_that_names_itself_answers_nothing(made: Publication, read: Reader) -> None:
    own = essay(made.section, "一篇", slug="yi-pian", byline="某")
    type(own).objects.filter(pk=own.pk).update(responds_to=own)
    assert read("/guan-dian/yi-pian/").select(".in-answer, .responses") == []


def test_one_response_costs_what_three_do(
    made: Publication, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = asked(made)
    for number in (1, 2, 3):
        essay(made.section, f"回{number}", slug=f"hui-{number}", responds_to=first)
        client.get("/hui-yin/yu-suan/")
        with django_assert_num_queries(10):
            client.get("/hui-yin/yu-suan/")
