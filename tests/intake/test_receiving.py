"""What arrives is on disk and in the database before it is acknowledged."""

import hashlib
import os

import pytest
from django.db.utils import OperationalError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from tests.intake.mails import mail
from tests.submissions.essays import section
from viewpoints.intake import entering, envelope, raw, receiving, recovery
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState, Channel

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _empty_folder(settings, tmp_path):
    settings.ARRIVALS_ROOT = tmp_path


def test_the_bytes_are_kept_as_they_came_with_the_envelope_on_top():
    data = mail()

    arrival = receiving.receive(data, envelope_from="lin@qq.com", envelope_to=["ngo@x.cn"])

    assert raw.read(arrival.raw) == (
        b"Return-Path: <lin@qq.com>\r\nDelivered-To: ngo@x.cn\r\n" + data
    )
    assert arrival.sha256 == hashlib.sha256(data).hexdigest()
    assert arrival.size == len(data)
    assert (arrival.envelope_from, arrival.envelope_to) == ("lin@qq.com", ["ngo@x.cn"])


def test_file_and_folders_are_synced_before_it_returns(monkeypatch):
    synced = []
    real = os.fsync
    monkeypatch.setattr(
        os, "fsync", lambda one: (synced.append(os.readlink(f"/proc/self/fd/{one}")), real(one))
    )

    name = raw.write(b"x")

    path = raw.root() / name
    coming = raw.root() / "coming" / name.replace("/", "-")
    assert synced[-2:] == [str(coming), str(path.parent)]
    assert path.read_bytes() == b"x"


def test_a_full_disk_is_told_to_the_peer_and_leaves_no_row(monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(OSError, match="No space left"):
        receiving.receive(mail())
    assert not Arrival.objects.exists()


def test_an_unconfirmed_form_is_kept_and_not_sorted():
    arrival = receiving.receive(
        mail(), channel=Channel.FORM, state=ArrivalState.UNCONFIRMED, envelope_to=["ngo@x.cn"]
    )

    arrival.refresh_from_db()
    assert arrival.state == ArrivalState.UNCONFIRMED


def crashed(data: bytes, *, ending: str = "eml") -> str:
    """Leave a raw file as a process does that is killed between file and row; give its name."""
    trace = envelope.written("lin@qq.com", ["ngo@x.cn"])
    coming = raw.Coming(trace, data, ending=ending)
    coming.leave()
    return coming.name


def coming() -> list[str]:
    return [path.name for path in (raw.root() / "coming").iterdir()]


def test_a_file_without_a_row_is_entered_with_its_envelope_after_a_crash():
    section()
    name = crashed(mail())

    assert recovery.recover(worker="serve") == 1

    arrival = Arrival.objects.get()
    assert (arrival.raw, arrival.envelope_to) == (name, ["ngo@x.cn"])
    assert raw.read(name).endswith(mail())
    assert coming() == []
    assert recovery.recover(worker="serve") == 0


def test_what_its_sender_sent_again_meanwhile_is_not_entered_twice():
    name = crashed(mail())
    receiving.receive(mail(), envelope_from="lin@qq.com", envelope_to=["ngo@x.cn"])

    assert recovery.recover(worker="serve") == 0

    assert Arrival.objects.exclude(raw=name).count() == Arrival.objects.count() == 1
    assert not (raw.root() / name).exists()
    assert coming() == []


def test_what_another_process_is_taking_in_is_left_alone():
    being_taken = raw.Coming(mail())

    assert recovery.recover(worker="serve") == 0

    assert not Arrival.objects.exists()
    assert (raw.root() / being_taken.name).exists()
    being_taken.discard()
    assert coming() == []


def test_half_a_file_goes_for_its_sender_was_not_told_that_we_have_it():
    name = crashed(mail())
    (raw.root() / name).unlink()  # killed before it had its name

    assert recovery.recover(worker="serve") == 0

    assert not Arrival.objects.exists()
    assert coming() == []


def test_the_same_mail_to_the_same_is_one_arrival():
    sent = {"envelope_from": "lin@qq.com", "envelope_to": ["ngo@x.cn"]}
    first = receiving.receive(mail(), **sent)

    assert receiving.receive(mail(), **sent) == first
    assert receiving.receive(mail(), **{**sent, "envelope_to": ["o@x.cn"]}) != first

    assert Arrival.objects.count() == 2
    assert len(list(raw.root().glob("2*/*/*/*.eml"))) == 2


def test_a_mail_whose_file_was_erased_is_taken_again():
    sent = {"envelope_from": "lin@qq.com", "envelope_to": ["ngo@x.cn"]}
    first = receiving.receive(mail(), **sent)
    (raw.root() / first.raw).unlink()

    assert receiving.receive(mail(), **sent) != first


def test_what_has_no_row_leaves_no_file(monkeypatch):
    def locked(*_):
        raise OperationalError("database is locked")

    monkeypatch.setattr(entering, "_row", locked)

    with pytest.raises(OperationalError):
        receiving.receive(mail())
    assert [path for path in raw.root().rglob("*") if path.is_file()] == []


def begun(*workers: str) -> DBTaskResult:
    """Give a task that ``workers`` began, the last of them last."""
    return DBTaskResult.objects.create(
        status="RUNNING",
        args_kwargs={"args": [1], "kwargs": {}},
        task_path="viewpoints.intake.sorting.sort",
        worker_ids=list(workers),
        backend_name="work",
        run_after=timezone.now(),
    )


def test_what_this_worker_had_begun_is_ready_again_and_nobody_elses_is():
    ours, elsewhere = begun("other", "serve"), begun("serve", "other")

    assert recovery.recover(worker="serve") == 1

    ours.refresh_from_db()
    elsewhere.refresh_from_db()
    assert (ours.status, elsewhere.status) == ("READY", "RUNNING")


def test_a_form_without_a_row_still_waits_for_its_confirmation():
    crashed(mail(), ending="form")

    assert recovery.recover(worker="serve") == 1

    again = Arrival.objects.get()
    assert (again.channel, again.state) == (Channel.FORM, ArrivalState.UNCONFIRMED)
