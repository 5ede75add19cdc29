"""Where else Wagtail's own search leads: to our lists, which find more than its pages and pictures."""

from collections.abc import Callable
from functools import partial

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.search import SearchArea

from viewpoints.desk.rights import may_edit


class EditorsArea(SearchArea):
    """A list of ours that ``?q=`` searches, for those who may use it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_edit(request.user)


def ours() -> list[Callable[[], SearchArea]]:
    """Give the makers of our areas, which come before Wagtail's."""
    areas = [
        (_("Submissions"), "desk:submissions", "clipboard-list"),
        (_("Authors"), "wagtailsnippets_people_contributor:list", "user"),
    ]
    return [partial(_area, *area, order) for order, area in enumerate(areas, 10)]


def _area(label: str | Promise, address: str, icon: str, order: int) -> SearchArea:
    return EditorsArea(label, reverse(address), icon_name=icon, order=order)
