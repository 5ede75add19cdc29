"""One row of Today: what it is, whose, why it stands there, and the next step on it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, prefetch_related_objects
from django.urls import reverse
from django.utils.functional import Promise as Lazy
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from viewpoints.desk import possible
from viewpoints.desk.rights import submissions_of
from viewpoints.desk.senders import called
from viewpoints.desk.timeline import name_of
from viewpoints.submissions.models import Objection, Submission
from viewpoints.submissions.states import State

SHOWN = 8
"""The most rows of one list; one more is looked for, to know whether there are others."""
LEFT_LYING = timedelta(days=3)
"""What came and was not begun for so long is overdue."""
UNTOUCHED = timedelta(days=14)
"""What was begun and not touched for so long is overdue."""


@dataclass(frozen=True)
class Step:
    """What is to be done next: ``at_once`` a button that does it, else a link."""

    url: str
    label: str | Lazy
    at_once: bool = False


@dataclass(frozen=True)
class Row:
    """One thing that waits. ``note`` says why it stands here, ``quoted`` what somebody wrote.

    ``language`` is that of ``title`` and ``quoted``, where it is known.
    """

    title: str
    url: str
    step: Step
    about: str = ""
    at: datetime | None = None
    note: str | Lazy = ""
    quoted: str = ""
    submission: int | None = None
    language: str = ""

    @property
    def first_words(self) -> str:
        """Give the beginning of what somebody wrote."""
        return Truncator(self.quoted).chars(120)


LOOK = gettext_lazy("Look")


def submission_url(key: int) -> str:
    return reverse("desk:submission", args=[key])


def row_of(submission: Submission, *, note: str | Lazy = "", quoted: str = "") -> Row:
    """Give the row of a submission that is to be looked at; names its authors and who has it."""
    url = submission_url(submission.pk)
    return Row(
        title=submission.title,
        url=url,
        step=Step(url, LOOK),
        about=_who(submission),
        at=submission.moved_at,
        note=note,
        quoted=quoted,
        submission=submission.pk,
        language=submission.language,
    )


def with_usual_step(row: Row, submission: Submission) -> Row:
    """Give the row with the submission's usual next step on it."""
    verb = possible.usual(submission)
    return replace(row, step=Step(verb.url(submission), verb.label, verb.at_once))


def opened_first(row: Row, submission: Submission) -> Row:
    """Give the row with the name of the usual next step, leading to the page that shows all of it first."""
    return replace(row, step=Step(row.url, possible.usual(submission).label))


def in_editor(row: Row, submission: Submission) -> Row:
    """Give the row with a link into the page editor, where there is a draft."""
    if not submission.article_id:
        return with_usual_step(row, submission)
    edit = reverse("wagtailadmin_pages:edit", args=[submission.article_id])
    return replace(row, step=Step(edit, gettext_lazy("Go on editing")))


def in_state(user: Any, state: State) -> QuerySet[Submission]:
    """Give what is in a state in the sections of ``user``, newest first, by index."""
    return submissions_of(user).filter(state=state).order_by("-pk")


def first(rows: QuerySet[Submission], user: Any) -> list[Submission]:
    """Give the first submissions, and one more to know of; those that ``user`` has before all others."""
    rows = rows.select_related("held_by").defer("blocks", "note")
    mine = list(rows.filter(held_by=user.pk)[: SHOWN + 1]) if user.pk else []
    others = rows.exclude(held_by=user.pk) if user.pk else rows
    found = [*mine, *others[: SHOWN + 1 - len(mine)]]
    prefetch_related_objects(found, "authors")
    names = called(found)
    for one in found:
        one.called = names[one.pk]
    return found


def has_objection() -> Exists:
    """Tell in a query whether somebody objected to a text of a submission."""
    return Exists(Objection.objects.filter(asking__submission=OuterRef("pk")))


def _who(submission: Submission) -> str:
    authors = getattr(submission, "called", "") or called([submission])[submission.pk]
    if submission.held_by is None:
        return authors
    holder = name_of(submission.held_by)
    return _("%(authors)s · with %(editor)s") % {"authors": authors, "editor": holder}
