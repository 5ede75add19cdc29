"""Proving again who one is, before a password, a second factor or a session is changed."""

from itertools import chain
from typing import Any

from allauth.account.internal.flows.reauthentication import (
    reauthenticate_by_password,
    resume_request,
)
from allauth.mfa.webauthn.internal.auth import begin_authentication
from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from viewpoints.desk.signing_in import factors, limits
from viewpoints.desk.signing_in.codes import CodeAgainForm
from viewpoints.desk.signing_in.entering import too_often
from viewpoints.desk.signing_in.passkeys import AgainForm


class PasswordAgainForm(forms.Form):
    """Asks for the password of ``user`` again."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )

    def __init__(self, *args: Any, user: Any, request: HttpRequest, **kwargs: Any) -> None:
        self.user, self.request = user, request
        super().__init__(*args, **kwargs)

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if not self.user.check_password(password):
            raise ValidationError(_("This is not your password."))
        return password

    def save(self) -> None:
        """Write into the session that she gave it."""
        reauthenticate_by_password(self.request)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest) -> HttpResponseBase:
    """Ask for her password, a code or her passkey; then go on with what she was about to do."""
    if request.method == "GET":
        return _page(request)
    if wait := limits.wait(request, limits.codes(request.user)):
        return too_often(_page(request, error=limits.sentence(wait)), wait)
    form = _form(request)
    if not form.is_valid():
        return _page(request, error=" ".join(chain.from_iterable(form.errors.values())))
    form.save()
    return resume_request(request) or redirect("desk_account_security")


def _form(request: HttpRequest) -> Any:
    if "credential" in request.POST:
        return AgainForm(request.POST, user=request.user)
    if "code" in request.POST:
        return CodeAgainForm(request.POST, user=request.user)
    return PasswordAgainForm(request.POST, user=request.user, request=request)


def _page(request: HttpRequest, *, error: str = "") -> HttpResponse:
    user, has = request.user, factors.factors_of(request.user)
    context = {
        "error": error,
        "password": PasswordAgainForm(user=user, request=request),
        "code": CodeAgainForm(user=user, auto_id="again_%s") if has.app or has.codes_left else None,
        "options": {"request_options": begin_authentication(user)} if has.passkeys else None,
    }
    return render(request, "desk/signing_in/confirm.html", context)
