"""Everything that waits for somebody, in groups by what is to be done, and in one line."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from viewpoints.desk.today import answers, came, failed, going_out, overdue, translations
from viewpoints.desk.today.rows import SHOWN, Row

# name, heading, rows, the list that has all
_GROUPS: tuple[tuple[str, str | Lazy, Callable[[Any], Iterable[Row]], str], ...] = (
    ("failed", gettext_lazy("Went wrong"), failed.all_of, "desk:letters"),
    ("answers", gettext_lazy("Authors answered"), answers.all_of, "desk:submissions"),
    ("came", gettext_lazy("New submissions"), came.received, "desk:submissions"),
    ("overdue", gettext_lazy("Overdue"), overdue.all_of, "desk:submissions"),
    ("translations", gettext_lazy("Translations"), translations.behind, "desk:submissions"),
    ("going-out", gettext_lazy("Goes out"), going_out.all_of, "desk:letters"),
    ("in-edit", gettext_lazy("In edit"), overdue.in_edit, "desk:submissions"),
)
_WAITS = ("answers", "came", "overdue", "translations")


@dataclass(frozen=True)
class Group:
    """Rows with one heading; ``more`` tells that there are others, at ``everything``."""

    name: str
    heading: str | Lazy
    rows: list[Row]
    more: bool
    everything: str


@dataclass(frozen=True)
class Today:
    """What waits for somebody. ``line`` says it in numbers; empty where nothing waits."""

    groups: list[Group]
    line: str

    def __bool__(self) -> bool:
        return any(group.name != "in-edit" for group in self.groups)


def look(user: Any) -> Today:
    """Find what waits for ``user``, at a cost that does not grow with what there is."""
    groups = [_group(user, *one) for one in _GROUPS]
    found = [group for group in groups if group.rows]
    return Today(found, _line(found, going_out.schedules(user).values_list("at", flat=True)))


def _group(
    user: Any, name: str, heading: str | Lazy, rows: Callable[[Any], Iterable[Row]], url: str
) -> Group:
    found = list(rows(user))
    return Group(name, heading, found[:SHOWN], len(found) > SHOWN, reverse(url))


def _line(groups: list[Group], times: Any) -> str:
    """Say how many things wait, in one line; of more than are shown, that they are more."""
    parts = [_waiting(groups), _failing(groups)]
    if any(group.name == "going-out" for group in groups):
        parts += [_letters(groups), _next(list(times[: SHOWN + 1]))]
    return pgettext("between the parts of a sentence", ", ").join(part for part in parts if part)


def _waiting(groups: list[Group]) -> str:
    waiting = [group for group in groups if group.name in _WAITS]
    keys = {row.submission or row.url for group in waiting for row in group.rows}
    more = any(group.more for group in waiting)
    words = ngettext("%(count)s essay waits for you", "%(count)s essays wait for you", len(keys))
    return words % {"count": _count(len(keys), more=more)} if keys else ""


def _failing(groups: list[Group]) -> str:
    rows = [(len(group.rows), group.more) for group in groups if group.name == "failed"]
    if not rows:
        return ""
    count, more = rows[0]
    words = ngettext("%(count)s thing went wrong", "%(count)s things went wrong", count)
    return words % {"count": _count(count, more=more)}


def _letters(groups: list[Group]) -> str:
    rows = [row for group in groups if group.name == "going-out" for row in group.rows]
    count = sum(row.submission is None for row in rows)
    words = ngettext("%(count)s letter to read first", "%(count)s letters to read first", count)
    return words % {"count": count} if count else ""


def _next(times: list[datetime]) -> str:
    """Say when the next publication is, and how many there are on that day."""
    if not times:
        return ""
    local = [timezone.localtime(one) for one in times]
    count = sum(one.date() == local[0].date() for one in local)
    words = ngettext(
        "%(count)s is published %(when)s", "%(count)s are published from %(when)s", count
    )
    return words % {"count": count, "when": _when(local[0])}


def _when(at: datetime) -> str:
    time = f"{at.hour}:{at:%M}"
    today = timezone.localdate()
    if at.date() == today:
        return _("today at %(time)s") % {"time": time}
    if at.date() == today + timedelta(days=1):
        return _("tomorrow at %(time)s") % {"time": time}
    return _("on %(day)s at %(time)s") % {"day": f"{at:%Y-%m-%d}", "time": time}


def _count(number: int, *, more: bool) -> str:
    return f"{number}+" if more else str(number)
