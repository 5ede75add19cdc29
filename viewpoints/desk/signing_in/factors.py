"""A person's second factors: passkeys, an app's codes, recovery codes. Verbs and what they leave behind.

The rows are allauth's (``allauth.mfa``); its own flows ask for more than the desk has: mail, messages.
"""

import time
from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.db import transaction
from django.utils.crypto import constant_time_compare

from viewpoints.journal import recording
from viewpoints.journal.models import Actor

Type = Authenticator.Type
SECOND = (Type.TOTP, Type.WEBAUTHN)
LAST_COUNTER = "last_counter"


class LastFactor(ValueError):
    """A person's only second factor cannot be removed: another one comes first."""


@dataclass(frozen=True)
class Factors:
    """What a person has: her passkeys, her app (or None), and how many recovery codes are unused."""

    passkeys: list[Authenticator]
    app: Authenticator | None
    codes_left: int

    @property
    def several(self) -> bool:
        """Tell whether one may be removed."""
        return len(self.passkeys) + bool(self.app) > 1


def factors_of(user: Any) -> Factors:
    """Give what a person has, in one query."""
    rows = list(Authenticator.objects.filter(user=user).order_by("pk"))
    codes = next((one for one in rows if one.type == Type.RECOVERY_CODES), None)
    return Factors(
        [one for one in rows if one.type == Type.WEBAUTHN],
        next((one for one in rows if one.type == Type.TOTP), None),
        len(codes.wrap().get_unused_codes()) if codes else 0,
    )


def has_second(user: Any) -> bool:
    """Tell whether a person has a passkey or an app; recovery codes alone are none."""
    return Authenticator.objects.filter(user=user, type__in=SECOND).exists()


@transaction.atomic
def add_app(user: Any, *, secret: str, code: str, by: Actor) -> bool:
    """Take the app that shares ``secret`` if ``code`` is right; tells whether it is."""
    counter = _counter(secret, code)
    if counter is None or Authenticator.objects.filter(user=user, type=Type.TOTP).exists():
        return False
    row = TOTP.activate(user, secret).instance
    row.data[LAST_COUNTER] = counter
    row.save(update_fields=["data"])
    _added(user, row, by)
    return True


@transaction.atomic
def add_passkey(user: Any, *, name: str, credential: dict[str, Any], by: Actor) -> None:
    """Take a passkey whose registration was verified."""
    _added(user, WebAuthn.add(user, name, credential).instance, by)


@transaction.atomic
def remove(factor: Authenticator, *, by: Actor) -> None:
    """Remove a passkey or an app. Raises LastFactor for the only one."""
    rows = Authenticator.objects.select_for_update().filter(user=factor.user, type__in=SECOND)
    if len(rows) < 2:
        raise LastFactor
    recording.record("editor.second_factor_removed", factor.user, by=by, kind=factor.type)
    factor.delete()


@transaction.atomic
def new_codes(user: Any, *, by: Actor) -> None:
    """Make ten recovery codes; the former ones are good for nothing."""
    Authenticator.objects.filter(user=user, type=Type.RECOVERY_CODES).delete()
    RecoveryCodes.activate(user)
    recording.record("editor.recovery_codes_made", user, by=by)


def codes_of(user: Any) -> list[str]:
    """Give the unused recovery codes, to be shown while they are new."""
    row = Authenticator.objects.filter(user=user, type=Type.RECOVERY_CODES).first()
    return row.wrap().get_unused_codes() if row else []


@transaction.atomic
def spend(user: Any, code: str) -> Authenticator | None:
    """Give the factor that ``code`` belongs to, and see to it that it is good only once.

    A code of an app is spent with all before it (RFC 6238, 5.2), in whichever process it comes;
    a recovery code is gone.
    """
    code = "".join(code.split()).replace("-", "")
    rows = Authenticator.objects.select_for_update().filter(user=user)
    for row in rows.exclude(type=Type.WEBAUTHN):
        if _spend_of(row, code):
            row.user = user
            return row
    return None


def _spend_of(row: Authenticator, code: str) -> bool:
    if row.type == Type.RECOVERY_CODES:
        return row.wrap().validate_code(code)
    counter = _counter(row.data["secret"], code)
    if counter is None or counter <= row.data.get(LAST_COUNTER, 0):
        return False
    row.data[LAST_COUNTER] = counter
    row.save(update_fields=["data"])
    return True


def code_at(secret: str, seconds: float | None = None) -> str:
    """Give the code that an app with ``secret`` shows at a time (now)."""
    return f"{hotp_value(secret, int(time.time() if seconds is None else seconds) // 30):06}"


def _counter(secret: str, code: str) -> int | None:
    for counter in yield_hotp_counters_from_time():
        if constant_time_compare(f"{hotp_value(secret, counter):06}", code):
            return counter
    return None


def _added(user: Any, row: Authenticator, by: Actor) -> None:
    recording.record("editor.second_factor_added", user, by=by, kind=row.type)
    if not Authenticator.objects.filter(user=user, type=Type.RECOVERY_CODES).exists():
        RecoveryCodes.activate(user)
