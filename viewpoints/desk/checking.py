"""Wagtail's checks of a draft: of what an editor writes, not of the frame of the site around it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import ContentCheckerItem

NO_WORDS = "picture-without-words"


class DraftChecks(ContentCheckerItem):
    """Wagtail's own rules, and that every picture says what it shows."""

    axe_include = ["main"]
    axe_run_only = [*ContentCheckerItem.axe_run_only, NO_WORDS]
    axe_custom_rules = [
        *ContentCheckerItem.axe_custom_rules,
        {
            "id": NO_WORDS,
            "impact": "serious",
            "selector": "figure img",
            "tags": ["best-practice"],
            "any": ["non-empty-alt"],  # axe-core's own
            "enabled": True,
        },
    ]
    axe_messages = {
        **ContentCheckerItem.axe_messages,
        NO_WORDS: {
            "error_name": _("A picture says nothing to those who cannot see it"),
            "help_text": _("Say in a few words what it shows"),
        },
    }


def check_drafts(request: Any, items: list[Any], page: Any) -> None:
    """Put our checks in the place of Wagtail's, in previews and on the site."""
    items[:] = [
        DraftChecks(in_editor=item.in_editor) if isinstance(item, ContentCheckerItem) else item
        for item in items
    ]
