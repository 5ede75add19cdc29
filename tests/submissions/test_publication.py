"""What is permitted is printed, and its people are told; nothing else is."""

import pytest
from django.db import IntegrityError, transaction

from tests.submissions.essays import editor, rewrite, submission
from viewpoints.articles.models import Article
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters.models import Letter
from viewpoints.submissions import approval, declining, editing, permits, publication
from viewpoints.submissions.guard import NotPermitted
from viewpoints.submissions.models import Permit
from viewpoints.submissions.states import MoveRefused, State

pytestmark = pytest.mark.django_db


@pytest.fixture
def approved():
    offered = submission()
    editing.start(offered, by=editor())
    asking = approval.ask(offered, by=editor())
    author = approval.asked(offered)[0]
    approval.agree(asking, at=author.address, by=Actor.contributor(author))
    offered.refresh_from_db()
    return offered


def test_an_approved_text_goes_live_dated_and_its_author_gets_the_address(approved):
    article = publication.publish(approved, by=editor())

    assert article.live
    assert article.printed_on is not None
    assert approved.state == State.PUBLISHED
    letter = Letter.objects.get(template="published")
    assert (letter.to.email, article.full_url in letter.body) == ("lin@qq.com", True)
    assert [event.verb for event in recording.story(approved)][-1] == "submission.published"


def test_a_draft_changed_after_the_yes_is_refused_and_stays_approved(approved):
    rewrite(approved.article, summary="作者没有看过的摘要")

    with pytest.raises(NotPermitted), transaction.atomic():
        publication.publish(approved, by=editor())

    approved.refresh_from_db()
    assert approved.state == State.APPROVED
    assert not Article.objects.get().live


def test_a_text_in_edit_is_published_only_with_an_override_and_its_reason():
    offered = submission()
    editing.start(offered, by=editor())

    with pytest.raises(NotPermitted):
        publication.publish(offered, by=editor())
    with pytest.raises(ValueError, match="reason"):
        publication.override(offered, by=editor(), reason="  ")
    publication.override(offered, by=editor(), reason="作者住院，其同事书面同意")

    assert offered.state == State.PUBLISHED
    assert Permit.objects.get().reason == "作者住院，其同事书面同意"
    told = Letter.objects.get(template="published").body
    assert "这一稿没有等到您的同意，由编辑决定刊出，理由是：作者住院，其同事书面同意" in told


def test_the_database_refuses_an_override_without_a_reason(approved):
    text = approved.askings.get().text
    with pytest.raises(IntegrityError), transaction.atomic():
        permits.permit(text, kind="override", by=editor())


def test_an_essay_is_never_the_platforms_own_words(approved):
    with pytest.raises(permits.NotOurs, match="志愿者也要吃饭"):
        permits.permit_own_words(approved.article, by=editor())


def test_declining_tells_the_sender_why_and_can_be_taken_up_again():
    offered = submission()
    declining.decline(offered, by=editor(), reason="与上月一篇重复。")

    assert "与上月一篇重复。" in Letter.objects.get(template="declined").body
    editing.start(offered, by=editor())
    assert offered.state == State.IN_EDIT


def test_withdrawing_ends_what_was_asked_and_what_was_permitted(approved):
    declining.withdraw(approved, by=Actor.contributor(approval.asked(approved)[0]))

    assert approved.state == State.WITHDRAWN
    assert not permits.valid().exists()
    with pytest.raises(NotPermitted):
        publication.publish(approved, by=editor())


def test_what_is_published_cannot_be_withdrawn(approved):
    publication.publish(approved, by=editor())

    with pytest.raises(MoveRefused):
        declining.withdraw(approved, by=editor())
