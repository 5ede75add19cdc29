"""Nobody comes to the desk without a second factor: by any address, and in any way she signed in.

What counts is the session, not the person: it says that a second factor was proved in it
(allauth's records of how somebody signed in). So another door that takes a password opens nothing.
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.internal.flows.login import (
    AUTHENTICATION_METHODS_SESSION_KEY,
    get_authentication_records,
    record_authentication,
)
from allauth.usersessions.models import UserSession
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from viewpoints.desk.signing_in import factors

View = Callable[..., HttpResponseBase]
# Wagtail's, for pages before signing in too: they hold nothing of the desk.
OPEN = frozenset(["wagtailadmin_sprite", "wagtailadmin_javascript_catalog", "wagtailadmin_logout"])
CODES_TO_SAVE = "recovery-codes-to-save"
SEEN = "seen"
SEEN_EVERY = 600  # seconds: the list of sessions says to ten minutes when one was last used
FRESH = 900  # seconds after her password in which the first factor may be set up


def behind_second_factor(view: View) -> View:
    """Give ``view`` to nobody whose session has no second factor; she is led to it, or refused (XHR)."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.resolver_match and request.resolver_match.url_name in OPEN:
            return view(request, *args, **kwargs)
        if refusal := _refuse(request):
            return refusal
        _see(request)
        key = request.session.session_key
        response = view(request, *args, **kwargs)
        if request.user.is_authenticated and request.session.session_key != key:
            # Saving an account gives the session another key: it stays in the list of sessions.
            UserSession.objects.create_from_request(request)
        return response

    return answer


def _refuse(request: HttpRequest) -> HttpResponseBase | None:
    user = request.user
    if user.is_authenticated and user.has_perm("wagtailadmin.access_admin"):
        if not is_proved(request):
            way = _way_to_prove(request)
        elif CODES_TO_SAVE in request.session:
            way = redirect("desk_recovery_codes")
        else:
            return None
    else:
        way = _to_sign_in(request)
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        raise PermissionDenied
    return way


def _way_to_prove(request: HttpRequest) -> HttpResponseBase:
    """Lead to the first factor; a session that passed by an existing one, or grew old, is ended."""
    if not factors.has_second(request.user) and is_fresh(request):
        return redirect("desk_second_factor")
    logout(request)
    return _to_sign_in(request)


def _to_sign_in(request: HttpRequest) -> HttpResponseBase:
    return redirect_to_login(request.get_full_path(), login_url=reverse("wagtailadmin_login"))


def is_proved(request: HttpRequest) -> bool:
    """Tell whether a second factor of this very person was proved in this session."""
    return any(one["method"] == "mfa" for one in get_authentication_records(request, request.user))


def is_fresh(request: HttpRequest) -> bool:
    """Tell whether she gave her password in this session within the last quarter of an hour."""
    records = get_authentication_records(request, request.user)
    given = [one["at"] for one in records if one["method"] == "password"]
    return bool(given) and time.time() - given[-1] < FRESH


def prove(request: HttpRequest, *, kind: str) -> None:
    """Write into the session that she has just set up a second factor: it is proved with that."""
    record_authentication(request, request.user, "mfa", type=kind, reauthenticated=True)


def forget_proofs(request: HttpRequest) -> None:
    """Let this session ask for the password or factor again before the next change."""
    for record in request.session.get(AUTHENTICATION_METHODS_SESSION_KEY, []):
        record.pop("reauthenticated", None)
    request.session.modified = True


def set_seen(request: HttpRequest) -> None:
    """Say that it is written down from where this session is used now."""
    request.session[SEEN] = int(time.time())


def _see(request: HttpRequest) -> None:
    """Write down, now and then, from where this session was last used."""
    if time.time() - request.session.get(SEEN, 0) >= SEEN_EVERY:
        set_seen(request)
        UserSession.objects.create_from_request(request)
