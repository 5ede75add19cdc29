"""Apply the table of retention: a little at a time, each rule once a day, files after their rows."""

import logging
from collections.abc import Sequence
from datetime import timedelta
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.privacy import files
from viewpoints.privacy.models import Round
from viewpoints.privacy.retention import RULES, Rule

log = logging.getLogger(__name__)
MACHINE = Actor.machine("retention")
EVERY = timedelta(days=1)
AT_ONCE = 200
GRACE = timedelta(days=2)
"""How long after its time something may still be here before `check` says so."""


def catch_up() -> int:
    """Apply each rule whose day is over, to AT_ONCE things; what is left goes on in a minute.

    Gives how many went.
    """
    files.sweep()
    resting = set(
        Round.objects.filter(at__gt=timezone.now() - EVERY).values_list("rule", flat=True)
    )
    return sum(_apply_safely(rule) for rule in RULES if rule.name not in resting)


def apply(rule: Rule) -> int:
    """Remove what a rule says is over, AT_ONCE things at most; gives how many.

    The rule rests for a day once nothing is left.
    """
    before = timezone.now() - timedelta(days=rule.days)
    rows = some(rule.due(before), AT_ONCE)
    with transaction.atomic():
        rule.remove(rows)
        round_, _new = Round.objects.get_or_create(rule=rule.name)
        at = timezone.now() if len(rows) < AT_ONCE else None
        Round.objects.filter(pk=round_.pk).update(at=at, removed=F("removed") + len(rows))
        if rows:
            recording.record("retention.applied", round_, by=MACHINE, removed=len(rows))
    return len(rows)


def overdue() -> list[Rule]:
    """Give the rules under which something is still here days after its time."""
    now = timezone.now()
    return [rule for rule in RULES if some(rule.due(now - timedelta(days=rule.days) - GRACE), 1)]


def some(rows: Sequence[Any], most: int) -> list[Any]:
    """Give the first few of rows, or of paths."""
    return list(islice(rows[:most], most))


def _apply_safely(rule: Rule) -> int:
    try:
        return apply(rule)
    except Exception:  # `check` names it; the next rules go on
        log.exception("retention of %s failed", rule.name)
        return 0
