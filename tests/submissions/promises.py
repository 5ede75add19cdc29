"""A promised essay, and days that pass."""

import datetime as dt

import pytest
from django.utils import timezone

from tests.submissions.essays import editor, section
from viewpoints.journal.models import Event
from viewpoints.letters.addresses import address
from viewpoints.people.finding import contributor_at
from viewpoints.people.models import Contributor
from viewpoints.submissions import promising
from viewpoints.submissions.models import Submission

TODAY = dt.date(2026, 11, 2)
DUE = dt.date(2026, 11, 20)
DESK = "jian@viewpoints.example"


def go_to(monkeypatch: pytest.MonkeyPatch, day: dt.date, hour: int = 10) -> None:
    """Let it be ``hour`` o'clock of a day, in the site's own time."""
    at = timezone.make_aware(dt.datetime.combine(day, dt.time(hour)))
    monkeypatch.setattr(timezone, "now", lambda: at)


def author(email: str = "lin@qq.com") -> Contributor:
    return contributor_at(address(email), name="林晓")


def promised(
    title: str = "夜班",
    *,
    by: Contributor | None = None,
    due_on: dt.date = DUE,
    words: str = "",
) -> Submission:
    offered = promising.promise(
        section(),
        by=editor(),
        author=by or author(),
        title=title,
        due_on=due_on,
        contact=address(DESK),
        words=words,
    )
    dated()
    return offered


def dated() -> None:
    """Let what was journaled have been done now; a model's default does not ask a clock that is set."""
    Event.objects.update(at=timezone.now())
