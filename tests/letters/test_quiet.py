"""When an editor is written to: quiet hours and the hour of her digest, in the install's time zone."""

import datetime as dt

import pytest
from django.core import mail as sent
from django.utils import timezone

from tests.submissions.essays import editor, section
from viewpoints.letters import delivery, outbox, quiet
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Letter, Rhythm
from viewpoints.letters.states import LetterState
from viewpoints.letters.writing import Sender, write

pytestmark = pytest.mark.django_db


def at(day, time):
    return timezone.make_aware(dt.datetime.combine(dt.date(2026, 11, day), clock(time)))


def clock(time):
    return dt.time.fromisoformat(time) if time else None


def rhythm(digest="08:00", begin="", end=""):
    return Rhythm(digest_at=clock(digest), quiet_from=clock(begin), quiet_until=clock(end))


@pytest.mark.parametrize(
    ("begin", "end", "now", "until"),
    [
        ("22:00", "07:00", at(3, "23:00"), at(4, "07:00")),
        ("22:00", "07:00", at(4, "06:59"), at(4, "07:00")),
        ("22:00", "07:00", at(4, "07:00"), None),
        ("12:00", "14:00", at(4, "12:00"), at(4, "14:00")),
        ("12:00", "14:00", at(4, "11:59"), None),
        ("12:00", "12:00", at(4, "12:00"), None),
        ("12:00", "", at(4, "13:00"), None),
    ],
)
def test_quiet_hours_end(begin, end, now, until):
    assert quiet.quiet_until(rhythm(begin=begin, end=end), now) == until


@pytest.mark.parametrize(
    ("hers", "now", "due"),
    [
        (rhythm(), at(4, "07:59"), False),
        (rhythm(), at(4, "08:00"), True),
        (rhythm(), at(4, "23:59"), True),
        (rhythm(""), at(4, "12:00"), False),
        (rhythm("06:00", "22:00", "07:00"), at(4, "06:30"), False),
        (rhythm("06:00", "22:00", "07:00"), at(4, "07:00"), True),
        (rhythm("23:00", "22:00", "07:00"), at(4, "23:30"), False),
        (rhythm("23:00", "22:00", "07:00"), at(5, "07:00"), True),
    ],
)
def test_a_digest_is_due_on_its_day_and_never_in_quiet_hours(hers, now, due):
    assert quiet.digest_due(hers, now) is due


def test_who_chose_nothing_gets_a_digest_at_eight():
    hers = quiet.rhythm_of(address("lin@qq.com"))
    assert (hers.digest_at, hers.quiet_from, hers.quiet_until) == (dt.time(8), None, None)


@pytest.fixture
def put_off(monkeypatch):
    """A letter written in quiet hours that end in an hour."""
    end = timezone.now() + dt.timedelta(hours=1)
    monkeypatch.setattr(quiet, "quiet_until", lambda rhythm, now: end)
    context = {"url": "http://desk"}
    return write(
        "erasure_for_editor",
        to=address("lin@qq.com"),
        sender=Sender("ngo@viewpoints.example"),
        about=section(),
        context=context,
        considerate=True,
    )


def test_a_considerate_letter_waits_for_the_end_of_quiet_hours(put_off):
    delivery.deliver.func(put_off.pk)
    assert sent.outbox == []
    Letter.objects.update(not_before=timezone.now())
    delivery.deliver.func(put_off.pk)
    assert len(sent.outbox) == 1


def test_its_delivery_is_a_task_for_that_time_that_outlives_a_restart(settings, put_off):
    from django_tasks_db.models import DBTaskResult

    database = {"BACKEND": "django_tasks_db.DatabaseBackend"}
    settings.TASKS = dict.fromkeys(settings.TASKS, database)
    delivery.let_leave(put_off)
    assert DBTaskResult.objects.get().run_after == put_off.not_before


def test_an_editor_can_let_it_leave_all_the_same(put_off):
    assert outbox.may_leave(put_off)
    assert outbox.release(put_off, by=editor())
    assert Letter.objects.get().state == LetterState.SENT
    assert not outbox.release(Letter.objects.get(), by=editor())
