"""Beside the worker, what is due by time alone is done at the start and every minute."""

import threading

import pytest

from tests.intake.test_receiving import begun
from viewpoints.articles import editors, indexing, telling
from viewpoints.config import checking, query_plans, workers, working
from viewpoints.config.environment import Environment
from viewpoints.desk import digest
from viewpoints.privacy import applying, erasing
from viewpoints.submissions import reminding, scheduling, searching, silence, undelivered

pytestmark = pytest.mark.django_db


def test_what_is_due_by_time_alone():
    assert (
        working.take_up,
        query_plans.catch_up,
        scheduling.catch_up,
        silence.catch_up,
        reminding.catch_up,
        undelivered.catch_up,
        searching.catch_up,
        indexing.catch_up,
        telling.catch_up,
        erasing.catch_up,
        applying.catch_up,
        digest.catch_up,
        editors.catch_up,
    ) == working.CATCH_UP


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


def test_what_an_ended_worker_had_begun_is_taken_up_and_what_a_running_one_does_is_not(
    monkeypatch, tmp_path
):
    monkeypatch.setattr(working, "NAMES", tmp_path)
    running, other = workers.take(tmp_path), workers.take(tmp_path)
    ours, elsewhere = begun(running.name), begun(other.name)
    assert working.take_up() == 0

    other.file.close()  # as the kernel does when its process ends
    assert working.take_up() == 1

    ours.refresh_from_db()
    elsewhere.refresh_from_db()
    assert (ours.status, elsewhere.status) == ("RUNNING", "READY")
    running.file.close()


@pytest.fixture
def imap(monkeypatch):
    def given(url):
        values = {**working.VIEWPOINTS.values, "IMAP_URL": url}
        monkeypatch.setattr(working, "VIEWPOINTS", Environment(values))

    return given


def test_without_an_address_no_mailbox_is_looked_into():
    assert working.pollers() == []


def test_a_mailbox_that_is_named_is_looked_into(imap):
    imap("imaps://ngo%40x.cn:code@imap.x.cn/INBOX")

    [poller] = working.pollers()
    assert (poller.box.host, poller.box.user, poller.seconds) == ("imap.x.cn", "ngo@x.cn", 60)


def test_an_address_that_cannot_be_used_keeps_nothing_else_from_starting(imap, caplog):
    imap("https://ngo:code@x.cn")

    assert working.pollers() == []
    assert "no mail is taken" in caplog.text
    assert checking.LOOKS["mailbox"]()[0] is False
