"""What allauth asks us: no mail, no messages of its own, a journal line for who signed in."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.users.models import UserProfile

from viewpoints.desk.signing_in import factors, gate
from viewpoints.journal import recording
from viewpoints.journal.models import Actor

CODES_LEFT = _("You signed in with a recovery code; %(number)d are left.")
WRONG_CODE = _("This code is not right, or it was used already.")


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator, and work without a mail server."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_password": _("This is not your password."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send nothing: letters are rows of ours, and none of these is one."""

    def add_message(self, request: HttpRequest, level: int, *args: Any, **kwargs: Any) -> None:
        """Say nothing in allauth's words; a sentence given as such is shown."""
        if sentence := kwargs.get("message"):
            messages.error(request, sentence)

    def get_client_ip(self, request: HttpRequest) -> str:
        """Give the network that limits count by: behind a proxy of ours, what it says."""
        return request.META[settings.RATELIMIT_IP_META_KEY] or "0.0.0.0"  # noqa: S104 -- a socket

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Give one way: a screen of ours that takes whatever she has."""
        ours = {"id": "reauthenticate", "url": reverse("account_reauthenticate")}
        return [ours] if user.is_authenticated else []

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        messages.error(request, _("This account is closed."))
        return redirect("account_login")

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """Write who signed in and how into the journal; tell her what is left of her recovery codes."""
        records = get_authentication_records(request, user)
        ways = [one.get("type", one["method"]) for one in records]
        recording.record("editor.signed_in", user, by=Actor.editor(user), ways=ways)
        if factors.Type.RECOVERY_CODES in ways:
            left = {"number": len(factors.codes_of(user))}
            with translation.override(UserProfile.get_for_user(user).get_preferred_language()):
                messages.warning(request, CODES_LEFT % left)
        gate.set_seen(request)
        return super().post_login(request, user, **kwargs)


class FactorAdapter(DefaultMFAAdapter):
    """The names that apps and devices show, and our words for a wrong code."""

    error_messages = {**DefaultMFAAdapter.error_messages, "incorrect_code": WRONG_CODE}

    def get_totp_issuer(self) -> str:
        return settings.WAGTAIL_SITE_NAME

    def _get_site_name(self) -> str:
        return settings.WAGTAIL_SITE_NAME

    def _get_user_identifier(self, user: Any) -> str:
        return user.get_username()
