"""How often somebody may try to sign in: by name, by network, and with the codes of one person."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django_ratelimit.core import get_usage


def _name(group: str, request: HttpRequest) -> str:
    return request.POST.get("username", "").strip().casefold()[:254]


# (key, rate): by name alone only slowly, so that a stranger elsewhere cannot lock an editor out.
NETWORK, NAME = ("ip", "50/10m"), (_name, "200/h")
NAME_AND_NETWORK = ("ip", "10/10m")
# A code has six digits, and three are right at any time: 20 an hour find one in two years.
CODE_AND_NETWORK, CODE = ("ip", "5/10m"), "20/h"

Limits = Mapping[str, tuple[Any, str]]


def passwords(request: HttpRequest) -> Limits:
    """Give the limits for a name and a password."""
    return {
        "sign-in": NETWORK,
        "sign-in-name": NAME,
        f"sign-in-as:{_name('', request)}": NAME_AND_NETWORK,
    }


def codes(user: Any) -> Limits:
    """Give the limits for what proves again who one person is: code, recovery code, password."""
    return {
        f"code-of:{user.pk}": CODE_AND_NETWORK,
        "code": (lambda group, request: str(user.pk), CODE),
    }


def passkeys() -> Limits:
    """Give the limits for a passkey, which nobody guesses: by network alone."""
    return {"sign-in": NETWORK}


def wait(request: HttpRequest, limits: Limits) -> int:
    """Count this attempt; give how many seconds to wait, or 0 when it may be made."""
    usages = [
        get_usage(request, group=group, key=key, rate=rate, increment=True)
        for group, (key, rate) in limits.items()
    ]
    return max((usage["time_left"] + 1 for usage in usages if usage["should_limit"]), default=0)


def sentence(seconds: int) -> str:
    """Say how long to wait."""
    return _("Too many attempts to sign in. Please wait %(minutes)d minutes.") % {
        "minutes": -(-seconds // 60)
    }
