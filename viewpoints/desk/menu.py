"""The desk's menu: what a section editor needs, in the order of her day, and nothing else."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from viewpoints.desk.rights import is_administrator, may_edit

# What Wagtail offers and our editors do not need: no workflows, one collection, our own dashboard.
HIDDEN = frozenset(["help", "reports", "snippets", "collections", "workflows", "workflow-tasks"])


class EditorsItem(MenuItem):
    """A menu item for those who may use our screens."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_edit(request.user)


class AdministratorsItem(MenuItem):
    """A menu item for administrators."""

    def is_shown(self, request: HttpRequest) -> bool:
        return is_administrator(request.user)


def who_edits() -> MenuItem:
    """Give the item of the screen that says who edits which section, first among the settings."""
    return AdministratorsItem(
        _("Who edits"), reverse("desk:who_edits"), name="who-edits", icon_name="group", order=10
    )


def ours() -> list[Callable[[], MenuItem]]:
    """Give the makers of our own items, which come first in the menu."""
    items = [
        (_("Submissions"), "submissions", "clipboard-list"),
        (_("Calendar"), "calendar", "calendar-alt"),
        (_("Arrivals"), "arrivals", "download"),
        (_("Letters"), "letters", "mail"),
        (_("Personal data"), "erasures", "user"),
    ]
    return [partial(_item, *item, order) for order, item in enumerate(items, 10)]


def _item(label: str | Promise, name: str, icon: str, order: int) -> MenuItem:
    return EditorsItem(label, reverse(f"desk:{name}"), name=name, icon_name=icon, order=order)


def trim(request: HttpRequest, items: list[Any]) -> None:
    """Take out of a menu what nobody here needs."""
    items[:] = [item for item in items if item.name not in HIDDEN]
