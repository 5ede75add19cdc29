"""Two at once: one wins, the other is told, and nothing is live that nobody permitted."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone
from wagtail.models import Page

from tests.submissions import doors
from tests.submissions.essays import editor, rewrite, submission
from viewpoints.articles.models import Article
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters.models import Letter
from viewpoints.submissions import (
    approval,
    editing,
    gate,
    permits,
    publication,
    taking_back,
    texts,
)
from viewpoints.submissions.guard import NotPermitted
from viewpoints.submissions.models import Permit, Submission, Yes
from viewpoints.submissions.states import State

pytestmark = pytest.mark.django_db(transaction=True)
AGAIN = pytest.mark.parametrize("time", range(3))  # who comes first differs
TOGETHER = 10


def at_once(*verbs: Callable[[], Any]) -> list[Any]:
    """Call all in threads of their own at one moment; gives what each gave or raised."""
    start = threading.Barrier(len(verbs))

    def run(verb: Callable[[], Any]) -> Any:
        try:
            start.wait(TOGETHER)
            return verb()
        except Exception as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(verbs)) as pool:
        return list(pool.map(run, verbs))


def with_authors(*emails: str) -> Submission:
    offered = submission(emails=emails or ("lin@qq.com",))
    editing.start(offered, by=editor())
    approval.ask(offered, by=editor())
    return offered


def again(offered: Submission) -> Submission:
    """Read a submission afresh, as each request does."""
    return Submission.objects.get(pk=offered.pk)


def agree(offered: Submission, place: int = 0) -> Callable[[], Any]:
    asking = offered.askings.get()
    author = approval.asked(offered)[place]
    return lambda: approval.agree(asking, at=author.address, by=Actor.contributor(author))


def object_to(offered: Submission, place: int = 0) -> Callable[[], Any]:
    asking = offered.askings.get()
    author = approval.asked(offered)[place]
    by = Actor.contributor(author)
    return lambda: approval.object_to(asking, at=author.address, by=by, remarks="第二段不对。")


def approved() -> Submission:
    offered = with_authors()
    agree(offered)()
    return again(offered)


def publish(offered: Submission) -> Callable[[], Any]:
    mine = again(offered)
    return lambda: publication.publish(mine, by=editor())


def edit(offered: Submission) -> Callable[[], Any]:
    article = again(offered).draft
    return lambda: rewrite(article, title="又改了")


def outcome(*results: Any) -> list[str]:
    """Name the kinds of what came out."""
    return [type(one).__name__ if isinstance(one, Exception) else "done" for one in results]


def story(offered: Submission, verb: str) -> int:
    return [event.verb for event in recording.story(offered)].count(verb)


def live() -> list[str]:
    return list(Article.objects.filter(live=True).values_list("title", flat=True))


@AGAIN
def test_of_two_who_publish_one_does_and_one_letter_leaves(time):
    offered = approved()
    results = at_once(publish(offered), publish(offered))

    assert sorted(outcome(*results)) == ["MoveRefused", "done"]
    assert again(offered).state == State.PUBLISHED
    assert story(offered, "submission.published") == 1
    assert Letter.objects.filter(template="published").count() == 1
    assert (live(), gate.violations()) == (["志愿者也要吃饭"], [])


@AGAIN
def test_a_yes_while_the_editor_takes_the_text_back(time):
    offered = with_authors()
    mine = again(offered)
    said, took = at_once(agree(offered), lambda: approval.take_back(mine, by=editor()))

    ended = (again(offered).state, permits.valid().count(), *outcome(said, took))
    assert ended in [
        (State.APPROVED, 1, "done", "MoveRefused"),
        (State.IN_EDIT, 0, "NotAsked", "done"),
    ]
    assert (live(), gate.violations()) == ([], [])


@AGAIN
def test_a_yes_while_the_text_is_edited_permits_the_old_text_only(time):
    offered = with_authors()
    asked = offered.askings.get().text
    results = at_once(agree(offered), edit(offered))

    assert outcome(*results) == ["done", "done"]
    assert [permit.text for permit in permits.valid()] == [asked]
    with pytest.raises(NotPermitted):
        publish(offered)()
    assert (live(), gate.violations(), again(offered).state) == ([], [], State.APPROVED)
    assert again(offered).draft.get_latest_revision_as_object().title == "又改了"


@AGAIN
def test_publishing_while_the_text_is_edited_prints_the_permitted_text_or_nothing(time):
    offered = approved()
    printed, edited = at_once(publish(offered), edit(offered))

    ended = (again(offered).state, live(), *outcome(printed, edited))
    assert ended in [
        (State.PUBLISHED, ["志愿者也要吃饭"], "done", "done"),
        (State.APPROVED, [], "NotPermitted", "done"),
    ]
    assert gate.violations() == []


@AGAIN
def test_of_two_authors_one_objects_and_one_agrees(time):
    offered = with_authors("lin@qq.com", "wang@qq.com")
    said, objected = at_once(agree(offered, 0), object_to(offered, 1))

    assert (again(offered).state, permits.valid().count()) == (State.IN_EDIT, 0)
    assert outcome(said, objected) in [["done", "done"], ["NotAsked", "done"]]
    assert (live(), gate.violations()) == ([], [])


@AGAIN
def test_two_authors_who_agree_have_both_agreed(time):
    offered = with_authors("lin@qq.com", "wang@qq.com")
    results = at_once(agree(offered, 0), agree(offered, 1))

    assert outcome(*results) == ["done", "done"]
    assert (again(offered).state, permits.valid().count()) == (State.APPROVED, 1)
    assert Yes.objects.filter(taken_back_at=None).count() == 2


@AGAIN
def test_one_who_clicks_twice_has_agreed_once(time):
    offered = with_authors()
    results = at_once(agree(offered), agree(offered))

    assert sorted(outcome(*results)) in [["NotAsked", "done"], ["done", "done"]]
    assert (again(offered).state, permits.valid().count()) == (State.APPROVED, 1)
    assert Yes.objects.count() == 1
    assert Letter.objects.filter(template="yes_acknowledged").count() == 1


@AGAIN
def test_a_yes_taken_back_while_it_is_published(time):
    offered = approved()
    yes = Yes.objects.get()
    by = Actor.contributor(yes.author)
    printed, took = at_once(publish(offered), lambda: taking_back.take_back_yes(yes, by=by))

    ended = (again(offered).state, len(live()), *outcome(printed, took))
    assert ended in [
        (State.PUBLISHED, 1, "done", "TooLate"),
        (State.IN_EDIT, 0, "MoveRefused", "done"),
        (State.IN_EDIT, 0, "NotPermitted", "done"),
    ]
    assert gate.violations() == []


def test_of_a_permit_withdrawn_and_its_text_put_live_in_two_transactions_one_fails():
    article = doors.draft()
    text = texts.draft_text(article)
    doors.permit(article)
    together = threading.Barrier(2)

    def wait() -> None:
        try:
            together.wait(1)
        except threading.BrokenBarrierError:
            """The other waits for us: SQLite lets one write at a time, and the gate one look."""

    def commit() -> None:
        """Let both write before one looks, and both look before one is done."""
        wait()
        connection.check_constraints()
        wait()

    def withdraw() -> None:
        with transaction.atomic():
            Permit.objects.update(withdrawn_at=timezone.now())
            commit()

    def put_live() -> None:
        with transaction.atomic():
            Page.objects.filter(pk=article.pk).update(live=True)
            gate.seal(article, text)
            commit()

    results = at_once(withdraw, put_live)

    assert sorted(outcome(*results)) == ["IntegrityError", "done"]
    assert gate.violations() == []
