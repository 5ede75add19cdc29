"""Today on the desk's first screen."""

from typing import Any

from wagtail.admin.ui.components import Component

from viewpoints.desk.today.groups import look


class TodayScreen(Component):
    """What waits for whoever looks, in one line and in groups; empty groups are left out."""

    order = 10
    template_name = "desk/today.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        request = parent_context["request"]
        return {
            "today": look(request.user),
            "request": request,
            "csrf_token": parent_context["csrf_token"],
        }
