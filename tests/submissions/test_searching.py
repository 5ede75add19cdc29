"""Finding submissions by Chinese words, names and addresses; also run on PostgreSQL."""

import json

import pytest
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Revision

from tests.submissions.essays import editor, rewrite, section, submission
from viewpoints.articles.models import Section
from viewpoints.submissions import editing, searching
from viewpoints.submissions.models import Searched, Submission

pytestmark = pytest.mark.django_db


def essay(title, words="志愿者也要吃饭。", **more):
    offered = submission(title, **more)
    Submission.objects.filter(pk=offered.pk).update(
        blocks=[{"type": "paragraph", "html": f"<p>{words}</p>"}]
    )
    offered.refresh_from_db()
    searching.index(offered)
    return offered


def test_words_of_the_title_and_of_the_essay_find_it():
    one = essay("三年不涨的管理费", "捐赠人问：钱去哪儿了？")
    essay("别的")
    assert searching.find("管理费") == [one.pk]
    assert searching.find("捐赠人 钱") == [one.pk]
    assert searching.find("捐赠人 志愿者") == []


@pytest.mark.parametrize("query", ["劝募", "勸募", "募这", "ＮＧＯ", "ngo", "2024"])
def test_two_characters_either_script_and_any_width_find_it(query):
    one = essay("为什么劝募这么难", "NGO staff 在2024年")
    assert searching.find(query) == [one.pk]


def test_what_an_editor_writes_into_the_draft_finds_it_with_every_save():
    one = essay("请帮帮小禾", "账目都在这里。")
    article = editing.start(one, by=editor())
    assert searching.find("电子表格") == []
    body = json.dumps([{"type": "paragraph", "value": "<p>一张<b>电子表格</b>。</p>"}])
    rewrite(article, title="孩子不是名单", byline="一个数学老师", body=body)
    for query in ("电子表格", "名单", "数学老师", "请帮帮小禾", "账目"):
        assert searching.find(query) == [one.pk]
    rewrite(article, title="另一个题目", body="[]")
    assert (searching.find("电子表格"), searching.find("名单")) == ([], [])


def test_a_verb_after_that_keeps_the_words_of_the_draft():
    one = essay("请帮帮小禾")
    rewrite(editing.start(one, by=editor()), title="孩子不是名单")
    one.refresh_from_db()
    searching.index_those_of(one.authors.get())
    assert searching.find("名单") == [one.pk]


def test_what_was_past_the_verbs_is_caught_up_with_its_draft():
    one = essay("请帮帮小禾")
    rewrite(editing.start(one, by=editor()), title="孩子不是名单")
    Searched.objects.all().delete()
    assert searching.catch_up() == 1
    assert searching.find("名单") == [one.pk]


def test_saving_a_draft_costs_the_same_whatever_else_there_is(django_assert_num_queries):
    one = essay("请帮帮小禾")
    revision = editing.start(one, by=editor()).latest_revision
    essay("别的")
    ContentType.objects.clear_cache()
    with django_assert_num_queries(9):
        searching.index_draft(Revision.objects.get(pk=revision.pk))


def test_traditional_text_is_found_by_simplified_words():
    one = essay("為什麼勸募這麼難")
    assert searching.find("劝募") == [one.pk]


def test_authors_and_addresses_find_it_and_the_beginning_of_a_latin_word_does():
    one = essay("一篇", emails=("zhangsan@qq.com",))
    author = one.authors.get()
    author.name, author.byline = "张三", "行者"
    author.save()
    searching.index_those_of(author)
    for query in ("张三", "行者", "zhangsan@qq.com", "zhang"):
        assert searching.find(query) == [one.pk]
    assert searching.find("san") == []


def test_the_newest_come_first_and_no_more_than_the_most(monkeypatch):
    keys = [essay(f"筹款第{number}篇").pk for number in range(4)]
    assert searching.find("筹款") == keys[::-1]
    monkeypatch.setattr(searching, "MOST", 2)
    assert searching.find("筹款") == keys[:1:-1]


def test_only_the_sections_asked_about_are_found():
    one = essay("筹款")
    other = one.section.get_parent().add_child(instance=Section(title="来信", slug="letters"))
    assert searching.find("筹款", sections=[one.section_id, other.pk]) == [one.pk]
    assert searching.find("筹款", sections=[other.pk]) == []
    assert searching.find("筹款", sections=[]) == []


def test_what_changed_is_found_by_its_new_words_only():
    one = essay("旧题")
    Submission.objects.filter(pk=one.pk).update(title="新闻")
    one.refresh_from_db()
    searching.index(one)
    assert (searching.find("旧题"), searching.find("新闻")) == ([], [one.pk])


def test_what_is_deleted_is_found_no_more():
    one = essay("旧题")
    Searched.objects.get(submission=one).delete()
    assert searching.find("旧题") == []


@pytest.mark.parametrize(
    "query", ["", "。！", '"', "a OR", "words:*", "NEAR(", "'); DROP", "*", "𬌗𰻞", "ꟿꭐ", "a𬌗b"]
)
def test_no_query_is_an_error(query):
    section()
    assert searching.find(query) == []


def test_what_was_there_before_is_indexed_in_its_turn():
    one = essay("旧题")
    Searched.objects.all().delete()
    assert searching.catch_up() == 1
    assert searching.find("旧题") == [one.pk]
    assert searching.catch_up() == 0
