"""Erase a person: a pseudonym in her place, everything she sent and we wrote her gone, what is printed left.

What is kept and why is declared in ``holdings``, field by field. What is printed under her name is an
editor's to change, as she wished (``printed``).
"""

import logging
import secrets
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters.addresses import NOWHERE
from viewpoints.letters.models import Address, Letter
from viewpoints.letters.states import LetterState
from viewpoints.people.models import Contributor
from viewpoints.privacy import letters, log, mentions, offered, printed, removing
from viewpoints.privacy.files import doom
from viewpoints.privacy.holdings import HOLDINGS, Holding
from viewpoints.privacy.models import Erasure, Wish
from viewpoints.privacy.person import Person, is_erased, person_at, refuse_editor
from viewpoints.submissions import searching

logger = logging.getLogger(__name__)
MACHINE = Actor.machine("privacy")
LAST_LETTER = timedelta(days=1)
"""How long an erasure waits for the letter that tells what is kept: after it there is nowhere to write."""


def due() -> list[Erasure]:
    """Give the confirmed erasures that can be done: their last letter has left, or had a day to."""
    waiting = Erasure.objects.filter(confirmed_at__isnull=False, done_at=None)
    return [one for one in waiting.order_by("pk") if not _still_written_to(one)]


def catch_up() -> int:
    """Do every erasure that is due, each in a transaction of its own; gives how many were done."""
    done = 0
    for erasure in due():
        try:
            done += erase(erasure)
        except Exception:  # `check` names it; the next go on
            logger.exception("erasure %s failed", erasure.pk)
    return done


@transaction.atomic
def erase(erasure: Erasure) -> bool:
    """Erase whose address it is; gives False when it was done before.

    The log has its line before anything is gone. Raises IsEditor for somebody who works at the desk.
    """
    erasure = Erasure.objects.select_for_update().select_related("address").get(pk=erasure.pk)
    if erasure.done_at or is_erased(erasure.address):
        return False
    person = person_at(erasure.address)
    refuse_editor(person)
    pseudonym = f"contributor-{secrets.token_hex(4)}"
    at = (erasure.confirmed_at or timezone.now()).isoformat()
    for email, key in zip(person.emails, person.addresses, strict=True):
        log.append(log.line(at=at, address=key, email=email, wish=erasure.wish))
    mentioned = _unprinted(person, pseudonym)
    _rows(person, mentioned)
    mentions.forget_at_the_desk(person, pseudonym=pseudonym)
    _pseudonymize(person, pseudonym)
    erasure.contributors = list(person.contributors)
    erasure.articles = _to_carry_out(erasure)
    erasure.done_at = timezone.now()
    erasure.save(update_fields=["contributors", "articles", "done_at"])
    recording.record("person.erased", erasure, by=MACHINE, contributors=erasure.contributors)
    _tell_editors(erasure)
    return True


def _still_written_to(erasure: Erasure) -> bool:
    kind, key = recording.subject(erasure)
    left = Letter.objects.filter(about_kind=kind, about_key=key, state=LetterState.LEAVING)
    confirmed = erasure.confirmed_at or timezone.now()
    return confirmed > timezone.now() - LAST_LETTER and left.exists()


def _unprinted(person: Person, pseudonym: str) -> list[str]:
    """See to her essays; gives the Message-IDs of the letters to others that named her."""
    rows = list(person.submissions().select_for_update().order_by("pk"))
    to_others = mentions.letters_to_others(rows, person)
    gone = [one.title for one in rows if offered.goes(one, person)]
    words = [*person.emails, *person.names, *gone]
    changed = mentions.unname(to_others, words=words, by=pseudonym)
    for submission in rows:
        offered.erase(submission, person)
    mentions.drop_former_drafts(printed.under_her_name(list(person.contributors)))
    return changed


def _rows(person: Person, mentioned: list[str]) -> None:
    """Delete and blank rows as the holdings say, with their files."""
    hers = Letter.objects.filter(to__in=person.addresses)
    left = list(hers.values_list("message_id", flat=True))
    mentions.doom_written(person, message_ids=[*mentioned, *left])
    for holding in HOLDINGS:
        rows = holding.gone(person)
        if holding.remove:
            holding.remove(rows)
        elif holding.deleted:
            _delete(holding, rows)
        elif holding.blanked:
            rows.update(**holding.blanked)


def _delete(holding: Holding, rows: QuerySet[Any]) -> None:
    found = list(rows)
    for row in found:
        for folder, path, _name in holding.files(row):
            doom(folder, [path])
    rows.model._base_manager.filter(pk__in=[row.pk for row in found]).delete()


def _pseudonymize(person: Person, pseudonym: str) -> None:
    for number, contributor in enumerate(Contributor.objects.filter(pk__in=person.contributors)):
        portrait = contributor.portrait
        contributor.name = contributor.slug = pseudonym + (f"-{number + 1}" if number else "")
        contributor.portrait = None
        contributor.save(update_fields=["name", "slug", "portrait"])
        removing.remove_images([portrait] if portrait else [])
    for number, key in enumerate(person.addresses):
        email = pseudonym + (f"-{number + 1}" if number else "") + NOWHERE
        Address.objects.filter(pk=key).update(email=email, bounced_at=None)
    for submission in person.submissions():
        searching.index(submission)  # found by her name and address no more


def _to_carry_out(erasure: Erasure) -> list[int]:
    """Give the keys of what is printed, unless it stays as she wished."""
    if erasure.wish == Wish.STAYS:
        return []
    return [article.pk for article in printed.under_her_name(erasure.contributors)]


def _tell_editors(erasure: Erasure) -> None:
    """Tell the editor of each section what an erasure leaves her to do; nothing where it leaves nothing."""
    if not printed.left(erasure):
        printed.finish(erasure)
        return
    for section in printed.sections(erasure):
        letters.for_editor(erasure, section=section)
