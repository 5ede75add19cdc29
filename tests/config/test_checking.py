"""`check` says in one sentence each what is as it should be, and what is not."""

import argparse
import json

import pytest

from tests.publication import essay, publication
from tests.submissions import doors
from tests.submissions.essays import submission
from viewpoints.config import checking
from viewpoints.config.commands import check
from viewpoints.letters.models import Letter
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
