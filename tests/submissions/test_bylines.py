"""An author corrects her byline: another text, about which everybody is asked again."""

import pytest

from tests.submissions.essays import editor, submission
from viewpoints.articles.models import Article
from viewpoints.journal.models import Actor
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Letter
from viewpoints.submissions import approval, bylines, editing, publication, texts
from viewpoints.submissions.models import Asking
from viewpoints.submissions.states import State

pytestmark = pytest.mark.django_db


@pytest.fixture
def asking() -> Asking:
    offered = submission(emails=("lin@qq.com", "wang@163.com"))
    editing.start(offered, by=editor())
    return approval.ask(offered, by=editor())


def correct(asking: Asking, byline: str, affiliation: str = "") -> Asking:
    at = address("lin@qq.com")
    by = Actor.contributor(at.contributors.get())
    return bylines.correct(asking, at=at, by=by, byline=byline, affiliation=affiliation)


def test_only_the_byline_changes_and_everybody_is_asked_about_the_new_text(asking):
    newer = correct(asking, " 林小 ", "某某中心")

    expected = {**asking.text.content, "byline": "林小", "affiliation": "某某中心"}
    assert newer.text.content == expected
    assert newer.submission.state == State.WITH_AUTHOR
    letters = Letter.objects.filter(template="asking").order_by("pk")
    assert [one.to.email for one in letters] == ["lin@qq.com", "wang@163.com"] * 2
    assert "按作者的意思改了署名，其余一字未动。" in letters[3].body
    with pytest.raises(approval.NotAsked):
        correct(asking, "林大")


def test_agreed_to_it_is_printed_with_that_byline(asking):
    newer = correct(asking, "林小")
    for author in approval.asked(newer.submission):
        approval.agree(newer, at=author.address, by=Actor.contributor(author))
    newer.submission.refresh_from_db()

    publication.publish(newer.submission, by=editor())

    assert Article.objects.get(live=True).byline == "林小"


def test_a_pen_name_takes_the_way_to_her_page_off_the_article(asking):
    assert asking.submission.draft.authorships.count() == 2

    newer = correct(asking, "夜班七号、作者wan")

    draft = texts.newest_draft(newer.submission.draft)
    assert [one.contributor.byline for one in draft.authorships.all()] == ["作者wan"]


def test_an_edit_of_the_editor_meanwhile_is_kept_and_asked_about_later(asking):
    draft = asking.submission.draft.get_latest_revision_as_object()
    draft.summary = "编辑刚写的摘要"
    draft.save_revision()

    newer = correct(asking, "林小")

    assert newer.text.content["summary"] == ""
    kept = texts.newest_draft(newer.submission.draft)
    assert (kept.summary, kept.byline) == ("编辑刚写的摘要", "林小")
