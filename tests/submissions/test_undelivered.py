"""The section's editor hears once of a letter that did not arrive."""

import pytest
from django.core import mail as sent

from tests.submissions.essays import editor, section, submission
from viewpoints.letters import fates, outbox
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Letter
from viewpoints.letters.states import LetterState
from viewpoints.people.finding import contributor_at
from viewpoints.submissions import approval, editing, undelivered
from viewpoints.submissions.models import Submission
from viewpoints.submissions.states import State

pytestmark = pytest.mark.django_db
JIAN = "jian@qingyu.example"


def came_back(template: str = "asking") -> Letter:
    """Ask an author, and have that letter come back."""
    here = section()
    here.editor = contributor_at(address(JIAN), name="简一苇")
    here.save()
    offered = submission()
    editing.start(offered, by=editor())
    approval.ask(offered, by=editor())
    letter = Letter.objects.get(template=template)
    machine = fates.DELIVERY
    fates.came_back(letter, code="5.1.1", reason="no such user", marks=True, by=machine)
    return letter


def told() -> list[str]:
    return [one.body for one in sent.outbox if one.to == [JIAN] and "没有送到" in one.subject]


def test_she_is_told_what_whom_and_why():
    came_back()
    assert undelivered.catch_up() == 1
    [body] = told()
    assert "没有送到lin@qq.com：“请您过目：《志愿者也要吃饭》的定稿”" in body
    assert "对方的服务器说：no such user" in body
    assert "作者还没有看到这一稿" in body


def test_she_is_told_once():
    came_back()
    assert [undelivered.catch_up(), undelivered.catch_up(), len(told())] == [1, 0, 1]


def test_she_is_told_anew_of_a_letter_that_was_sent_again():
    letter = came_back()
    undelivered.catch_up()
    outbox.release(letter, by=editor())
    fates.came_back(letter, code="5.1.1", reason="", marks=True, by=fates.DELIVERY)
    assert [undelivered.catch_up(), len(told())] == [1, 2]


def test_what_was_asked_stays_asked():
    came_back()
    undelivered.catch_up()
    assert Submission.objects.get().state == State.WITH_AUTHOR


def test_of_a_letter_that_asks_nothing_she_hears_in_her_digest():
    letter = came_back("receipt")
    Letter.objects.filter(pk=letter.pk).update(state=LetterState.FAILED)
    assert undelivered.catch_up() == 1
    assert told() == []


def test_her_own_letters_tell_nobody_when_they_fail():
    came_back()
    Letter.objects.filter(to__email=JIAN).update(state=LetterState.FAILED)
    Letter.objects.exclude(to__email=JIAN).update(state=LetterState.SENT)
    assert undelivered.catch_up() == 0
