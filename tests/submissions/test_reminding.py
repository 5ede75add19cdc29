"""She is reminded five days before, on the day and a week later; never at night, never in bulk."""

import datetime as dt

import pytest

from tests.submissions.essays import editor
from tests.submissions.promises import DUE, TODAY, author, dated, go_to, promised
from viewpoints.letters.models import Letter
from viewpoints.people.models import Contributor
from viewpoints.submissions import promising, reminding
from viewpoints.submissions.submitting import Essay

pytestmark = pytest.mark.django_db


@pytest.fixture
def on(monkeypatch):
    """Do what the worker does so many days from the day promised; gives how many were reminded."""

    def reminded(days, hour=10):
        go_to(monkeypatch, DUE + dt.timedelta(days=days), hour)
        return reminding.catch_up()

    go_to(monkeypatch, TODAY)
    return reminded


def reminders():
    return Letter.objects.filter(template="promise_reminder").count()


def test_three_reminders_and_no_more(on):
    promised()
    sent = [days for days in (-18, -6, -5, -5, -4, 0, 0, 1, 6, 7, 7, 8, 14, 60) if on(days)]
    assert (sent, reminders()) == ([-5, 0, 7], 3)
    letter = Letter.objects.last()
    assert letter.subject == "说好11月20日交稿：《夜班》"
    assert (letter.to.email, letter.automatic, [*letter.links]) == ("lin@qq.com", True, ["status"])


def test_nobody_is_written_to_at_night(on):
    promised()
    assert [on(0, hour) for hour in (0, 8, 9)] == [0, 0, 1]


def test_after_a_stop_only_the_newest_is_sent_and_nothing_long_after_its_day(on):
    promised()
    promised("白班", due_on=DUE + dt.timedelta(days=19))
    assert [on(2), on(3), on(12), on(30)] == [1, 0, 0, 0]
    assert reminders() == 1


def test_a_short_time_is_not_reminded_of_at_once(on):
    promised(due_on=TODAY + dt.timedelta(days=3))
    assert reminding.catch_up() == 0


def test_another_day_begins_anew(on):
    offered = promised()
    on(-5)
    on(0)
    promising.put_off(offered, by=editor(), due_on=DUE + dt.timedelta(days=14))
    dated()
    assert [on(7), on(9), on(14), on(21)] == [0, 1, 1, 1]


def test_what_is_kept_or_given_up_is_not_reminded_of(on):
    kept, given_up = promised(), promised("白班")
    essay = Essay("夜班", [{"type": "paragraph", "html": "文"}])
    promising.keep(kept, essay, by=editor(), sender=author().address)
    promising.give_up(given_up, by=editor())
    assert on(0) == 0


def test_who_has_no_address_is_left_alone_until_she_has_one(on):
    person = Contributor.objects.create(name="老吴", byline="老吴", slug="lao-wu")
    promised(by=person)
    before = on(0)
    person.address = author().address
    person.save()
    assert (before, on(0)) == (0, 1)
