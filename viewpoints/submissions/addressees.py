"""Who is written to for a section, at which address, in which language."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils import timezone

from viewpoints.articles import editors
from viewpoints.articles.models import Section
from viewpoints.articles.written import written_in
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Address


def of(section: Section) -> list[Address]:
    """Give whom to tell what waits in a section: its editor, its other editors, and today's deputies.

    Where none of them can be reached (nobody has an address, or letters to it come back), the
    administrators too, so that nothing is silent.
    """
    own = section.editor.address if section.editor else None
    found = [own] if own else []
    found += _addresses(editors.editors_of(section))
    found += _addresses(_deputies(section))
    if all(one.bounced_at for one in found):
        found += _addresses(get_user_model().objects.filter(is_superuser=True).order_by("pk"))
    return list(dict.fromkeys(found))


def language_of(to: Address) -> str:
    """Give the language in which an editor reads her desk, or else that of her address."""
    users = get_user_model().objects.filter(is_active=True, email__iexact=to.email)
    chosen = users.order_by("pk").values_list("wagtail_userprofile__preferred_language", flat=True)
    known = {code for code, _ in settings.WAGTAILADMIN_PERMITTED_LANGUAGES}
    return next((code for code in chosen if code in known), written_in(to.language))


def _deputies(section: Section) -> Any:
    current = editors.deputies_of(section).filter(editors.current(timezone.localdate()))
    return get_user_model().objects.filter(pk__in=current.values("user")).order_by("pk")


def _addresses(users: Any) -> list[Address]:
    emails = users.filter(is_active=True).exclude(email="").values_list("email", flat=True)
    return [address(email) for email in emails]
