"""Where Wagtail's screens lead to ours about signing in: the account menu, and the list of users."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button


def own_way_in(request: HttpRequest) -> dict[str, Any]:
    """Lead from a person's account to her second factor, password and sessions."""
    return {
        "url": reverse("desk_account_security"),
        "label": _("Signing in"),
        "help_text": _("Second factor, recovery codes, password, and where you are signed in."),
    }


def her_way_in(user: Any, request_user: Any) -> Iterator[Button]:
    """Lead an administrator from the list of users to one person's way in."""
    if request_user.is_superuser:
        address = reverse("desk_access", args=[user.pk])
        yield Button(_("Signing in"), url=address, icon_name="key", priority=50)
