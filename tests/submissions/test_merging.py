"""Two authors who are one person become one: everything goes over, and what is printed stays as it is."""

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Revision

from tests.submissions.essays import editor, section, submission
from viewpoints.articles.models import Authorship, Section
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Letter
from viewpoints.people.finding import contributor_at
from viewpoints.people.models import Contributor, Organization, Role
from viewpoints.privacy.person import person_at
from viewpoints.submissions import approval, editing, merging, publication, searching, texts
from viewpoints.submissions.models import Asked, BylineWish, Yes
from viewpoints.submissions.states import State

pytestmark = pytest.mark.django_db


@pytest.fixture
def one(db):
    return contributor_at(address("lin@qq.com"), name="林晓")


@pytest.fixture
def other(db):
    return contributor_at(address("lin@shanye.example"), name="林晓")


def merge(gone, into):
    merging.merge(gone, into=into, by=editor())
    into.refresh_from_db()


def agreed(of=("lin@shanye.example",)):
    offered = submission(emails=of)
    editing.start(offered, by=editor())
    asking = approval.ask(offered, by=editor())
    for author in approval.asked(offered):
        approval.agree(asking, at=author.address, by=Actor.contributor(author))
    offered.refresh_from_db()
    return offered


def printed():
    offered = agreed()
    publication.publish(offered, by=editor())
    return offered


def test_everything_goes_over_and_the_one_is_gone(one, other):
    offered = submission(emails=("lin@shanye.example",))
    Role.objects.create(
        contributor=other,
        organization=Organization.objects.create(name="山野", slug="shan-ye"),
        title="主任",
    )
    BylineWish.objects.create(submission=offered, author=other, byline="山月")
    Section.objects.update(editor=other)
    details = {"gone": other.pk, "address": other.address_id}
    merge(other, one)
    assert list(Contributor.objects.all()) == [one]
    assert list(one.submissions.all()) == [offered]
    assert (one.roles.get().title, one.roles.get().shown) == ("主任", True)
    assert (offered.wishes.get().author, section().editor) == (one, one)
    assert one.address.email == "lin@qq.com"
    assert recording.story(one).get(verb="contributor.merged").details == details


def test_what_she_agreed_to_stays_agreed_to_and_what_is_printed_as_it_is(one, other):
    offered = printed()
    before = texts.content_of(offered.article)
    merge(other, one)
    offered.refresh_from_db()
    article = offered.article
    article.refresh_from_db()
    assert (offered.state, article.live, texts.content_of(article)) == (
        State.PUBLISHED,
        True,
        before,
    )
    assert [row.author for row in (*Asked.objects.all(), *Yes.objects.all())] == [one, one]
    assert list(Authorship.objects.values_list("contributor", flat=True)) == [one.pk]


def test_drafts_are_hers_too(one, other):
    offered = submission(emails=("lin@shanye.example",))
    article = editing.start(offered, by=editor())
    merge(other, one)
    draft = texts.newest_draft(article)
    assert [row.contributor_id for row in draft.authorships.all()] == [one.pk]
    named = [row["contributor"] for row in Revision.objects.get().content["authorships"]]
    assert named == [one.pk]


def test_where_both_were_authors_she_is_one(one, other):
    offered = submission(emails=("lin@qq.com", "lin@shanye.example"))
    article = editing.start(offered, by=editor())
    merge(other, one)
    assert list(offered.authors.all()) == [one]
    assert [row.contributor_id for row in texts.newest_draft(article).authorships.all()] == [one.pk]


def test_two_answers_to_one_text_cannot_become_one(one, other):
    agreed(of=("lin@qq.com", "lin@shanye.example"))
    for act in (merging.extent, lambda gone, into: merging.merge(gone, into=into, by=editor())):
        with pytest.raises(merging.BothAsked, match="志愿者也要吃饭"):
            act(other, into=one)
    assert Contributor.objects.count() == 2


def test_nobody_is_merged_with_herself(one):
    with pytest.raises(merging.OnePerson):
        merging.merge(one, into=one, by=editor())


def test_what_waits_for_an_answer_from_her_former_address_lapses(one, other):
    offered = submission(emails=("lin@shanye.example",))
    editing.start(offered, by=editor())
    approval.ask(offered, by=editor())
    assert merging.extent(other, into=one).lapses == [offered]
    merge(other, one)
    offered.refresh_from_db()
    assert offered.state == State.IN_EDIT
    assert Letter.objects.filter(template="address_changed").get().to.email == "lin@shanye.example"


def test_the_only_address_stays_hers_and_nothing_lapses(one, other):
    offered = agreed()
    one.address = None
    one.save()
    merge(other, one)
    offered.refresh_from_db()
    assert (one.address.email, offered.state) == ("lin@shanye.example", State.APPROVED)


def test_her_former_public_page_leads_to_the_one_that_stays(one, other, client):
    other.biography = "在县城工作了二十年。"
    other.save()
    merge(other, one)
    found = dict(Redirect.objects.values_list("old_path", "redirect_link"))
    assert found == {
        "/people/lin-xiao-2": "/people/lin-xiao/",
        "/zh-hant/people/lin-xiao-2": "/zh-hant/people/lin-xiao/",
        "/en/people/lin-xiao-2": "/en/people/lin-xiao/",
    }
    assert client.get("/people/lin-xiao-2/").url == "/people/lin-xiao/"
    assert one.biography == "在县城工作了二十年。"


def test_a_redirect_that_led_to_her_leads_on(one, other):
    third = contributor_at(address("lin@x.example"), name="林晓")
    merge(third, other)
    merge(other, one)
    assert set(Redirect.objects.values_list("redirect_link", flat=True)) == {
        "/people/lin-xiao/",
        "/zh-hant/people/lin-xiao/",
        "/en/people/lin-xiao/",
    }


def test_nothing_tells_that_a_pen_name_is_hers(one, other):
    other.byline, other.biography = "山月", "写诗。"
    other.save()
    Role.objects.create(
        contributor=other,
        organization=Organization.objects.create(name="山野", slug="shan-ye"),
        title="主任",
    )
    assert merging.extent(other, into=one).redirects is False
    merge(other, one)
    assert Redirect.objects.count() == 0
    assert (one.biography, one.byline, one.roles.get().shown) == ("", "林晓", False)


def test_both_addresses_are_found_for_an_erasure(one, other):
    submission(emails=("lin@shanye.example",))
    merge(other, one)
    for email in ("lin@qq.com", "lin@shanye.example"):
        person = person_at(address(email))
        assert set(person.emails) == {"lin@qq.com", "lin@shanye.example"}
        assert person.contributors == (one.pk,)


def test_an_address_that_is_somebody_elses_by_now_is_not_hers(one, other):
    merge(other, one)
    new = contributor_at(address("lin@shanye.example"), name="王之")
    assert person_at(address("lin@qq.com")).emails == ("lin@qq.com",)
    assert person_at(address("lin@shanye.example")).contributors == (new.pk,)


def test_her_essays_are_found_by_her_name(one, other):
    offered = submission("夜班", emails=("lin@shanye.example",))
    one.name = "欧阳晓"
    one.save()
    merge(other, one)
    assert searching.find("欧阳晓") == [offered.pk]
