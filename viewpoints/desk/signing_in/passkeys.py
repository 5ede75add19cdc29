"""Registering a passkey: what the browser is asked for, and what it answered."""

from typing import Any

from allauth.mfa.webauthn.internal import auth
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

NOT_TAKEN = _("This passkey could not be taken. Please try again.")


def options(user: Any) -> dict[str, Any]:
    """Give what a browser needs to make a passkey: kept on the device, and used with finger, face or PIN."""
    return {"creation_options": auth.begin_registration(user, True)}


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
        except (ValidationError, ValueError, TypeError, KeyError, AttributeError):
            raise ValidationError(NOT_TAKEN) from None
        if not made.is_user_verified():
            raise ValidationError(NOT_TAKEN)
        return credential
