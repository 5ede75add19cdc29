"""What happened that asks nothing of an editor, and that she should hear of once: from the journal."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _

from viewpoints.desk.rights import submissions_of
from viewpoints.desk.today.groups import Today
from viewpoints.desk.today.rows import SHOWN, submission_url
from viewpoints.journal import recording
from viewpoints.journal.models import Event
from viewpoints.submissions.models import Outcome, Schedule, Submission
from viewpoints.submissions.scheduling import LATE

NEWS: dict[str, str | Lazy] = {
    "submission.proxy_named": _("The author named somebody who agrees for her."),
    "submission.byline_corrected": _(
        "The author corrected the byline; the new text is asked about."
    ),
    "submission.replaced": _("The author sent it once more; the new text counts."),
    "submission.byline_wished": _("The author wished for another byline."),
    "submission.picture_added": _("The author sent a picture."),
    "submission.withdrawn": _("The author withdrew it."),
    "submission.published": _("Published at its time."),
}
LATELY = _("Published, but late: the server was not running at its time.")
MOST = 3 * SHOWN
_BY_CLOCK = {"submission.published": "schedule"}  # by hand she knows it herself


@dataclass(frozen=True)
class News:
    """What happened to one submission."""

    title: str
    url: str
    sentence: str | Lazy


def since(seen: int, *, reader: Any, but: Today) -> list[News]:
    """Give what happened after a line of the journal, newest first, in the sections of ``reader``.

    What ``but`` shows already, because it waits, is left out.
    """
    waits = {
        row.submission for group in but.groups for row in group.rows if group.name == "answers"
    }
    rows = Event.objects.filter(
        pk__gt=seen, verb__in=NEWS, subject_kind=recording.kind(Submission)
    ).order_by("-pk")
    events = [one for one in rows if _BY_CLOCK.get(one.verb, one.actor_key) == one.actor_key]
    titles = _titles([one.subject_key for one in events], reader)
    late = _late(titles)
    return [
        News(titles[key], submission_url(key), LATELY if _is_late(one, late) else NEWS[one.verb])
        for one in events
        if (key := int(one.subject_key)) in titles and key not in waits
    ][:MOST]


def _is_late(event: Event, late: set[int]) -> bool:
    return event.verb == "submission.published" and int(event.subject_key) in late


def _titles(keys: list[str], reader: Any) -> dict[int, str]:
    rows = submissions_of(reader).filter(pk__in=set(keys))
    return dict(rows.values_list("pk", "title"))


def _late(keys: Any) -> set[int]:
    """Give which of these submissions were published by the clock, but later than at their time."""
    rows = Schedule.objects.filter(submission__in=list(keys), outcome=Outcome.PUBLISHED)
    return {one.submission_id for one in rows if one.ended_at and one.ended_at - one.at > LATE}
