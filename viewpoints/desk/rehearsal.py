"""Rehearse a verb to show the letters it would write: it is done in a transaction and undone."""

from collections.abc import Callable
from typing import TypeVar

from django.db import transaction
from django.db.models import Model
from django_tasks_db import DatabaseBackend

from viewpoints.letters.delivery import deliver
from viewpoints.letters.models import Letter
from viewpoints.letters.outbox import letters_about
from viewpoints.submissions.models import Submission

Row = TypeVar("Row", bound=Model)


def letters_of(act: Callable[[Row], object], *, on: Row) -> list[Letter]:
    """Give the unsaved letters that ``act`` would write about a row; nothing remains of it.

    Just what would be sent, because it is what is written when it is sent. Only where sending is a
    row of the same database (undone with the rest) can one rehearse; elsewhere gives nothing.
    Whatever ``act`` raises, this raises.
    """
    if not isinstance(deliver.get_backend(), DatabaseBackend):
        return []
    with transaction.atomic():
        try:
            known = set(letters_about(on).values_list("pk", flat=True))
            act(type(on)._default_manager.get(pk=on.pk))
            return [letter for letter in letters_about(on) if letter.pk not in known]
        finally:
            transaction.set_rollback(True)


def letters_of_new(make: Callable[[], Submission]) -> list[Letter]:
    """Give the unsaved letters about a submission that ``make`` would make; nothing remains of either."""
    if not isinstance(deliver.get_backend(), DatabaseBackend):
        return []
    with transaction.atomic():
        try:
            return list(letters_about(make()))
        finally:
            transaction.set_rollback(True)
