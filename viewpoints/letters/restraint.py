"""Restraint: when a letter that nobody decided on is better not sent.

Asked for receipts: what answers mail by itself must stop by itself, whatever writes to us (RFC 3834,
section 2). The letter is kept, says why, and can still be let go by a person.
"""

from datetime import timedelta

from django.utils import timezone

from viewpoints.letters.models import Address, Letter

MOST_A_DAY = 12
"""Letters that mail from one address caused in 24 hours, beyond which receipts are withheld."""

BOUNCED = "bounced"
MANY = "many"


def why_not(to: Address) -> str:
    """Give the code of what speaks against another automatic letter to an address, or nothing."""
    if to.bounced_at:
        return BOUNCED
    day_ago = timezone.now() - timedelta(days=1)
    lately = Letter.objects.filter(to=to, replies=True, created_at__gt=day_ago)
    return MANY if lately.count() >= MOST_A_DAY else ""
