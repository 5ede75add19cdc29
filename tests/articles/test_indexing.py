"""What is printed is found as soon as it is, and no longer than it is; also run on PostgreSQL."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.publication import (
    DAY,
    TESTER,
    Publication,
    claim,
    contributor,
    draft,
    essay,
    paragraphs,
    publication,
)
from viewpoints.articles import indexing, searching
from viewpoints.articles.models import Article, Searched, Section
from viewpoints.articles.questions import Only, understood
from viewpoints.submissions import permits, texts
from viewpoints.submissions import publication as printing
from viewpoints.submissions.models import PermitKind


@pytest.fixture
def made(db: None) -> Publication:
    return publication()


def found(query: str, **only: object) -> list[int]:
    """Give the keys of what a query finds, the best first."""
    places = searching.find(understood(query), Only(**only)).places
    return searching.articles_at(places)


def reprint(article: Article, **fields: object) -> None:
    """Print an article anew, with other words and with a permit for them."""
    for name, value in fields.items():
        setattr(article, name, value)
    article.save_revision()
    permits.permit(texts.draft_text(article), kind=PermitKind.ARCHIVE, by=TESTER)
    printing.print_draft(article, by=TESTER)


def test_a_draft_is_not_found(made: Publication) -> None:
    one = draft(made.section, "未刊", slug="wei-kan")
    indexing.keep(one)
    assert (indexing.catch_up(), found("未刊")) == (0, [])


def test_what_was_changed_is_found_by_its_new_words_alone(made: Publication) -> None:
    one = essay(made.section, "旧题", slug="ti")
    reprint(one, title="新闻")
    assert (found("旧题"), found("新闻")) == ([], [one.pk])


def test_another_date_gives_it_another_place(made: Publication) -> None:
    one = essay(made.section, "甲", slug="jia")
    other = essay(made.section, "乙", slug="yi", day=DAY + dt.timedelta(1))
    assert found("正文") == [other.pk, one.pk]
    reprint(one, printed_on=DAY + dt.timedelta(2))
    assert found("正文") == [one.pk, other.pk]


def test_what_was_taken_off_is_found_no_more_and_put_back_it_is_again(made: Publication) -> None:
    one = essay(made.section, "热线", slug="re-xian")
    one.unpublish()
    assert found("热线") == []
    Article.objects.filter(pk=one.pk).update(live=True)
    indexing.keep(one)
    assert found("热线") == [one.pk]


def test_what_is_deleted_is_found_no_more(made: Publication) -> None:
    essay(made.section, "热线", slug="re-xian").delete()
    assert (found("热线"), Searched.objects.count()) == ([], 0)


def test_a_claim_put_otherwise_is_found_as_it_is_now(made: Publication) -> None:
    told = claim("不该拿工资", slug="gong-zi")
    one = essay(made.section, "热线", slug="re-xian", answers=[(told, "")])
    told.statement = "全该做义工"
    told.save()
    assert (found("工资"), found("义工")) == ([], [one.pk])
    told.delete()
    indexing.catch_up()
    assert found("义工") == []


def test_whose_an_article_is_follows_her_byline(made: Publication) -> None:
    author = contributor("何稻青", slug="he")
    one = essay(made.section, "热线", slug="re-xian", authors=[author])
    assert found("", author=author.pk) == [one.pk]
    author.byline = "山月"
    author.save()
    assert (found("", author=author.pk), found("何稻青")) == ([], [one.pk])


def test_what_was_moved_is_found_in_its_new_section(made: Publication) -> None:
    other = made.home.add_child(instance=Section(title="来信", slug="lai-xin"))
    one = essay(made.section, "热线", slug="re-xian")
    one.move(other, pos="last-child")
    indexing.catch_up()
    assert (found("", section=other.pk), found("", section=made.section.pk)) == ([one.pk], [])


def test_an_archive_is_caught_up_with_below_what_a_verb_has_kept(
    made: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "_AT_ONCE", 2)
    monkeypatch.setattr(indexing, "_TOGETHER", 1)
    keys = [essay(made.section, f"热线{n}", slug=f"n-{n}").pk for n in range(4)]
    Searched.objects.exclude(article=keys[-1]).delete()
    assert found("热线") == keys[3:]
    assert [indexing.catch_up() for _ in range(3)] == [2, 2, 0]
    assert sorted(found("热线")) == keys


def test_of_very_many_the_rest_are_renewed_by_the_worker(
    made: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "_AT_ONCE", 1)
    told = claim("不该拿工资", slug="gong-zi")
    for number in range(2):
        essay(made.section, "热线", slug=f"n-{number}", answers=[(told, "")])
    told.statement = "全该做义工"
    told.save()
    assert len(found("义工")) == 1
    while indexing.catch_up():
        pass
    assert len(found("义工")) == 2


def test_more_articles_of_one_day_than_it_has_places_go_to_the_day_before(
    made: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "DAY", 1)
    one, other = (essay(made.section, "热线", slug=slug) for slug in ("a", "b"))
    places = dict(Searched.objects.values_list("article", "place"))
    assert places[one.pk] - places[other.pk] == 1


def test_keeping_one_costs_the_same_with_one_printed_and_with_many(made: Publication) -> None:
    costs = []
    one = essay(made.section, "热线", slug="re-xian", body=paragraphs("志愿者"))
    for number in range(3):
        with CaptureQueriesContext(connection) as captured:
            indexing.keep(one)
        costs.append(len(captured))
        essay(made.section, "热线", slug=f"n-{number}")
    assert costs == [7, 7, 7]
