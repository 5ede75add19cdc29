"""What a person sees of her own way in: password, second factors, recovery codes, sessions."""

from typing import Any

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import SetPasswordForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from viewpoints.desk.signing_in import access, devices, factors, gate
from viewpoints.journal import recording
from viewpoints.journal.models import Actor


@require_GET
def security(request: HttpRequest) -> HttpResponse:
    """Show everything about signing in on one screen."""
    context = {
        "factors": factors.factors_of(request.user),
        "sessions": devices.sessions_of(request.user, current=request.session.session_key or ""),
        "breadcrumbs_items": crumbs(),
    }
    return render(request, "desk/signing_in/security.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Change her password; all other sessions end."""
    raise_if_reauthentication_required(request, app="allauth.mfa")
    form = SetPasswordForm(request.user, request.POST or None)
    if request.method == "GET" or not form.is_valid():
        way = [*crumbs(), {"url": "", "label": _("Change the password")}]
        return render(
            request, "desk/signing_in/password.html", {"form": form, "breadcrumbs_items": way}
        )
    form.save()
    by = Actor.editor(request.user)
    access.end_sessions(request.user, by=by, but=request.session.session_key or "")
    update_session_auth_hash(request, form.user)
    recording.record("editor.password_changed", form.user, by=by)
    gate.forget_proofs(request)
    messages.success(request, _("Your password was changed; other devices are signed out."))
    return redirect("desk_account_security")


@require_POST
def remove_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove a passkey or the app, if another one stays."""
    raise_if_reauthentication_required(request, app="allauth.mfa")
    mine = Authenticator.objects.filter(user=request.user, type__in=factors.SECOND)
    try:
        factors.remove(get_object_or_404(mine, pk=pk), by=Actor.editor(request.user))
    except factors.LastFactor:
        messages.error(request, _("Add another second factor before you remove this one."))
    else:
        messages.success(request, _("It was removed."))
    return redirect("desk_account_security")


@require_POST
def new_codes(request: HttpRequest) -> HttpResponse:
    """Make new recovery codes, and show them once."""
    raise_if_reauthentication_required(request, app="allauth.mfa")
    factors.new_codes(request.user, by=Actor.editor(request.user))
    request.session[gate.CODES_TO_SAVE] = True
    return redirect("desk_recovery_codes")


@require_POST
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign one other device out."""
    row = get_object_or_404(UserSession, pk=pk, user=request.user)
    access.end_session(row, by=Actor.editor(request.user))
    messages.success(request, _("Signed out there."))
    return redirect("desk_account_security")


@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """Sign all other devices out."""
    key = request.session.session_key or ""
    access.end_sessions(request.user, by=Actor.editor(request.user), but=key)
    messages.success(request, _("All other devices are signed out."))
    return redirect("desk_account_security")


def crumbs() -> list[dict[str, Any]]:
    """Give the way to this screen, for the header."""
    return [
        *WagtailAdminTemplateMixin.breadcrumbs_items,
        {"url": reverse("wagtailadmin_account"), "label": _("Account")},
        {"url": reverse("desk_account_security"), "label": _("Signing in")},
    ]
