"""One receipt an hour at most tells a sender what came from her, and nothing goes unacknowledged."""

from datetime import timedelta

import pytest
from django.core import mail as sent
from django.utils import timezone

from tests.submissions.essays import submission
from viewpoints.journal import recording
from viewpoints.letters import restraint
from viewpoints.letters.addresses import address, mark_bounced
from viewpoints.letters.models import Letter
from viewpoints.letters.states import LetterState
from viewpoints.submissions import receipts, submitting
from viewpoints.submissions.models import Submission

pytestmark = pytest.mark.django_db


def an_hour_later() -> None:
    Letter.objects.update(created_at=timezone.now() - timedelta(minutes=61))
    receipts.acknowledge_rest.call(address("lin@qq.com").pk)


def test_a_second_within_the_hour_waits_for_its_end():
    submission("第一篇")
    second = submission("第二篇")
    assert Letter.objects.count() == 1

    an_hour_later()
    letter = Letter.objects.get(template="receipt", about_key=second.pk)
    assert letter.subject == "您的稿子收到了：《第二篇》"
    assert [one.verb for one in recording.story(second)] == [
        "submission.received",
        "submission.receipt_put_off",
        "submission.receipt_given",
    ]


def test_several_are_told_in_one_letter_each_with_its_own_link():
    for number in range(4):
        submission(f"第{number}篇")
    an_hour_later()

    letter, mail = Letter.objects.get(template="receipts"), sent.outbox[-1]
    assert (letter.subject, len(sent.outbox)) == ("您的3篇稿子都收到了", 2)
    links = [line for line in mail.body.splitlines() if "/contribute/status/" in line]
    assert len(set(links)) == 3
    assert [f"《第{number}篇》" in mail.body for number in range(4)] == [False, True, True, True]
    opened = letter.secrets.filter(purpose="status").values_list("about_key", flat=True)
    assert set(opened) == {str(one.pk) for one in Submission.objects.exclude(title="第0篇")}


def test_doing_it_twice_is_doing_it_once():
    submission()
    submission()
    for _ in range(2):
        an_hour_later()
    assert Letter.objects.count() == 2


def test_what_could_not_be_read_is_told_of_the_essay_it_belongs_to():
    submission("第一篇")
    for title, problems in (("第二篇", ["password"]), ("第三篇", [])):
        submitting.submit(
            Submission.objects.first().section,
            by=receipts.MACHINE,
            sender=address("lin@qq.com"),
            authors=[],
            essay=submitting.Essay(title, []),
            problems=problems,
        )
    an_hour_later()
    second, third = sent.outbox[-1].body.split("《第三篇》")
    assert "文档加了密码，打不开。" in second
    assert "麻烦您再寄一次" in third


def test_after_an_hour_the_next_is_told_at_once():
    submission()
    Letter.objects.update(created_at=timezone.now() - timedelta(minutes=61))
    submission()
    assert len(sent.outbox) == 2


def test_to_an_address_that_bounced_a_receipt_is_kept_and_not_sent():
    mark_bounced(address("lin@qq.com"))
    submission()
    letter = Letter.objects.get()
    assert (letter.state, letter.code, sent.outbox) == (
        LetterState.WITHHELD,
        restraint.BOUNCED,
        [],
    )


def test_a_program_that_writes_all_day_gets_a_dozen_letters():
    for _ in range(restraint.MOST_A_DAY + 2):
        submission()
        Letter.objects.update(created_at=timezone.now() - timedelta(minutes=61))
    states = Letter.objects.order_by("pk").values_list("state", "code")
    assert list(states)[-3:] == [("sent", ""), ("withheld", "many"), ("withheld", "many")]
    assert len(sent.outbox) == restraint.MOST_A_DAY


def test_where_no_machine_should_answer_there_is_no_receipt():
    submitting.submit(
        submission().section,
        by=receipts.MACHINE,
        sender=address("list@lists.example"),
        authors=[],
        essay=submitting.Essay("群发", []),
        answer=False,
    )
    assert [one.to for one in sent.outbox] == [["lin@qq.com"]]
