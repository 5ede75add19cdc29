"""The digest: once a day by mail what Today shows, and what happened since the last one.

What was sent is known from the journal, so that a machine that was stopped sends it once when it runs
again, and never twice a day. The worker calls ``catch_up``.
"""

import datetime as dt
from collections import defaultdict

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext

from viewpoints.articles.models import Section
from viewpoints.desk import news
from viewpoints.desk.rights import Reader
from viewpoints.desk.today.groups import Today, look
from viewpoints.journal import recording
from viewpoints.journal.models import Actor, Event
from viewpoints.letters import quiet
from viewpoints.letters.models import Address, Letter
from viewpoints.letters.writing import Sender, write
from viewpoints.submissions import addressees
from viewpoints.submissions.senders import sender_of

MACHINE = Actor.machine("digest")
VERBS = ("digest.sent", "digest.empty")


def catch_up() -> int:
    """Write the digests that are due; gives how many letters that made. To be called every minute."""
    due = ((to, rows) for to, rows in _readers().items() if _is_due(to))
    return sum(_send(to, sections) is not None for to, sections in due)


def _readers() -> dict[Address, list[Section]]:
    """Give the sections of each address that is told of some, in every edition."""
    found: dict[Address, list[Section]] = defaultdict(list)
    for section in Section.objects.select_related("editor__address").order_by("pk"):
        for to in addressees.of(section):
            found[to].append(section)
    return found


def _is_due(to: Address) -> bool:
    now = timezone.now()
    if not quiet.digest_due(quiet.rhythm_of(to), now):
        return False
    last = _last(to)
    return last is None or timezone.localtime(last.at).date() < timezone.localtime(now).date()


def _last(to: Address) -> Event | None:
    return recording.story(to).filter(verb__in=VERBS).last()


@transaction.atomic
def _send(to: Address, sections: list[Section]) -> Letter | None:
    """Write one digest, unless there is nothing to say or another worker was faster."""
    Address.objects.select_for_update().get(pk=to.pk)
    if not _is_due(to):
        return None
    reader = Reader(tuple(one.pk for one in sections), pk=_account(to))
    last, language = _last(to), addressees.language_of(to)
    seen = Event.objects.order_by("pk").values_list("pk", flat=True).last() or 0
    with translation.override(language):
        today = look(reader)
        happened = news.since(_seen(last), reader=reader, but=today)
    if not today and not happened:
        recording.record("digest.empty", to, by=MACHINE, seen=seen)
        return None
    letter = _write(to, sections, language, today, happened)
    recording.record("digest.sent", to, by=MACHINE, seen=seen, letter=letter.pk)
    return letter


def _seen(last: Event | None) -> int:
    """Give the journal's line up to which the last digest told; before the first, that of a day ago."""
    if last is not None:
        return int(last.details["seen"])
    day_ago = timezone.now() - dt.timedelta(days=1)
    before = Event.objects.filter(at__lt=day_ago).order_by("-pk").values_list("pk", flat=True)
    return before.first() or 0


def _account(to: Address) -> int | None:
    users = get_user_model().objects.filter(is_active=True, email__iexact=to.email)
    return users.order_by("pk").values_list("pk", flat=True).first()


def _sender(sections: list[Section], language: str) -> Sender:
    """Give whose letter it is; one that tells of several sections is no other editor's to read."""
    sender = sender_of(sections[0], language=language)
    alone = len({one.translation_key for one in sections}) == 1
    return sender if alone else Sender(sender.email, sender.name)


def _quiet_day(language: str) -> str:
    with translation.override(language):
        return gettext("Nothing waits; there is news")


def _write(
    to: Address, sections: list[Section], language: str, today: Today, happened: list[news.News]
) -> Letter:
    return write(
        "digest",
        to=to,
        sender=_sender(sections, language),
        about=to,
        language=language,
        automatic=True,
        considerate=True,
        context={
            "line": today.line or _quiet_day(language),
            "groups": today.groups,
            "happened": happened,
            "base": settings.BASE_URL,
            "desk": settings.BASE_URL + reverse("wagtailadmin_home"),
            "account": settings.BASE_URL + reverse("wagtailadmin_account"),
        },
    )
