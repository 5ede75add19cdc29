"""Setting up a second factor: a passkey or an app, then the recovery codes, shown once."""

import base64
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.admin import messages

from viewpoints.desk.signing_in import factors, gate, limits
from viewpoints.desk.signing_in.adapters import WRONG_CODE
from viewpoints.desk.signing_in.entering import no_access, too_often
from viewpoints.desk.signing_in.passkeys import PasskeyForm, options
from viewpoints.journal.models import Actor

SECRET = "app-secret"  # noqa: S105 -- the key of the session it waits under


def for_herself(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponseBase]:
    """Let a person set up a factor: her first with a fresh password, another after proving one again."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        user = request.user
        if not user.is_authenticated:
            return redirect("wagtailadmin_login")
        if not user.has_perm("wagtailadmin.access_admin"):
            return no_access(request)
        if gate.is_proved(request):
            raise_if_reauthentication_required(request, app="allauth.mfa")
        elif factors.has_second(user) or not gate.is_fresh(request):
            logout(request)
            return redirect("wagtailadmin_login")
        return view(request, *args, **kwargs)

    return never_cache(answer)


@require_GET
@for_herself
def second_factor(request: HttpRequest) -> HttpResponse:
    """Offer a passkey, and an app with its QR code and typed secret."""
    return _page(request)


@require_POST
@for_herself
def add_app(request: HttpRequest) -> HttpResponse:
    """Take the app that shows the right code for the secret of this session."""
    if wait := limits.wait(request, limits.codes(request.user)):
        return too_often(_page(request, error=limits.sentence(wait)), wait)
    code = "".join(request.POST.get("code", "").split())
    by, secret = Actor.editor(request.user), request.session.get(SECRET, "")
    if not (secret and factors.add_app(request.user, secret=secret, code=code, by=by)):
        return _page(request, error=str(WRONG_CODE))
    del request.session[SECRET]
    return _added(request, factors.Type.TOTP)


@require_POST
@for_herself
def add_passkey(request: HttpRequest) -> HttpResponse:
    """Take the passkey that the browser has just made."""
    form = PasskeyForm(request.POST)
    if not form.is_valid():
        return _page(request, error=" ".join(form.errors.get("credential", [])))
    name = form.cleaned_data["name"] or _("Passkey")
    credential, by = form.cleaned_data["credential"], Actor.editor(request.user)
    factors.add_passkey(request.user, name=name, credential=credential, by=by)
    return _added(request, factors.Type.WEBAUTHN)


@never_cache
@require_http_methods(["GET", "POST"])
def recovery_codes(request: HttpRequest) -> HttpResponseBase:
    """Show new recovery codes until she says that she saved them; then never again."""
    if not (request.user.is_authenticated and gate.is_proved(request)):
        return redirect("wagtailadmin_login")
    if gate.CODES_TO_SAVE not in request.session:
        return redirect("wagtailadmin_home")
    if request.method == "POST":
        del request.session[gate.CODES_TO_SAVE]
        gate.forget_proofs(request)
        return redirect("wagtailadmin_home")
    codes = factors.codes_of(request.user)
    return render(request, "desk/signing_in/recovery_codes.html", {"codes": codes})


def _added(request: HttpRequest, kind: str) -> HttpResponse:
    first = not gate.is_proved(request)
    if first:
        gate.prove(request, kind=kind)
        request.session[gate.CODES_TO_SAVE] = True
        return redirect("desk_recovery_codes")
    messages.success(request, _("Your second factor was added."))
    return redirect("desk_account_security")


def _page(request: HttpRequest, *, error: str = "") -> HttpResponse:
    user = request.user
    secret = request.session.setdefault(SECRET, generate_totp_secret())
    adapter = get_adapter()
    picture = adapter.build_totp_svg(adapter.build_totp_url(user, secret)).encode()
    context = {
        "error": error,
        "first": not gate.is_proved(request),
        "has_app": bool(factors.factors_of(user).app),
        "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        "picture": "data:image/svg+xml;base64," + base64.b64encode(picture).decode(),
        "options": options(user),
        "passkey": PasskeyForm(),
    }
    return render(request, "desk/signing_in/second_factor.html", context)
