"""Who wrote it is changed: then everybody is asked anew, and whoever is concerned is told."""

import pytest

from tests.submissions.essays import editor, submission
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Letter, Secret
from viewpoints.people.finding import contributor_at
from viewpoints.people.models import Organization, Role
from viewpoints.submissions import approval, authors, editing, permits, proxies, publication, texts
from viewpoints.submissions.models import Submission
from viewpoints.submissions.states import MoveRefused, State

pytestmark = pytest.mark.django_db


def asked(*emails):
    offered = submission(emails=emails or ("lin@qq.com",))
    editing.start(offered, by=editor())
    approval.ask(offered, by=editor())
    return offered


def agree(offered):
    asking = approval.pending(offered)
    for author in approval.asked(offered):
        approval.agree(asking, at=author.address, by=Actor.contributor(author))
    offered.refresh_from_db()
    return offered


def named(email="wang@qq.com", name="王芳"):
    return contributor_at(address(email), name=name)


def draft(offered):
    return texts.newest_draft(offered.article)


def state(offered):
    return Submission.objects.get(pk=offered.pk).state


@pytest.mark.parametrize("ready", [asked, lambda: agree(asked())])
def test_another_author_ends_what_was_asked_and_permitted(ready):
    offered = ready()

    authors.add(offered, author=named(), by=editor())

    assert state(offered) == State.IN_EDIT
    assert approval.pending(offered) is None
    assert not permits.valid().exists()
    assert recording.story(offered).last().verb == "submission.author_added"
    approval.ask(offered, by=editor())
    assert [one.name for one in approval.asked(offered)] == ["作者lin", "王芳"]


def test_her_byline_goes_under_a_draft_that_was_not_edited_by_hand():
    offered = asked()
    authors.add(offered, author=named(), by=editor())

    assert draft(offered).byline == "作者lin、王芳"
    assert [one.contributor.name for one in draft(offered).authorships.all()] == [
        "作者lin",
        "王芳",
    ]

    authors.remove(offered, author=named(), by=editor())
    assert draft(offered).byline == "作者lin"
    assert draft(offered).authorships.count() == 1


def test_a_byline_edited_by_hand_stays():
    offered = submission()
    editing.start(offered, by=editor())
    edited = draft(offered)
    edited.byline = "林小"
    edited.save_revision()

    authors.add(offered, author=named(), by=editor())

    assert draft(offered).byline == "林小"
    assert draft(offered).authorships.count() == 0


def test_who_is_removed_is_told_and_her_links_end():
    offered = agree(asked("lin@qq.com", "wang@qq.com"))
    gone = offered.authors.get(address__email="wang@qq.com")
    held = Secret.objects.filter(holder=gone.address, purpose="status", lapsed_at=None)
    assert held.exists()

    authors.remove(offered, author=gone, by=editor())

    letter = Letter.objects.get(template="author_removed")
    assert (letter.to.email, letter.links) == ("wang@qq.com", {})
    assert not held.exists()
    assert not authors.concerns(offered, at=gone.address)
    assert (state(offered), permits.valid().count()) == (State.IN_EDIT, 0)


def test_what_cannot_be_is_refused_and_changes_nothing():
    offered = asked()
    (only,) = approval.asked(offered)
    with pytest.raises(authors.LastAuthor):
        authors.remove(offered, author=only, by=editor())
    with pytest.raises(authors.AlreadyAuthor):
        authors.add(offered, author=only, by=editor())
    with pytest.raises(ValueError, match="王芳"):
        authors.remove(offered, author=named(), by=editor())
    assert state(offered) == State.WITH_AUTHOR


def test_the_authors_of_what_is_printed_stay():
    offered = agree(asked("lin@qq.com", "wang@qq.com"))
    publication.publish(offered, by=editor())
    with pytest.raises(MoveRefused):
        authors.add(offered, author=named("zhao@qq.com"), by=editor())
    with pytest.raises(MoveRefused):
        authors.remove(offered, author=offered.authors.first(), by=editor())


def test_a_changed_address_ends_what_is_pending_and_the_former_is_told():
    offered = asked()
    (author,) = approval.asked(offered)
    former = author.address
    to = {"name": "王芳", "email": "wang@ngo.example"}
    asking = approval.pending(offered)
    proxies.name_proxy(asking, at=former, by=Actor.contributor(author), **to)
    author.address = address("lin@new.example")
    author.save()

    assert authors.address_changed(author, former=former, by=editor()) == [offered]

    assert state(offered) == State.IN_EDIT
    assert not offered.proxies.filter(ended_at=None).exists()
    letter = Letter.objects.get(template="address_changed")
    assert (letter.to.email, letter.links) == ("lin@qq.com", {})
    approval.ask(Submission.objects.get(), by=editor())
    assert Letter.objects.filter(template="asking").last().to.email == "lin@new.example"


def test_an_only_authors_current_role_is_printed_and_the_tie_disclosed():
    offered = submission()
    (author,) = offered.authors.all()
    home = Organization.objects.create(name="晨光书社", slug="chenguang")
    Role.objects.create(contributor=author, organization=home, title="秘书长")
    colleague = named("jian@viewpoints.example", "简一苇")
    Role.objects.create(contributor=colleague, organization=home, title="理事")
    offered.section.editor = colleague
    offered.section.save()

    article = editing.start(offered, by=editor())

    assert (article.affiliation, article.disclosure) == (
        "晨光书社秘书长",
        "作者与栏目编辑在同一家机构工作。",
    )
    authors.add(offered, author=named(), by=editor())
    assert draft(offered).affiliation == ""


@pytest.mark.parametrize(
    ("byline", "role"),
    [("林小", {}), ("", {}), ("作者lin", {"shown": False}), ("作者lin", {"until": "2020-01-01"})],
)
def test_a_role_that_would_tell_who_she_is_or_is_over_is_not_printed(byline, role):
    offered = submission()
    offered.authors.update(byline=byline)
    home = Organization.objects.create(name="晨光书社", slug="chenguang")
    Role.objects.create(
        contributor=offered.authors.get(), organization=home, title="秘书长", **role
    )

    assert editing.start(offered, by=editor()).affiliation == ""
