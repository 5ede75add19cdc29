"""Nothing acknowledged is lost or taken twice, at whatever step the receiver is killed."""

import os
import signal
import smtplib
import sqlite3
import subprocess
import sys
from collections import Counter

import pytest
from django.conf import settings
from django_tasks_db.models import DBTaskResult

from tests.house.tree import ROOT
from tests.intake.mails import mail
from tests.ports import free_port
from viewpoints.intake import raw
from viewpoints.intake.envelope import opened
from viewpoints.intake.models import Arrival

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


class Receivers:
    """Forked receivers on one port, one after the other."""

    def __init__(self) -> None:
        self.port = free_port()
        inherited = {name: value for name, value in os.environ.items() if "DJANGO" not in name}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.intake.crashing", str(self.port)],
            cwd=ROOT,
            env={
                **inherited,
                "DJANGO_SETTINGS_MODULE": "viewpoints.config.settings",
                "VIEWPOINTS_DATABASE_URL": f"sqlite:///{settings.DATABASES['default']['NAME']}",
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.pid = 0

    def start(self, *, killed_at: int = 0) -> None:
        self.process.stdin.write(f"{killed_at}\n")
        self.process.stdin.flush()
        word, pid = self.process.stdout.readline().split()
        assert word == "up"
        self.pid = int(pid)

    def send(self, data: bytes) -> bool:
        """Tell whether the mail was acknowledged; that the connection broke is an answer too."""
        try:
            with smtplib.LMTP("127.0.0.1", self.port) as peer:
                return not peer.sendmail("lin@qq.com", ["ngo@viewpoints.example"], data)
        except (smtplib.SMTPException, OSError):
            return False

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        self.gone()

    def gone(self) -> None:
        assert self.process.stdout.readline() == "down\n"

    def stop(self) -> None:
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(timeout=60)


@pytest.fixture
def receivers():
    running = Receivers()
    yield running
    running.stop()


def test_killed_at_any_step_it_loses_nothing_and_takes_nothing_twice(receivers):
    sent, step, survived = [], 0, False
    before = set(raw.root().glob("2*/*/*/*"))
    while not survived:
        step += 1
        data = mail(f"第{step}封", message_id=f"<{step}@qq.com>")
        receivers.start(killed_at=step)
        survived = receivers.send(data)
        if survived:
            receivers.kill()
        else:
            receivers.gone()
            receivers.start()
            assert receivers.send(data)
            receivers.kill()
        sent.append(data)

    kept = Counter(opened(raw.read(one.raw)).content for one in Arrival.objects.all())
    assert kept == Counter(sent)
    assert step > 8  # as many steps as a mail needs were tried, and each killed
    assert DBTaskResult.objects.count() == len(sent)
    files = {
        path.relative_to(raw.root()).as_posix()
        for path in set(raw.root().glob("2*/*/*/*")) - before
    }
    assert files == set(Arrival.objects.values_list("raw", flat=True))


def test_a_locked_database_is_told_to_the_peer_and_leaves_no_double(receivers):
    before = set(raw.root().glob("2*/*/*/*"))
    receivers.start()
    other = sqlite3.connect(settings.DATABASES["default"]["NAME"], isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with smtplib.LMTP("127.0.0.1", receivers.port) as peer:
        peer.ehlo()
        peer.mail("lin@qq.com")
        peer.rcpt("ngo@viewpoints.example")
        assert peer.data(mail())[0] == 451
    other.execute("ROLLBACK")
    other.close()

    assert receivers.send(mail())
    receivers.kill()
    assert Arrival.objects.count() == 1
    assert len(set(raw.root().glob("2*/*/*/*")) - before) == 1
