"""E-mail addresses, one row each."""

from viewpoints.letters.models import Address

NOWHERE = "@erased.invalid"
"""What an erased address ends with: a domain that can never exist (RFC 2606, section 2)."""


def address(email: str, *, language: str = "zh-hans") -> Address:
    """Give the row of ``email``, made with ``language`` when it is new. Case does not matter."""
    row, _ = Address.objects.get_or_create(
        email=email.strip().lower()[:254], defaults={"language": language}
    )
    return row
