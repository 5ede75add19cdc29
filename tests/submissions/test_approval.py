"""The author's yes, bound to one exact text."""

import pytest

from tests.submissions.essays import editor, rewrite, submission
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters.models import Letter, Secret
from viewpoints.submissions import approval, editing, permits, texts
from viewpoints.submissions.models import Permit
from viewpoints.submissions.states import MoveRefused, State

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked():
    offered = submission()
    editing.start(offered, by=editor())
    return approval.ask(offered, by=editor())


def author_of(asking, place=0):
    return approval.asked(asking.submission)[place]


def agree(asking, place=0):
    author = author_of(asking, place)
    return approval.agree(asking, at=author.address, by=Actor.contributor(author))


def verbs(submission):
    return [event.verb for event in recording.story(submission)]


def test_asking_freezes_the_newest_draft_and_sends_it_to_the_author(asked):
    offered = asked.submission
    draft = offered.article.get_latest_revision_as_object()

    assert offered.state == State.WITH_AUTHOR
    assert asked.text.sha256 == texts.hash_of(texts.content_of(draft))
    letter = Letter.objects.get(template="asking")
    assert letter.to.email == "lin@qq.com"
    assert "工资不是罪过。" in letter.body


def test_the_only_authors_yes_approves_and_permits_just_that_text(asked):
    agree(asked)

    asked.submission.refresh_from_db()
    assert asked.submission.state == State.APPROVED
    assert [(one.text, one.kind) for one in Permit.objects.all()] == [(asked.text, "authors")]
    assert verbs(asked.submission) == [
        "submission.received",
        "submission.editing_started",
        "submission.author_asked",
        "submission.author_agreed",
    ]


def test_saying_yes_twice_is_one_yes(asked):
    first = agree(asked)
    asked.submission.refresh_from_db()

    with pytest.raises(approval.NotAsked):
        agree(asked)

    assert list(asked.yeses.all()) == first
    assert Letter.objects.filter(template="yes_acknowledged").count() == 1


def test_every_author_must_agree():
    offered = submission(emails=("lin@qq.com", "wang@163.com"))
    editing.start(offered, by=editor())
    asking = approval.ask(offered, by=editor())

    agree(asking, 0)
    offered.refresh_from_db()
    assert offered.state == State.WITH_AUTHOR
    assert not permits.permitted(asking.text.sha256)

    agree(asking, 1)
    offered.refresh_from_db()
    assert offered.state == State.APPROVED
    assert permits.permitted(asking.text.sha256)


def test_an_objection_blocks_and_brings_the_submission_back_into_edit(asked):
    author = author_of(asked)

    approval.object_to(
        asked, at=author.address, by=Actor.contributor(author), remarks=" 第二段不是我的意思。 "
    )

    asked.submission.refresh_from_db()
    assert asked.submission.state == State.IN_EDIT
    assert asked.objections.get().remarks == "第二段不是我的意思。"
    with pytest.raises(approval.NotAsked):
        agree(asked)


def test_a_new_asking_lapses_the_former_one_and_its_links(asked):
    offered = asked.submission
    approval.take_back(offered, by=editor())
    rewrite(offered.article, title="志愿者也要吃饭，也要睡觉")
    newer = approval.ask(offered, by=editor())

    with pytest.raises(approval.NotAsked):
        agree(asked)
    agree(newer)

    assert not permits.permitted(asked.text.sha256)
    open_links = Secret.objects.filter(purpose="asking", lapsed_at=None)
    assert [one.about_key for one in open_links] == [str(newer.pk)]


def test_taking_the_text_back_withdraws_its_permit(asked):
    agree(asked)
    asked.submission.refresh_from_db()

    approval.take_back(asked.submission, by=editor())

    assert not permits.permitted(asked.text.sha256)
    assert asked.submission.state == State.IN_EDIT


def test_a_stranger_to_the_submission_cannot_agree(asked):
    other = approval.asked(submission("别的文章", emails=("zhao@sina.com",)))[0]

    with pytest.raises(approval.NotAsked):
        approval.agree(asked, at=other.address, by=Actor.contributor(other))


def test_an_author_without_an_address_cannot_be_asked():
    offered = submission()
    editing.start(offered, by=editor())
    offered.authors.update(address=None)

    with pytest.raises(approval.Unreachable):
        approval.ask(offered, by=editor())

    offered.refresh_from_db()
    assert offered.state == State.IN_EDIT


def test_only_a_submission_in_edit_can_be_asked_about():
    with pytest.raises(MoveRefused):
        approval.ask(submission(), by=editor())
