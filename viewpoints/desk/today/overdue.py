"""What is overdue: silent authors, promised essays, what nobody began, what lies in edit."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viewpoints.desk.rights import submissions_of
from viewpoints.desk.today.rows import (
    LEFT_LYING,
    SHOWN,
    UNTOUCHED,
    Row,
    first,
    has_objection,
    in_editor,
    in_state,
    row_of,
    with_usual_step,
)
from viewpoints.submissions import silence
from viewpoints.submissions.models import Promise, Submission
from viewpoints.submissions.states import State


def silent(user: Any) -> Iterable[Row]:
    """Give what authors were reminded of and have not answered: the editor must decide."""
    rows = submissions_of(user).filter(pk__in=silence.silent().values("pk"))
    for one in first(rows.order_by("moved_at"), user):
        yield row_of(one, note=_days(_("No answer from the author."), one))


def promised(user: Any) -> Iterable[Row]:
    """Give essays that were promised for a day that has come."""
    due = Promise.objects.filter(kept_at=None, due_on__lte=timezone.localdate())
    due = due.filter(submission__in=submissions_of(user).filter(state=State.PROMISED))
    rows = due.select_related("submission__held_by").prefetch_related("submission__authors")
    for one in rows.order_by("due_on", "pk")[: SHOWN + 1]:
        note = _("Promised for %(day)s.") % {"day": f"{one.due_on:%Y-%m-%d}"}
        yield replace(row_of(one.submission, note=note), at=None)


def unbegun(user: Any) -> Iterable[Row]:
    """Give what came days ago and nobody began, oldest first."""
    late = timezone.now() - LEFT_LYING
    for one in first(in_state(user, State.RECEIVED).order_by("pk"), user):
        if one.moved_at <= late:
            nobodys = _("Nobody has it.") if one.held_by is None else _("Not begun.")
            yield with_usual_step(row_of(one, note=_days(nobodys, one)), one)


def untouched(user: Any) -> Iterable[Row]:
    """Give what lies in edit and was not touched for long, without what is among the objections."""
    late = timezone.now() - UNTOUCHED
    untouched_ = Q(article=None) | Q(article__latest_revision_created_at__lte=late)
    rows = in_state(user, State.IN_EDIT).filter(untouched_, moved_at__lte=late)
    for one in first(rows.exclude(has_objection()).order_by("pk"), user):
        yield in_editor(row_of(one, note=_days(_("Lies in edit."), one)), one)


def in_edit(user: Any) -> Iterable[Row]:
    """Give what is being edited: neither an objection nor untouched."""
    late = timezone.now() - UNTOUCHED
    touched = Q(moved_at__gt=late) | Q(article__latest_revision_created_at__gt=late)
    rows = in_state(user, State.IN_EDIT).filter(touched).exclude(has_objection())
    for one in first(rows, user):
        yield in_editor(row_of(one), one)


def all_of(user: Any) -> Iterable[Row]:
    """Give everything that is overdue."""
    return chain(silent(user), promised(user), unbegun(user), untouched(user))


def _days(note: str, submission: Submission) -> str:
    days = (timezone.now() - submission.moved_at).days
    words = ngettext("%(note)s %(days)s day.", "%(note)s %(days)s days.", days)
    return words % {"note": note, "days": days}
