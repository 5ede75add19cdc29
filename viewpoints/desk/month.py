"""A month of some sections: what was printed, has a time set, or is promised, and who is silent."""

import calendar
import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Literal

from django.db.models import F, QuerySet, Subquery
from django.db.models import OuterRef as Outer
from django.urls import reverse
from django.utils import timezone

from viewpoints.articles.models import Article, Section
from viewpoints.submissions import promising
from viewpoints.submissions.models import Schedule, Submission

MOST = 500
"""So many things of one kind in one month are shown."""
OVERDUE = 20
MEASURED = 5
"""So many intervals between printed articles make a section's rhythm."""

Kind = Literal["printed", "scheduled", "promised"]


@dataclass(frozen=True)
class Item:
    """One thing of one day: what it is, its title and page, whose or at what time, and where."""

    kind: Kind
    title: str
    url: str
    about: str = ""
    section: str = ""
    overdue: bool = False


@dataclass
class Day:
    """One day of the sheet; days before the first and after the last of the month are not ``inside``."""

    date: dt.date
    inside: bool
    today: dt.date
    items: list[Item] = field(default_factory=list)

    @property
    def is_today(self) -> bool:
        return self.date == self.today

    @property
    def is_ahead(self) -> bool:
        return self.date >= self.today


@dataclass(frozen=True)
class Voice:
    """When a section last spoke (None: never), how many days ago, its usual interval, and what comes next."""

    section: Section
    last: dt.date | None
    days: int
    rhythm: int | None
    following: dt.datetime | None

    @property
    def is_silent(self) -> bool:
        """Tell whether it has been silent for twice its usual interval, and nothing has a time set."""
        return bool(self.rhythm and self.days > 2 * self.rhythm and not self.following)


def sheet(first: dt.date, sections: Collection[Section]) -> list[Day]:
    """Give the days of the month that begins with ``first``, in whole weeks from Monday."""
    today = timezone.localdate()
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    days = {date: Day(date, date.month == first.month, today) for week in weeks for date in week}
    for date, item in _items(min(days), max(days), sections, today):
        days[date].items.append(item)
    return list(days.values())


def overdue(sections: Collection[Section]) -> list[Submission]:
    """Give the promises whose day is over, the earliest first."""
    rows = promising.overdue().filter(section__in=[one.pk for one in sections])
    return list(rows.prefetch_related("authors")[:OVERDUE])


def voices(sections: QuerySet[Section]) -> list[Voice]:
    """Give when each section last spoke; a look into an index for each, however much it has printed."""
    today, now = timezone.localdate(), timezone.now()
    printed = Article.objects.filter(in_section=Outer("pk"), live=True, printed_on__lte=today)
    days = printed.order_by("-printed_on", "-page_ptr").values("printed_on")
    # Plus nothing: so the few times set are looked at, not all submissions of a section.
    ahead = Schedule.objects.alias(section=F("submission__section") + 0)
    ahead = ahead.filter(section=Outer("pk"), ended_at=None, at__gt=now)
    rows = sections.annotate(
        last=Subquery(days[:1]),
        before=Subquery(days[MEASURED : MEASURED + 1]),
        following=Subquery(ahead.order_by("at").values("at")[:1]),
    )
    return [_voice(row, today) for row in rows]


def _voice(row: Section, today: dt.date) -> Voice:
    rhythm = max(1, round((row.last - row.before).days / MEASURED)) if row.before else None
    days = (today - row.last).days if row.last else 0
    return Voice(row, row.last, days, rhythm, row.following)


def _items(
    first: dt.date, last: dt.date, sections: Collection[Section], today: dt.date
) -> Iterator[tuple[dt.date, Item]]:
    names = {one.pk: one.title if len(sections) > 1 else "" for one in sections}
    for article in _printed(first, last, names):
        url = reverse("wagtailadmin_pages:edit", args=[article.pk])
        about, where = article.byline, names[article.in_section_id]
        yield article.printed_on, Item("printed", article.title, url, about, where)
    for plan in _scheduled(first, last, names):
        at, one = timezone.localtime(plan.at), plan.submission
        yield (
            at.date(),
            Item("scheduled", one.title, _page(one), f"{at:%H:%M}", names[one.section_id]),
        )
    for one in _promised(first, last, names):
        who, day = "、".join(map(str, one.authors.all())), one.promise.due_on
        where = names[one.section_id]
        yield day, Item("promised", one.title, _page(one), who, where, overdue=day < today)


def _printed(first: dt.date, last: dt.date, names: Collection[int]) -> QuerySet[Article]:
    rows = Article.objects.filter(in_section__in=names, printed_on__range=(first, last), live=True)
    rows = rows.order_by("printed_on", "page_ptr")
    return rows.only("title", "byline", "printed_on", "in_section")[:MOST]


def _scheduled(first: dt.date, last: dt.date, names: Collection[int]) -> QuerySet[Schedule]:
    begin, end = (
        timezone.make_aware(dt.datetime.combine(day, dt.time()))
        for day in (first, last + dt.timedelta(days=1))
    )
    rows = Schedule.objects.alias(section=F("submission__section") + 0)
    rows = rows.filter(at__gte=begin, at__lt=end, ended_at=None, section__in=names)
    rows = rows.select_related("submission")
    return rows.order_by("at").defer("submission__blocks", "submission__note")[:MOST]


def _promised(first: dt.date, last: dt.date, names: Collection[int]) -> QuerySet[Submission]:
    rows = promising.open_promises().filter(promise__due_on__range=(first, last))
    return rows.filter(section__in=names).prefetch_related("authors").defer("blocks", "note")[:MOST]


def _page(submission: Submission) -> str:
    return reverse("desk:submission", args=[submission.pk])
