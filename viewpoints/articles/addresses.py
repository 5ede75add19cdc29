"""Addresses that belong to the product, so that no section can take them."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

RESERVED = frozenset(
    [
        "-",
        "api",
        "claims",
        "contribute",
        "desk",
        "en",
        "feed",
        "media",
        "organizations",
        "people",
        "search",
        "series",
        "static",
        "zh-hans",
        "zh-hant",
    ]
)


def not_reserved(slug: str) -> None:
    """Raise ValidationError when ``slug`` would hide one of the product's own addresses."""
    if slug in RESERVED:
        raise ValidationError({"slug": _("This address belongs to the system. Choose another.")})
