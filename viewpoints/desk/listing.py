"""Lists that cost the same however long they are: newest first, by key, nothing counted."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.ui.tables import BaseColumn, Table
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from viewpoints.desk.models import SavedView

PAGE = 50
WIDE = "desk-wide"  # the class of columns that a phone leaves out
OLDEST_FIRST = "oldest"


@dataclass(frozen=True)
class Choice:
    """One choice of a filter: its value in the address, its label, and the rows it leaves."""

    value: str
    label: str | Promise
    rows: Q = field(default_factory=Q)


@dataclass(frozen=True)
class Filter:
    """One filter of a list; ``tabs`` are shown over it, others as a field to choose from."""

    name: str
    label: str | Promise
    choices: tuple[Choice, ...]
    tabs: bool = False

    def chosen(self, request: HttpRequest) -> Choice:
        """Give what was chosen; what is no choice of it is its first, which leaves all rows."""
        wanted = request.GET.get(self.name, "")
        return next((one for one in self.choices if one.value == wanted), self.choices[0])


class ListingView(WagtailAdminTemplateMixin, TemplateView):
    """One list: rows of ``queryset()`` after ``filters()``, a page at a time.

    ``?before=KEY`` goes to older rows, or with ``?order=oldest``, where the list has it, to newer ones.
    Where ``search`` is defined, ``?q=`` leaves the rows in which all its words occur.
    """

    template_name = "desk/listing.html"
    columns: list[BaseColumn] = []
    nothing: Any = ""
    screen = ""
    searches = False
    turns = False

    def queryset(self) -> QuerySet[Any]:
        raise NotImplementedError

    def filters(self) -> list[Filter]:
        raise NotImplementedError

    def search(self, words: str) -> Q:
        """Give the condition for the rows in which ``words`` occur; for lists that search."""
        raise NotImplementedError

    @property
    def oldest_first(self) -> bool:
        """Tell whether what has waited longest comes first."""
        return self.turns and self.request.GET.get("order") == OLDEST_FIRST

    @property
    def words(self) -> str:
        """What is searched for, if anything."""
        return self.request.GET.get("q", "").strip()[:200] if self.searches else ""

    def page(self, queryset: QuerySet[Any]) -> tuple[list[Model], int | None]:
        """Give the rows of this page, and the key before which the others begin."""
        before = self.request.GET.get("before", "")
        if before.isascii() and before.isdigit() and len(before) < 19:
            beyond = "pk__gt" if self.oldest_first else "pk__lt"
            queryset = queryset.filter(**{beyond: int(before)})
        rows = list(queryset.order_by("pk" if self.oldest_first else "-pk")[: PAGE + 1])
        return rows[:PAGE], rows[PAGE - 1].pk if len(rows) > PAGE else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        filters = self.filters()
        chosen = {one.name: one.chosen(self.request) for one in filters}
        wanted = {name: choice.value for name, choice in chosen.items() if choice.value}
        if self.words:
            wanted["q"] = self.words
        if self.oldest_first:
            wanted["order"] = OLDEST_FIRST
        left = [choice.rows for choice in chosen.values() if choice.rows]
        rows, older = self.page(self.queryset().filter(*left, *self._found()))
        return super().get_context_data(
            tabs=[_links(one, wanted) for one in filters if one.tabs],
            fields=[(one, chosen[one.name].value) for one in filters if not one.tabs],
            kept={name: wanted[name] for name in wanted if name in _tab_names(filters)},
            is_narrowed=bool(wanted),
            query=(query := urlencode(wanted)),
            saved=_saved(self.request.user, self.screen, query),
            table=Table(self.columns, rows),
            has_rows=bool(rows),
            older=f"?{urlencode({**wanted, 'before': older})}" if older else "",
            newest=f"?{urlencode(wanted)}" if "before" in self.request.GET else "",
            **kwargs,
        )

    def _found(self) -> list[Q]:
        return [self.search(self.words)] if self.words else []

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


def any_of(label: str | Promise = "") -> Choice:
    """Give the first choice of a filter: all rows."""
    return Choice("", label or _("All"))


def _tab_names(filters: list[Filter]) -> set[str]:
    return {one.name for one in filters if one.tabs}


def _links(tabs: Filter, wanted: dict[str, str]) -> tuple[str | Promise, list[dict[str, Any]]]:
    """Give the label of a filter, and of each choice its address and whether it is the one chosen."""
    others = {name: value for name, value in wanted.items() if name != tabs.name}
    links = [
        {
            "url": f"?{urlencode({**others, tabs.name: one.value} if one.value else others)}",
            "label": one.label,
            "chosen": wanted.get(tabs.name, "") == one.value,
        }
        for one in tabs.choices
    ]
    return tabs.label, links


def _saved(user: Any, screen: str, query: str) -> list[tuple[SavedView, bool]]:
    """Give the views of a list that an editor saved, and whether each is what is shown."""
    return [(one, one.query == query) for one in user.saved_views.filter(screen=screen)]
