"""What an administrator does at the desk for a person's way in: link, second factor, sessions."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.users.views.users import IndexView as UsersView

from viewpoints.desk.rights import may_edit
from viewpoints.desk.signing_in import access, devices, factors
from viewpoints.journal.models import Actor


@require_GET
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how a person gets in, and what can be done for her."""
    return _screen(request, _whom(request, pk))


@require_POST
def link(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a link to choose a password, and show it this once."""
    return _show_link(request, _whom(request, pk))


@require_POST
def reset_second_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """Take her second factors away; she sets up a new one at her next sign-in."""
    access.reset_second_factor(_whom(request, pk), by=Actor.editor(request.user))
    messages.success(request, _("The second factor was reset; all devices are signed out."))
    return redirect("desk_access", pk)


@require_POST
def end_sessions(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign her out everywhere."""
    access.end_sessions(_whom(request, pk), by=Actor.editor(request.user))
    messages.success(request, _("All devices are signed out."))
    return redirect("desk_access", pk)


def let_in(request: HttpRequest, user: Any) -> HttpResponse | None:
    """Show an administrator who has just made ``user`` her link: she has no password before she chose one."""
    user.set_unusable_password()  # Wagtail leaves it empty
    user.save(update_fields=["password"])
    return _show_link(request, user) if request.user.is_superuser else None


def _show_link(request: HttpRequest, user: Any) -> HttpResponse:
    return _screen(request, user, link=access.make_link(user, by=Actor.editor(request.user)))


def _whom(request: HttpRequest, pk: int) -> Any:
    if not request.user.is_superuser:
        raise PermissionDenied
    return get_object_or_404(get_user_model(), pk=pk)


def _screen(request: HttpRequest, user: Any, *, link: str = "") -> HttpResponse:
    context = {
        "person": user,
        "link": link,
        "edits_nothing": not may_edit(user),
        "factors": factors.factors_of(user),
        "sessions": devices.sessions_of(user, current=""),
        "breadcrumbs_items": [
            *WagtailAdminTemplateMixin.breadcrumbs_items,
            {"url": reverse("wagtailusers_users:index"), "label": UsersView.page_title},
            {
                "url": reverse("wagtailusers_users:edit", args=[user.pk]),
                "label": user.get_username(),
            },
            {"url": reverse("desk_access", args=[user.pk]), "label": _("Signing in")},
        ],
    }
    return render(request, "desk/signing_in/access.html", context)
