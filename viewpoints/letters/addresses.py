"""E-mail addresses, one row each, and whether letters reach them."""

from django.utils import timezone

from viewpoints.letters.models import Address

NOWHERE = "@erased.invalid"
"""What an erased address ends with: a domain that can never exist (RFC 2606, section 2)."""


def address(email: str, *, language: str = "zh-hans") -> Address:
    """Give the row of ``email``, made with ``language`` when it is new. Case does not matter."""
    row, _ = Address.objects.get_or_create(
        email=email.strip().lower()[:254], defaults={"language": language}
    )
    return row


def mark_bounced(row: Address) -> None:
    """Write down that letters to an address come back for good."""
    row.bounced_at = timezone.now()
    Address.objects.filter(pk=row.pk).update(bounced_at=row.bounced_at)


def clear_bounced(row: Address) -> None:
    """Take the mark off again: somebody wrote from there."""
    if row.bounced_at:
        row.bounced_at = None
        Address.objects.filter(pk=row.pk).update(bounced_at=None)
