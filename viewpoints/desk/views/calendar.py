"""The calendar: one month of her sections, and how long each has been silent."""

import datetime as dt
import re
from typing import Any
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from viewpoints.articles.models import Section
from viewpoints.desk import month, rights

_MONTH = re.compile(r"(19[7-9]\d|20\d\d)-(0[1-9]|1[0-2])", re.ASCII)


class CalendarView(WagtailAdminTemplateMixin, TemplateView):
    """The month ``?month=YYYY-MM`` (else this one) of all her sections, or of ``?section=``."""

    template_name = "desk/calendar/calendar.html"
    page_title = gettext_lazy("Calendar")
    header_icon = "calendar-alt"

    @cached_property
    def first(self) -> dt.date:
        """The first day of the month that is shown: the one asked for, or this one."""
        found = _MONTH.fullmatch(self.request.GET.get("month", ""))
        if found:
            return dt.date(int(found[1]), int(found[2]), 1)
        return timezone.localdate().replace(day=1)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        voices = month.voices(rights.written_sections_of(self.request.user).order_by("path"))
        sections = [voice.section for voice in voices]
        chosen = [one for one in sections if str(one.pk) == self.request.GET.get("section")]
        shown = chosen or sections
        days = month.sheet(self.first, shown)
        before, after = self.first - dt.timedelta(days=1), self.first + dt.timedelta(days=31)
        return super().get_context_data(
            first=self.first,
            days=days,
            is_empty=not any(day.items for day in days if day.inside),
            week=[day.date for day in days[:7]],
            overdue=month.overdue(shown),
            voices=voices,
            filters=_filters(self.first, sections, chosen),
            earlier=_link(before, chosen),
            later=_link(after, chosen),
            now="" if self.first == timezone.localdate().replace(day=1) else _link(None, chosen),
            **kwargs,
        )

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


def _link(day: dt.date | None, chosen: list[Section]) -> str:
    """Give the address of the month that holds ``day``; of this month without one."""
    wanted = {"month": f"{day:%Y-%m}"} if day else {}
    if chosen:
        wanted["section"] = str(chosen[0].pk)
    return f"?{urlencode(wanted)}"


def _filters(
    first: dt.date, sections: list[Section], chosen: list[Section]
) -> list[tuple[str, Any, bool]]:
    """Give (address, label, whether it is the one chosen) for all sections and each; nothing for one."""
    if len(sections) < 2:
        return []
    every = (_link(first, []), gettext_lazy("All"), not chosen)
    return [every, *((_link(first, [one]), one.title, one in chosen) for one in sections)]
