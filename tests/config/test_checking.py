"""`check` says in one sentence each what is as it should be, and what is not."""

import argparse
import datetime as dt
import json

import pytest
from django.utils import timezone

from tests.publication import essay, publication
from tests.submissions import doors
from tests.submissions.essays import submission
from viewpoints.config import checking
from viewpoints.config.commands import check
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Letter
from viewpoints.privacy import log
from viewpoints.privacy.models import Erasure
from viewpoints.submissions import gate, pictures, scheduling
from viewpoints.submissions.models import Schedule, Submission

pytestmark = pytest.mark.django_db


def findings() -> dict[str, tuple[bool, str]]:
    return {one.name: (one.good, one.sentence) for one in checking.check()}


def test_a_sound_install_is_good_in_everything():
    assert [name for name, (good, _) in findings().items() if not good] == []


def test_a_letter_that_could_not_be_sent_is_named():
    submission()
    Letter.objects.update(state="failed")

    assert findings()["letters"] == (
        False,
        "Letters leave as files in outgoing/; 1 could not be sent.",
    )


def test_a_gate_that_was_taken_down_is_named():
    doors.take_down("gate_permit_delete", "submissions_permit")

    assert findings()["gate"] == (
        False,
        "The gate does not stand in the database: viewpoints prepare",
    )


def test_a_live_article_without_a_permit_is_named_with_its_address(monkeypatch):
    one = essay(publication().section, "一块钱在路上", slug="yi-kuai-qian")
    monkeypatch.setattr(gate, "violations", lambda: [one.pk])

    assert findings()["permits"] == (
        False,
        "Live without a permit for its exact text: “一块钱在路上” "
        "http://localhost/guan-dian/yi-kuai-qian/",
    )


def test_an_article_whose_time_to_be_published_is_over_is_named(monkeypatch):
    late = Schedule(submission=Submission(title="志愿者也要吃饭"))
    monkeypatch.setattr(scheduling, "overdue", lambda *, by: [late])

    assert findings()["schedules"] == (
        False,
        "To be published at a time that is over, and not published: “志愿者也要吃饭”",
    )


def test_a_picture_that_is_not_what_was_permitted_is_named(monkeypatch):
    monkeypatch.setattr(pictures, "spoilt", lambda: [pictures.Spoilt(article=7, image=3)])

    assert findings()["pictures"] == (
        False,
        "Not the files that were permitted: pictures 3 in article 7",
    )


def test_what_cannot_be_checked_is_bad_and_stops_nothing(monkeypatch):
    monkeypatch.setitem(checking.LOOKS, "disk", lambda: 1 / 0)

    good, sentence = findings()["disk"]
    assert (good, sentence) == (False, "Could not be checked: ZeroDivisionError: division by zero")


def test_the_command_fails_when_something_is_bad_and_prints_json(monkeypatch, capsys):
    monkeypatch.setattr(gate, "closed", lambda: False)

    assert check.run(argparse.Namespace(json=True)) == 1

    printed = json.loads(capsys.readouterr().out)
    assert {one["name"]: one["good"] for one in printed["findings"]}["gate"] is False


def test_erasures_that_are_late_and_what_is_kept_too_long_are_named(settings, tmp_path):
    settings.DATA = tmp_path
    old = timezone.now() - dt.timedelta(days=33)
    to = address("lin@qq.com")
    Erasure.objects.create(address=to, asked_at=old)
    assert findings()["privacy"] == (False, "Kept too long: erasures")

    Erasure.objects.update(confirmed_at=old)
    assert findings()["privacy"] == (False, "1 erasures are confirmed and not done")

    Erasure.objects.update(done_at=old)
    assert findings()["privacy"] == (False, "1 erasures have waited for an editor for a month")

    Erasure.objects.update(carried_out_at=old)
    assert findings()["privacy"] == (True, "No erasure is late, and nothing is kept too long.")

    line = log.line(at=old.isoformat(), address=to.pk, email=to.email, wish="stays")
    log.append(line)
    back = "1 who were erased are here again: viewpoints privacy replay"
    assert findings()["privacy"] == (False, back)
