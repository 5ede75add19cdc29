"""Private links and answer addresses: made once, kept as a hash, good for one purpose, for a time.

A secret is 128 random bits in base32, lower case: it survives mail programs that change the case of
an address, and the local part of an answer address stays under RFC 5321's 64 octets.
"""

import base64
import hashlib
import os
from datetime import timedelta

from django.utils import timezone

from viewpoints.letters.models import Address, Letter, Secret

LIFETIME = timedelta(days=180)


class Unknown(LookupError):
    """No such secret, or not for this purpose."""


class Expired(LookupError):
    """The secret was ours, but its time is over; ``secret`` tells whose it was, so that it can be renewed."""

    def __init__(self, secret: Secret) -> None:
        super().__init__(str(secret))
        self.secret = secret


def mint(
    purpose: str,
    *,
    about: tuple[str, str],
    holder: Address,
    letter: Letter | None = None,
    lifetime: timedelta = LIFETIME,
) -> str:
    """Make a secret for ``purpose`` about one row and give its only readable copy."""
    secret = fresh()
    Secret.objects.create(
        digest=digest(secret),
        purpose=purpose,
        about_kind=about[0],
        about_key=about[1],
        holder=holder,
        letter=letter,
        expires_at=timezone.now() + lifetime,
    )
    return secret


def fresh() -> str:
    """Give a new secret; what is kept of it is its ``digest``."""
    return base64.b32encode(os.urandom(16)).decode().rstrip("=").lower()


def digest(secret: str) -> str:
    """Give what is kept of a secret. It has 128 random bits, so a plain SHA-256 cannot be searched."""
    return hashlib.sha256(secret.lower().encode()).hexdigest()


def find(secret: str, *, purpose: str) -> Secret:
    """Give the row of a secret shown to us.

    Raises Unknown for a wrong or foreign one, Expired for one whose time is over or that lapsed.
    """
    row = (
        Secret.objects.select_related("holder")
        .filter(digest=digest(secret), purpose=purpose)
        .first()
    )
    if row is None:
        raise Unknown(purpose)
    if row.lapsed_at or row.expires_at <= timezone.now():
        raise Expired(row)
    return row


def lapse(purpose: str, *, about: tuple[str, str], holder: Address | None = None) -> int:
    """End every open secret for ``purpose`` about a row, or only its ``holder``'s; gives how many."""
    standing = Secret.objects.filter(
        purpose=purpose, about_kind=about[0], about_key=about[1], lapsed_at=None
    )
    if holder:
        standing = standing.filter(holder=holder)
    return standing.update(lapsed_at=timezone.now())
