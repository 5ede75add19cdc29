"""Nothing acknowledged is lost or taken twice, at whatever step the receiver is killed."""

import sqlite3
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings
from django_tasks_db.models import DBTaskResult

from tests.intake.mails import mail
from tests.intake.receivers import Receivers
from viewpoints.intake import raw
from viewpoints.intake.envelope import opened
from viewpoints.intake.models import Arrival

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def receivers(django_db_setup):
    running = Receivers(settings.DATABASES["default"]["NAME"])
    yield running
    running.stop()


@pytest.fixture
def new_files():
    """Give the raw files that came since the start of the test."""
    before = set(raw.root().glob("2*/*/*/*"))

    def found() -> set[str]:
        came = set(raw.root().glob("2*/*/*/*")) - before
        return {path.relative_to(raw.root()).as_posix() for path in came}

    return found


def kept() -> Counter[bytes]:
    return Counter(opened(raw.read(one.raw)).content for one in Arrival.objects.all())


def unfinished() -> list[str]:
    """Give what is being taken in just now."""
    return [path.name for path in (raw.root() / "coming").glob("*")]


def named() -> set[str]:
    return set(Arrival.objects.values_list("raw", flat=True))


def test_killed_at_any_step_it_loses_nothing_and_takes_nothing_twice(receivers, new_files):
    sent, step, survived = [], 0, False
    while not survived:
        step += 1
        data = mail(f"第{step}封", message_id=f"<{step}@qq.com>")
        first = receivers.start(killed_at=step)
        survived = first.send(data) == 250
        if survived:
            first.kill()
        else:
            first.gone()
            second = receivers.start()
            assert second.send(data) == 250
            second.kill()
        sent.append(data)

    assert kept() == Counter(sent)
    assert step > 8  # as many steps as a mail needs were tried, and each killed
    assert DBTaskResult.objects.count() == len(sent)
    assert new_files() == named()


def test_a_locked_database_is_told_to_the_peer_and_leaves_no_double(receivers, new_files):
    receiver = receivers.start(patience=1)
    other = sqlite3.connect(settings.DATABASES["default"]["NAME"], isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert receiver.send(mail()) == 451
    other.execute("ROLLBACK")
    other.close()

    assert receiver.send(mail()) == 250
    receiver.kill()
    assert Arrival.objects.count() == 1
    assert len(new_files()) == 1


@pytest.mark.parametrize("room", [200_000, 2_000], ids=["for half a file", "for no row"])
def test_where_there_is_no_room_the_peer_keeps_its_mail_until_there_is(receivers, new_files, room):
    receiver = receivers.start()
    receiver.limit_files(room)
    data = mail("长" * (room // 2) if room > 2_000 else "短")
    assert [receiver.send(data) for _ in range(3)] == [451, 451, 451]
    assert (Arrival.objects.count(), new_files(), unfinished()) == (0, set(), [])

    receiver.limit_files(None)
    assert receiver.send(data) == 250
    receiver.kill()
    assert kept() == Counter([data])
    assert new_files() == named()


def test_two_receivers_that_get_the_same_mails_at_once_take_each_once(receivers, new_files):
    both = [receivers.start(), receivers.start()]
    sent = [mail(f"第{number}封", message_id=f"<{number}@qq.com>") for number in range(20)]
    with ThreadPoolExecutor(4) as peers:
        ways = [(one, data) for data in sent for one in both]
        assert set(peers.map(lambda way: way[0].send(way[1]), ways)) == {250}
    for one in both:
        one.kill()

    assert kept() == Counter(sent)
    assert DBTaskResult.objects.count() == len(sent)
    assert new_files() == named()


def test_one_that_starts_leaves_alone_what_another_is_taking_in(receivers, new_files):
    first = receivers.start()
    other = sqlite3.connect(settings.DATABASES["default"]["NAME"], isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with ThreadPoolExecutor(1) as peer:
        answer = peer.submit(first.send, mail())
        while not unfinished():  # until its file is there and no row is
            assert not answer.done()
        receivers.start().kill()
        other.execute("ROLLBACK")
        assert answer.result() == 250
    other.close()
    first.kill()

    assert kept() == Counter([mail()])
    assert new_files() == named()
