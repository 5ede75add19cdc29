"""Lists that cost the same however long they are: newest first, by key, nothing counted."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.views.generic import TemplateView
from wagtail.admin.ui.tables import BaseColumn, Table
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

PAGE = 50
WIDE = "desk-wide"  # the class of columns that a phone leaves out
Choice = tuple[str, str]


class ListingView(WagtailAdminTemplateMixin, TemplateView):
    """One list: rows of ``queryset()`` after the filters, a page at a time.

    ``filters()`` gives each filter's name with its label and choices; a row's field of that name must
    equal the choice. ``?before=KEY`` goes to older rows.
    """

    template_name = "desk/listing.html"
    columns: list[BaseColumn] = []
    nothing: Any = ""

    def queryset(self) -> QuerySet[Any]:
        raise NotImplementedError

    def filters(self) -> dict[str, tuple[str, list[Choice]]]:
        raise NotImplementedError

    def page(self, queryset: QuerySet[Any]) -> tuple[list[Model], int | None]:
        """Give the rows of this page, and the key before which the older ones begin."""
        before = self.request.GET.get("before", "")
        if before.isascii() and before.isdigit() and len(before) < 19:
            queryset = queryset.filter(pk__lt=int(before))
        rows = list(queryset.order_by("-pk")[: PAGE + 1])
        return rows[:PAGE], rows[PAGE - 1].pk if len(rows) > PAGE else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        filters = self.filters()
        chosen = {name: _chosen(self.request, name, filters[name][1]) for name in filters}
        wanted = {name: value for name, value in chosen.items() if value}
        rows, older = self.page(self.queryset().filter(**wanted))
        return super().get_context_data(
            filters=[
                (label, _links(name, choices, wanted)) for name, (label, choices) in filters.items()
            ],
            table=Table(self.columns, rows),
            has_rows=bool(rows),
            older=f"?{urlencode({**wanted, 'before': older})}" if older else "",
            newest=f"?{urlencode(wanted)}" if "before" in self.request.GET else "",
            **kwargs,
        )

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


def _chosen(request: HttpRequest, name: str, choices: list[Choice]) -> str:
    value = request.GET.get(name, "")
    return value if value in dict(choices) else ""


def _links(name: str, choices: list[Choice], wanted: dict[str, str]) -> list[tuple[str, str, bool]]:
    """Give (address, label, whether it is the one chosen) for each choice of a filter."""
    others = {other: value for other, value in wanted.items() if other != name}
    return [
        (
            f"?{urlencode({**others, name: value} if value else others)}",
            label,
            wanted.get(name, "") == value,
        )
        for value, label in choices
    ]
