"""Registering a passkey: what the browser is asked for, and what it answered."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import (
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from allauth.mfa.webauthn.internal import auth
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

BROKEN = (ValueError, TypeError, KeyError, AttributeError)
"""What the parser raises for an answer that no browser gives; a ValidationError is none of these."""
NOT_TAKEN = _("This passkey could not be taken. Please try again.")
NOT_USED = _("The passkey was not used. Try again, or sign in with your password.")


def options(user: Any) -> dict[str, Any]:
    """Give what a browser needs to make a passkey: kept on the device, and used with finger, face or PIN."""
    return {"creation_options": auth.begin_registration(user, True)}


class _Used:
    """Refuses what is no answer of a browser, instead of breaking on it."""

    cleaned_data: dict[str, Any]

    def clean_credential(self) -> Authenticator:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except BROKEN:
            raise ValidationError(NOT_USED) from None


class SecondStepForm(_Used, AuthenticateWebAuthnForm):
    """A passkey after a password."""


class AloneForm(_Used, LoginWebAuthnForm):
    """A passkey alone."""


class AgainForm(_Used, ReauthenticateWebAuthnForm):
    """A passkey before something about signing in is changed."""


class PasskeyForm(forms.Form):
    """A passkey just made: its name, and what the browser answered (JSON of WebAuthn level 3)."""

    name = forms.CharField(
        label=_("Name of this device"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    credential = forms.JSONField(widget=forms.HiddenInput)

    def clean_credential(self) -> dict[str, Any]:
        """Verify it against the challenge of this session; a device that verified nobody is refused."""
        credential: dict[str, Any] = self.cleaned_data["credential"]
        try:
            auth.parse_registration_response(credential)
            made = auth.complete_registration(credential)
        except (ValidationError, *BROKEN):
            raise ValidationError(NOT_TAKEN) from None
        if not made.is_user_verified():
            raise ValidationError(NOT_TAKEN)
        return credential
