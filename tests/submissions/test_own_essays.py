"""An essay of the section editor, or of her organization, needs another editor."""

import datetime as dt

import pytest
from django.utils import timezone

from tests.submissions.essays import editor, section, submission
from viewpoints.journal.models import Actor
from viewpoints.letters.addresses import address
from viewpoints.people.finding import contributor_at
from viewpoints.people.models import Organization, Role
from viewpoints.submissions import approval, editing, own_essays, publication
from viewpoints.submissions.own_essays import Tie
from viewpoints.submissions.states import State

pytestmark = pytest.mark.django_db

JIAN = "jian@ngo.example"


@pytest.fixture
def jian():
    here = section()
    here.editor = contributor_at(address(JIAN), name="简一苇")
    here.save()
    by = editor("jian")
    by.user.email = JIAN.upper()
    by.user.save()
    return by


def approved(*emails: str):
    offered = submission(emails=emails)
    editing.start(offered, by=editor())
    asking = approval.ask(offered, by=editor())
    for author in approval.asked(offered):
        approval.agree(asking, at=author.address, by=Actor.contributor(author))
    return offered


def work_together(*emails: str, **fields) -> None:
    there, _ = Organization.objects.get_or_create(name="青屿", slug="qing-yu")
    for email in emails:
        person = contributor_at(address(email), name=email)
        Role.objects.create(contributor=person, organization=there, title="干事", **fields)


def test_her_own_essay_is_published_by_another_editor_only(jian):
    offered = approved(JIAN)

    assert own_essays.tie(offered) == Tie.EDITOR
    with pytest.raises(own_essays.NeedsAnother):
        publication.publish(offered, by=jian)
    publication.publish(offered, by=editor("he"))
    assert offered.state == State.PUBLISHED


def test_her_own_essay_is_published_by_herself_with_a_reason_that_is_kept(jian):
    offered = submission(emails=(JIAN,))
    editing.start(offered, by=jian)

    publication.override(offered, by=jian, reason="另一位编辑休假，已电话征得同意。")

    assert offered.permits.get().reason == "另一位编辑休假，已电话征得同意。"


def test_an_essay_of_her_organization_is_hers_too(jian):
    work_together(JIAN, "lin@qq.com", since=dt.date(2020, 1, 1))
    offered = approved("lin@qq.com")

    assert own_essays.tie(offered) == Tie.ORGANIZATION
    assert own_essays.needs_another(offered, by=jian)
    assert not own_essays.needs_another(offered, by=editor("he"))


def test_a_role_that_ended_ties_nobody(jian):
    work_together(JIAN, since=dt.date(2020, 1, 1))
    work_together("lin@qq.com", until=timezone.localdate() - dt.timedelta(days=1))

    assert own_essays.tie(approved("lin@qq.com")) is None


def test_a_desk_user_whose_address_an_author_has_cannot_publish_it(jian):
    offered = approved("he@qq.com")
    by = editor("he")
    by.user.email = "he@qq.com"
    by.user.save()

    assert own_essays.tie(offered) is None
    assert own_essays.needs_another(offered, by=by)
