"""An author says how she wishes to be named, whatever state her essay is in."""

import pytest

from tests.submissions.essays import editor, submission
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Letter
from viewpoints.submissions import approval, bylines, declining, editing, texts
from viewpoints.submissions.models import Asking, BylineWish, Submission
from viewpoints.submissions.replacing import Withdrawn

pytestmark = pytest.mark.django_db
SHE = Actor.machine("test")


def wish(
    offered: Submission, byline: str = "夜班七号", *, email: str = "lin@qq.com"
) -> Asking | BylineWish:
    at = address(email)
    return bylines.wish(offered, at=at, by=SHE, byline=byline, affiliation="")


def test_before_editing_the_draft_is_made_with_it_and_leads_not_to_her_page():
    offered = submission()

    wish(offered)

    assert bylines.current(offered) == {"byline": "夜班七号", "affiliation": ""}
    draft = editing.start(offered, by=editor())
    assert (draft.byline, draft.authorships.count()) == ("夜班七号", 0)


def test_a_draft_that_nobody_is_asked_about_gets_it():
    offered = submission()
    editing.start(offered, by=editor())

    row = wish(offered)

    assert texts.newest_draft(offered.draft).byline == "夜班七号"
    assert row.settled_at is not None


def test_under_a_text_she_is_asked_about_it_is_a_correction():
    offered = submission()
    editing.start(offered, by=editor())
    approval.ask(offered, by=editor())

    newer = wish(offered)

    assert newer.text.content["byline"] == "夜班七号"
    assert not offered.wishes.exists()


def test_what_is_agreed_to_stays_and_the_wish_waits_for_the_editor():
    offered = submission()
    editing.start(offered, by=editor())
    asking = approval.ask(offered, by=editor())
    approval.agree(asking, at=address("lin@qq.com"), by=SHE)

    row = wish(offered)

    assert texts.newest_draft(offered.draft).byline == "作者lin"
    assert row.settled_at is None
    assert [bylines.settle(row, by=editor()) for _ in range(2)] == [True, False]


def test_an_editor_hears_of_it_in_her_digest():
    offered = submission()
    offered.section.editor = offered.authors.get()
    offered.section.save()
    wish(offered)
    assert not Letter.objects.filter(template__startswith="for_editor").exists()
    assert recording.story(offered).last().verb == "submission.byline_wished"


def test_only_an_author_is_asked_how_she_is_named():
    with pytest.raises(approval.NotAsked):
        wish(submission(), email="somebody@163.com")


def test_a_withdrawn_essay_has_no_byline_to_correct():
    offered = submission()
    declining.withdraw(offered, by=SHE)
    with pytest.raises(Withdrawn):
        wish(offered)
