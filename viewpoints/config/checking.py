"""`check`: is this install as it should be? One sentence for each thing that was looked at."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import NamedTuple

from django.conf import settings
from django.core.checks import ERROR, run_checks
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from viewpoints.articles.models import Article
from viewpoints.config import working
from viewpoints.config.settings import VIEWPOINTS
from viewpoints.intake import mailboxes
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState
from viewpoints.letters import wordings
from viewpoints.letters.models import Letter
from viewpoints.letters.states import LetterState
from viewpoints.privacy import applying
from viewpoints.privacy.models import Erasure
from viewpoints.privacy.replaying import overdue as come_back
from viewpoints.submissions import gate, pictures, scheduling
from viewpoints.submissions.models import Schedule

ENOUGH_FREE = 1_000_000_000
ERASED_WITHIN = timedelta(days=2)
CARRIED_OUT_WITHIN = timedelta(days=30)  # GDPR, article 12 (3): one month


class Finding(NamedTuple):
    """One sentence about one thing; ``good`` tells whether someone must act."""

    name: str
    good: bool
    sentence: str


def check() -> Iterator[Finding]:
    """Look at settings, database, disk, gate, mail and tasks, one after the other."""
    for name, look in LOOKS.items():
        try:
            good, sentence = look()
        except Exception as failure:  # a check that breaks is a finding too
            good, sentence = False, f"Could not be checked: {type(failure).__name__}: {failure}"
        yield Finding(name, good, sentence)


def _settings() -> tuple[bool, str]:
    wrong = [str(message.msg) for message in run_checks() if message.level >= ERROR]
    if VIEWPOINTS.DEBUG and not settings.BASE_URL.startswith("http://127.0.0.1"):
        wrong.append("VIEWPOINTS_DEBUG is on")
    if VIEWPOINTS.WORKERS > 1 and VIEWPOINTS.CACHE_URL.startswith("locmem"):
        wrong.append("VIEWPOINTS_WORKERS > 1 needs a shared VIEWPOINTS_CACHE_URL for rate limits")
    return not wrong, "; ".join(wrong) or "The settings fit together."


def _database() -> tuple[bool, str]:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        return False, f"{len(waiting)} migrations have not been run: viewpoints prepare"
    return True, f"The database ({connection.vendor}) is up to date."


def _disk() -> tuple[bool, str]:
    if not os.access(settings.DATA, os.W_OK):
        return False, f"{settings.DATA} cannot be written to."
    free = shutil.disk_usage(settings.DATA).free
    return free > ENOUGH_FREE, f"{free / 1e9:.1f} GB are free for the data folder."


def _gate() -> tuple[bool, str]:
    if not gate.closed():
        return False, "The gate does not stand in the database: viewpoints prepare"
    return True, "The gate stands in the database."


def _permits() -> tuple[bool, str]:
    bad = Article.objects.filter(pk__in=gate.violations()).order_by("pk")
    if bad:
        named = "; ".join(f"“{article.title}” {article.full_url}" for article in bad)
        return False, f"Live without a permit for its exact text: {named}"
    return True, "Every live article has a permit for its exact text."


def _schedules() -> tuple[bool, str]:
    late = scheduling.overdue(by=scheduling.LATE)
    if late:
        named = "; ".join(f"“{one.submission}”" for one in late)
        return False, f"To be published at a time that is over, and not published: {named}"
    planned = Schedule.objects.filter(ended_at=None).count()
    return True, f"{planned} articles are to be published at a set time; none is late."


def _pictures() -> tuple[bool, str]:
    bad = [f"{one.image} in article {one.article}" for one in pictures.spoilt()]
    if bad:
        return False, f"Not the files that were permitted: pictures {', '.join(bad)}"
    return True, "Every picture of a live article is the file that was permitted."


def _mailbox() -> tuple[bool, str]:
    try:
        box = working.mailbox()
        waiting = mailboxes.count(box) if box else 0
    except Exception as failure:  # whatever it is, mail is not taken
        return False, f"The mailbox cannot be opened: {failure}"
    if box is None:
        return True, "No mailbox is looked into."
    return True, f"{waiting} mails wait in the mailbox {box.folder} at {box.host}."


def _arrivals() -> tuple[bool, str]:
    unread = Arrival.objects.filter(state=ArrivalState.UNREADABLE).count()
    new = Arrival.objects.filter(state=ArrivalState.NEW).count()
    return True, f"{new} arrivals wait to be read, {unread} could not be read."


def _letters() -> tuple[bool, str]:
    failed = Letter.objects.filter(state=LetterState.FAILED).count()
    where = "by VIEWPOINTS_EMAIL_URL" if VIEWPOINTS.EMAIL_URL else "as files in outgoing/"
    return not failed, f"Letters leave {where}; {failed} could not be sent."


def _words() -> tuple[bool, str]:
    if bad := wordings.unfit():
        named = "; ".join(map(str, bad))
        return False, f"Changed words that no longer fit, so that the original is sent: {named}"
    return True, "Every letter whose words were changed can be written in them."


def _privacy() -> tuple[bool, str]:
    now = timezone.now()
    confirmed = Erasure.objects.filter(confirmed_at__isnull=False)
    late = confirmed.filter(done_at=None, confirmed_at__lt=now - ERASED_WITHIN).count()
    left = confirmed.filter(carried_out_at=None, done_at__lt=now - CARRIED_OUT_WITHIN).count()
    back, kept = come_back(), [rule.name for rule in applying.overdue()]
    faults = {
        f"{late} erasures are confirmed and not done": late,
        f"{left} erasures have waited for an editor for a month": left,
        f"{len(back)} who were erased are here again: viewpoints privacy replay": back,
        f"Kept too long: {', '.join(kept)}": kept,
    }
    wrong = [sentence for sentence, fault in faults.items() if fault]
    return not wrong, "; ".join(wrong) or "No erasure is late, and nothing is kept too long."


def _tasks() -> tuple[bool, str]:
    failed = DBTaskResult.objects.filter(status="FAILED", backend_name="work").count()
    due = DBTaskResult.objects.ready().count()
    return not failed, f"{due} tasks are due, {failed} failed."


LOOKS: dict[str, Callable[[], tuple[bool, str]]] = {
    "settings": _settings,
    "database": _database,
    "disk": _disk,
    "gate": _gate,
    "permits": _permits,
    "schedules": _schedules,
    "pictures": _pictures,
    "mailbox": _mailbox,
    "arrivals": _arrivals,
    "letters": _letters,
    "words": _words,
    "privacy": _privacy,
    "tasks": _tasks,
}
