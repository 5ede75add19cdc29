"""Whoever does not answer is reminded after three days and seven; after ten the editor is told."""

from datetime import timedelta

import pytest
from django.db.models import F

from tests.submissions.essays import editor, section, submission
from viewpoints.journal.models import Actor, Event
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Letter
from viewpoints.people.finding import contributor_at
from viewpoints.submissions import approval, bylines, editing, proxies, silence, taking_back
from viewpoints.submissions.models import Asked, Submission

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def section_editor(db):
    one = section()
    one.editor = contributor_at(address("jian@viewpoints.example"), name="简一苇")
    one.save()


@pytest.fixture
def later(db):
    """Let days pass: ``later(3)`` does what the worker does on the third day of the test."""
    passed = [0.0]

    def pass_days(days):
        back = timedelta(days=days - passed[0], minutes=1 if not passed[0] else 0)
        passed[0] = days
        Asked.objects.update(asked_at=F("asked_at") - back)
        Submission.objects.update(moved_at=F("moved_at") - back)
        Event.objects.update(at=F("at") - back)
        return silence.catch_up()

    return pass_days


def ask(*emails):
    offered = submission(emails=emails or ("lin@qq.com",))
    editing.start(offered, by=editor())
    return approval.ask(offered, by=editor())


def answer(asking, of, **more):
    (one,) = asking.asked.filter(address__email=of)
    return {"at": one.address, "by": Actor.contributor(one.author), **more}


def reminded():
    letters = Letter.objects.filter(template="reminder").select_related("to").order_by("pk")
    return [one.to.email for one in letters]


def told():
    return Event.objects.filter(verb="submission.silent").count()


def test_two_reminders_then_the_editor_each_once(later):
    ask()
    sent = []
    for day in (1, 2, 3, 3, 4, 7, 7, 9, 10, 10, 30):
        later(day)
        sent.append((day, len(reminded()), told()))

    assert sent == [
        (1, 0, 0),
        (2, 0, 0),
        (3, 1, 0),
        (3, 1, 0),
        (4, 1, 0),
        (7, 2, 0),
        (7, 2, 0),
        (9, 2, 0),
        (10, 2, 1),
        (10, 2, 1),
        (30, 2, 1),
    ]
    letter = Letter.objects.filter(template="reminder").last()
    assert letter.links.keys() == {"status", "asking"}
    assert "在您答复之前，这一稿一个字也不会刊出" in letter.body


def test_after_a_long_stop_she_gets_one_reminder_and_time_to_answer_it(later):
    ask()
    assert (later(20), reminded(), told()) == (1, ["lin@qq.com"], 0)
    assert (later(21), told()) == (0, 0)
    assert (later(22.5), reminded(), told()) == (1, ["lin@qq.com"], 1)


def test_only_who_has_not_answered_is_reminded(later):
    asking = ask("lin@qq.com", "wang@qq.com")
    approval.agree(asking, **answer(asking, "lin@qq.com"))

    later(3)

    assert reminded() == ["wang@qq.com"]


def test_a_yes_that_was_taken_back_was_an_answer(later):
    asking = ask("lin@qq.com", "wang@qq.com")
    (yes,) = approval.agree(asking, **answer(asking, "lin@qq.com"))
    taking_back.take_back_yes(yes, by=Actor.contributor(yes.author))

    later(3)

    assert reminded() == ["wang@qq.com"]


@pytest.mark.parametrize(
    "end",
    [
        lambda asking: approval.object_to(asking, **answer(asking, "lin@qq.com", remarks="不对")),
        lambda asking: approval.take_back(asking.submission, by=editor()),
        lambda asking: approval.agree(asking, **answer(asking, "lin@qq.com")),
    ],
)
def test_what_is_over_is_not_reminded_of(later, end):
    end(ask())
    assert (later(30), reminded(), told()) == (0, [], 0)


def test_a_proxy_is_reminded_in_her_place_from_when_she_was_named(later):
    asking = ask()
    later(2)
    to = {"name": "王芳", "email": "wang@ngo.example"}
    proxies.name_proxy(asking, **answer(asking, "lin@qq.com", **to))

    later(4)
    assert reminded() == []
    later(5.1)

    assert reminded() == ["wang@ngo.example"]
    assert "王芳，您好" in Letter.objects.get(template="reminder").body


def test_after_a_corrected_byline_the_days_count_anew(later):
    asking = ask()
    later(2)
    bylines.correct(asking, **answer(asking, "lin@qq.com", byline="林小", affiliation=""))

    later(4)
    assert reminded() == []
    later(5.1)
    assert reminded() == ["lin@qq.com"]


def test_the_silent_are_named_to_the_desk(later):
    asking = ask()
    later(9)
    assert list(silence.silent()) == []
    later(10)
    assert list(silence.silent()) == [asking.submission]


def test_what_every_minute_costs_does_not_grow(later, django_assert_num_queries):
    ask()
    later(3)
    with django_assert_num_queries(2):
        silence.catch_up()
    for number in (1, 2):
        ask(f"a{number}@qq.com")
    Asked.objects.update(asked_at=Asked.objects.first().asked_at)
    Submission.objects.update(moved_at=Submission.objects.earliest("pk").moved_at)
    later(3)
    with django_assert_num_queries(2):
        silence.catch_up()
