import datetime as dt

import pytest

from tests.contributing.visits import asked, editor, submission
from viewpoints.contributing.progress import follows, stage, steps
from viewpoints.journal.models import Actor
from viewpoints.letters.addresses import address
from viewpoints.submissions import approval, declining, editing, promising, publication
from viewpoints.submissions.models import Submission
from viewpoints.submissions.submitting import Essay

pytestmark = pytest.mark.django_db


def way(of):
    return [(step.name, step.place, step.at is not None) for step in steps(of)]


def agree(asking, email="lin@qq.com"):
    author = asking.submission.authors.get(address__email=email)
    approval.agree(asking, at=author.address, by=Actor.contributor(author))
    return Submission.objects.get()


def test_a_new_submission_has_the_whole_way_ahead():
    assert way(submission()) == [
        ("收到", "here", True),
        ("编辑中", "ahead", False),
        ("请您过目", "ahead", False),
        ("已同意", "ahead", False),
        ("已刊出", "ahead", False),
    ]


def test_steps_taken_carry_their_dates():
    assert way(agree(asked())) == [
        ("收到", "done", True),
        ("编辑中", "done", True),
        ("请您过目", "done", True),
        ("已同意", "here", True),
        ("已刊出", "ahead", False),
    ]


def test_a_text_taken_back_into_edit_has_its_later_steps_ahead_again():
    asking = asked()
    approval.take_back(asking.submission, by=editor())
    assert way(Submission.objects.get())[1:3] == [
        ("编辑中", "here", True),
        ("请您过目", "ahead", False),
    ]


def test_a_step_that_an_override_passed_over_is_not_claimed():
    of = submission()
    editing.start(of, by=editor())
    publication.override(of, by=editor(), reason="作者来信同意。")
    assert way(of) == [("收到", "done", True), ("编辑中", "done", True), ("已刊出", "here", True)]


def test_an_end_elsewhere_shows_the_steps_taken_and_the_end():
    of = submission()
    declining.decline(of, by=editor(), reason="")
    assert way(of) == [("收到", "done", True), ("未采用", "here", True)]


def test_an_author_who_was_asked_is_told_that_it_waits_for_her():
    asking = asked(submission("lin@qq.com", "wu@163.com"))
    assert follows(asking.submission, holder=address("lin@qq.com")).startswith(
        "编好的稿子在等您过目"
    )
    agree(asking)
    assert (
        follows(asking.submission, holder=address("lin@qq.com")) == "您已经同意了，还在等其他作者。"
    )
    assert follows(asking.submission, holder=address("wu@163.com")).startswith(
        "编好的稿子在等您过目"
    )


def test_a_sender_who_is_not_the_author_is_told_that_its_author_was_asked():
    asking = asked()
    told = follows(asking.submission, holder=address("assistant@qq.com"))
    assert told == "编好的稿子正请作者过目，作者同意了才会刊出。"


def test_a_section_without_an_editor_has_one_all_the_same():
    of = submission()
    of.section.editor = None
    assert follows(of, holder=of.sender) == "由栏目编辑来读；用不用，都会写信告诉您。"


def promise() -> Submission:
    section = submission().section
    return promising.promise(
        section,
        by=editor(),
        author=section.submissions.get().authors.get(),
        title="夜班",
        due_on=dt.date(2026, 11, 20),
        contact=address("jian@viewpoints.example"),
    )


def test_what_is_promised_says_for_when():
    of = promise()
    assert way(of)[:2] == [("约好", "here", True), ("收到", "ahead", False)]
    assert follows(of, holder=of.sender).startswith("您答应2026年11月20日")
    assert stage(of) == "promised"


def test_a_promise_that_was_kept_lies_behind():
    of = promise()
    essay = Essay("夜班", [{"type": "paragraph", "html": "文"}])
    promising.keep(of, essay, by=editor(), sender=of.sender)
    assert way(of)[:2] == [("约好", "done", True), ("收到", "here", True)]


def test_who_is_not_waited_for_any_more_is_not_told_that_she_was_declined():
    of = promise()
    promising.give_up(of, by=editor())
    assert way(of) == [("约好", "done", True), ("不再等稿", "here", True)]
    assert "仍然欢迎" in follows(of, holder=of.sender)
