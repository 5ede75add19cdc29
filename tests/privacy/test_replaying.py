"""Whoever was erased is erased again when a database comes back that still knows her."""

import json

import pytest

from tests.privacy.people import EMAIL, MARKS, NAME, arrive, confirmed, known, rows_that_tell
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Address
from viewpoints.people.models import Contributor
from viewpoints.privacy import erasing, log, replaying
from viewpoints.privacy.models import Erasure

pytestmark = pytest.mark.django_db


def come_back() -> Address:
    """Let her rows be as a backup from before her erasure has them."""
    erased = Address.objects.get(email__endswith="@erased.invalid")
    Address.objects.filter(pk=erased.pk).update(email=EMAIL)
    Contributor.objects.update(name=NAME, byline=NAME, slug="lin-zhi-xiao", address=erased)
    Erasure.objects.all().delete()
    erased.refresh_from_db()
    return erased


def erased():
    known(arrive())
    erasing.erase(confirmed())


def test_the_log_holds_keys_and_a_hash_and_nothing_that_tells_of_her(data):
    erased()
    line = json.loads((data / "erasures.jsonl").read_text())
    assert sorted(line) == ["address", "at", "digest", "under", "wish"]
    assert [mark for mark in MARKS if mark in (data / "erasures.jsonl").read_text()] == []
    assert len(line["digest"]) == 64


def test_she_is_erased_again_once(data):
    erased()
    come_back()
    assert [one.matches(EMAIL) for one in replaying.overdue()] == [True]

    assert (replaying.replay(), replaying.replay()) == (1, 0)
    assert rows_that_tell(*MARKS) == set()
    assert Erasure.objects.get().done_at is not None
    assert len((data / "erasures.jsonl").read_text().splitlines()) == 1


def test_whoever_writes_again_after_she_was_erased_is_new_and_stays():
    erased()
    address(EMAIL)
    assert replaying.replay() == 0
    assert Address.objects.filter(email=EMAIL).exists()


def test_another_person_under_the_same_key_stays():
    erased()
    Address.objects.filter(email__endswith="@erased.invalid").update(email="mo@x.example")
    assert replaying.replay() == 0


def test_under_another_secret_key_it_says_so_instead_of_erasing_nobody(settings):
    erased()
    come_back()
    settings.SECRET_KEY = "another"
    with pytest.raises(ValueError, match="another secret key"):
        replaying.replay()


def test_a_line_that_a_crash_cut_short_is_passed_over(data):
    erased()
    come_back()
    with (data / "erasures.jsonl").open("a") as file:
        file.write('{"at": "2026-')
    assert replaying.replay() == 1

    arrive()
    erasing.erase(confirmed())
    assert [line.wish for line in log.lines()] == ["stays", "stays"]


def test_the_line_is_there_before_anything_is_gone(monkeypatch):
    arrive()
    erasure = confirmed()

    def fails(*_given, **_named):
        raise RuntimeError("the process dies")

    monkeypatch.setattr(erasing.mentions, "forget_at_the_desk", fails)
    assert erasing.catch_up() == 0
    assert [line.address for line in log.lines()] == [erasure.address_id]
    assert Address.objects.filter(email=EMAIL).exists()
