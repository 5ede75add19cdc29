"""How an editor looks at an article before it is printed. Wagtail shows each way at three widths."""

from typing import Any

from django.utils.translation import gettext_lazy as _

PREVIEWS: list[tuple[str, Any]] = [
    ("", _("page")),
    ("lite", _("lite page")),
    ("letter", _("in a letter")),
    ("share", _("when shared")),
]


class Previewed:
    """For a page with the ways of PREVIEWS; their templates belong to what is read (docs/decisions/0005)."""

    template: str
    preview_modes = PREVIEWS

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        """Give the template of a way to look at it."""
        return f"reading/previews/{mode_name}.html" if mode_name else self.template
