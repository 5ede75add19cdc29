"""A draft is polished by suggestions that somebody chose, each where it stands."""

import json

import pytest

from tests.submissions.essays import editor, submission
from viewpoints.articles.models import Article
from viewpoints.articles.polishing import polish, polishes
from viewpoints.journal.models import Event
from viewpoints.submissions import editing

pytestmark = pytest.mark.django_db
BODY = [
    {"type": "heading", "value": {"text": "第一,钱", "level": "2"}},
    {"type": "paragraph", "value": "<p>三年,很难。<b>一年,也难</b></p>"},
    {"type": "quote", "value": {"text": "<p>“你好”，他说 。</p>", "attribution": "张三,县城"}},
    {
        "type": "table",
        "value": {
            "columns": [{"type": "text", "heading": "年,月"}],
            "rows": [{"values": ["<p>一,二</p>"]}],
            "caption": "表,一",
        },
    },
    {"type": "footnote", "value": {"label": "1", "text": "<p>注:无</p>"}},
]


@pytest.fixture
def article():
    offered = submission("没有问题的题目")
    editing.start(offered, by=editor())
    draft = newest(offered.article)
    draft.summary = "摘要,一句"
    draft.body = json.dumps(BODY)
    draft.save_revision()
    return offered.article


def newest(article):
    return Article.objects.get(pk=article.pk).get_latest_revision_as_object()


def test_suggestions_come_in_the_order_of_the_text(article):
    assert [one.new for one in polishes(newest(article))] == [
        "摘要，一句",
        "第一，钱",
        "三年，很难。",
        "一年，也难",
        "“你好”，他说。",
        "张三，县城",
        "表，一",
        "一，二",
        "注：无",
    ]


def test_the_chosen_ones_are_taken_and_no_other(article):
    keys = {one.key for one in polishes(newest(article)) if one.old in ("一年,也难", "摘要,一句")}
    assert polish(article, keys=keys, by=editor()) == 2
    draft = newest(article)
    assert draft.summary == "摘要，一句"
    assert draft.body.get_prep_value()[1]["value"] == "<p>三年,很难。<b>一年，也难</b></p>"
    assert Event.objects.last().verb == "article.polished"


def test_all_can_be_taken_together_and_nothing_is_left(article):
    keys = {one.key for one in polishes(newest(article))}
    assert polish(article, keys=keys, by=editor()) == 9
    assert polishes(newest(article)) == []


def test_what_was_changed_meanwhile_is_left_alone(article):
    keys = {one.key for one in polishes(newest(article))}
    draft = newest(article)
    draft.summary = "别的,摘要"
    draft.save_revision()
    assert polish(article, keys=keys, by=editor()) == 8
    assert newest(article).summary == "别的,摘要"


def test_a_stray_key_changes_nothing_and_leaves_no_revision(article):
    before = article.revisions.count()
    assert polish(article, keys={"nonsense"}, by=editor()) == 0
    assert article.revisions.count() == before
