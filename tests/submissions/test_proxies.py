"""An author names who agrees for her, from her own address; an editor never can be that."""

import pytest

from tests.submissions.essays import editor, section, submission
from viewpoints.journal.models import Actor
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Letter
from viewpoints.people.finding import contributor_at
from viewpoints.submissions import approval, editing, proxies
from viewpoints.submissions.models import Asking, Proxy
from viewpoints.submissions.states import State

pytestmark = pytest.mark.django_db


@pytest.fixture
def asking() -> Asking:
    offered = submission(emails=("lin@qq.com", "wang@163.com"))
    editing.start(offered, by=editor())
    return approval.ask(offered, by=editor())


def name(asking: Asking, email: str, *, at: str = "lin@qq.com") -> Proxy:
    row = address(at)
    by = Actor.contributor(contributor_at(row, name=""))
    return proxies.name_proxy(asking, at=row, by=by, name="赵敏", email=email)


def agree(asking: Asking, email: str) -> None:
    row = address(email)
    approval.agree(asking, at=row, by=Actor.contributor(contributor_at(row, name="赵敏")))


def test_the_proxy_is_asked_and_her_yes_counts_for_the_author(asking):
    proxy = name(asking, "zhao@ngo.example")

    letter = Letter.objects.filter(template="asking").latest("pk")
    assert letter.to.email == "zhao@ngo.example"
    agree(asking, "zhao@ngo.example")
    yes = asking.yeses.get()
    assert (yes.author.address.email, yes.asked.proxy) == ("lin@qq.com", proxy)
    agree(asking, "wang@163.com")
    asking.submission.refresh_from_db()
    assert asking.submission.state == State.APPROVED


def test_a_fellow_author_may_answer_for_both_with_one_yes(asking):
    name(asking, "wang@163.com")

    agree(asking, "wang@163.com")

    assert asking.yeses.count() == 2
    asking.submission.refresh_from_db()
    assert asking.submission.state == State.APPROVED


def test_the_author_may_still_answer_herself(asking):
    name(asking, "zhao@ngo.example")

    agree(asking, "lin@qq.com")

    assert asking.yeses.get().asked.proxy is None


def test_another_proxy_ends_the_former(asking):
    name(asking, "zhao@ngo.example")
    name(asking, "sun@ngo.example")

    with pytest.raises(approval.NotAsked):
        agree(asking, "zhao@ngo.example")
    agree(asking, "sun@ngo.example")


def test_the_next_asking_goes_to_the_proxy(asking):
    name(asking, "zhao@ngo.example")
    approval.take_back(asking.submission, by=editor())

    newer = approval.ask(asking.submission, by=editor())

    assert [one.address.email for one in newer.asked.all()] == ["zhao@ngo.example", "wang@163.com"]


def test_a_proxy_cannot_pass_it_on(asking):
    name(asking, "zhao@ngo.example")

    with pytest.raises(approval.NotAsked):
        name(asking, "sun@ngo.example", at="zhao@ngo.example")


@pytest.mark.parametrize("email", ["lin@qq.com", "Editor@Desk.example", "jian@ngo.example"])
def test_her_own_address_and_an_editors_are_refused(asking, email):
    user = editor().user
    user.email = "editor@desk.example"
    user.save()
    here = section()
    here.editor = contributor_at(address("jian@ngo.example"), name="简一苇")
    here.save()
    asking = Asking.objects.get(pk=asking.pk)

    with pytest.raises(proxies.NotAProxy):
        name(asking, email)

    assert not Proxy.objects.exists()
