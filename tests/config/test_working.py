"""Beside the worker, what is due by time alone is done at the start and every minute."""

import threading

import pytest

from viewpoints.config import working
from viewpoints.intake import drafts
from viewpoints.submissions import scheduling, silence

pytestmark = pytest.mark.django_db


def test_times_that_are_set_reminders_and_drafts_that_are_over_are_what_is_due():
    assert (scheduling.catch_up, silence.catch_up, drafts.expire) == working.CATCH_UP


def test_a_failure_of_one_keeps_no_other_from_its_turn(monkeypatch, caplog):
    done = []

    def fails():
        raise RuntimeError("!")

    monkeypatch.setattr(working, "CATCH_UP", (fails, lambda: done.append("silence")))
    working.catch_up()

    assert done == ["silence"]
    assert "tests.config.test_working failed" in caplog.text


def test_it_goes_on_until_it_is_stopped(monkeypatch):
    came, turns = threading.Event(), []

    def turn():
        turns.append(threading.current_thread().name)
        if len(turns) == 3:
            came.set()

    monkeypatch.setattr(working, "catch_up", turn)
    monkeypatch.setattr(working, "CATCH_UP_SECONDS", 0.01)
    clock = working.Clock()
    clock.start()
    assert came.wait(timeout=60)
    clock.stop()

    assert not clock.is_alive()
    assert set(turns) == {"clock"}
