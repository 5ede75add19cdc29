"""Which organization mail from a domain is from, and since when."""

import datetime as dt
import re

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from viewpoints.people.models import MailDomain, Organization

_NAME = re.compile(
    r"(?=.{4,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]"
)
_EVERYBODYS = """
    qq.com foxmail.com vip.qq.com 163.com 126.com yeah.net 188.com vip.163.com sina.com
    sina.cn sohu.com 139.com 189.cn wo.cn aliyun.com 21cn.com tom.com
    gmail.com googlemail.com outlook.com hotmail.com live.com live.cn msn.com yahoo.com
    yahoo.com.cn icloud.com me.com mac.com aol.com proton.me protonmail.com gmx.com gmx.net
    mail.com zoho.com yandex.com
"""
EVERYBODYS = frozenset(_EVERYBODYS.split())
"""Where anybody may have a mailbox: no organization's."""


class NoDomain(ValueError):
    """It can be no domain of mail. The message is what was given."""


def normal(domain: str) -> str:
    """Give a domain, or the domain of an address, in lower case as it stands in the DNS (IDNA, RFC 3490).

    Raises NoDomain.
    """
    name = domain.strip().rpartition("@")[2].strip().rstrip(".").lower()
    try:
        ascii_ = name.encode("idna").decode()
    except UnicodeError as error:
        raise NoDomain(domain) from error
    if not _NAME.fullmatch(ascii_):
        raise NoDomain(domain)
    return ascii_


def organization_of(email: str, *, on: dt.date) -> Organization | None:
    """Give the organization that mail from an address was from on a day; None where none is known."""
    try:
        domain = normal(email)
    except NoDomain:
        return None
    rows = MailDomain.objects.filter(_on(on), domain=domain).select_related("organization")
    row = rows.order_by("pk").first()
    return row.organization if row else None


def taken(row: MailDomain) -> QuerySet[MailDomain]:
    """Give the rows of other organizations that have the same domain on a day of ``row``."""
    others = MailDomain.objects.filter(domain=row.domain).exclude(pk=row.pk)
    others = others.exclude(organization=row.organization_id)
    if row.until:
        others = others.filter(Q(since=None) | Q(since__lte=row.until))
    if row.since:
        others = others.filter(Q(until=None) | Q(until__gte=row.since))
    return others


def check(row: MailDomain) -> None:
    """Write the domain of a row as it is compared, and look whether it may stand.

    Raises ValidationError for no domain, for one where anybody may have a mailbox, for days in the wrong
    order, and for a domain that is another organization's on one of these days.
    """
    try:
        row.domain = normal(row.domain)
    except NoDomain:
        raise ValidationError({"domain": _("Such as example.org: the part after the @.")}) from None
    if row.domain in EVERYBODYS:
        raise ValidationError({"domain": _("Anybody may have a mailbox there.")})
    if row.since and row.until and row.until < row.since:
        raise ValidationError({"until": _("It ends before it begins.")})
    if other := taken(row).select_related("organization").first():
        whose = {"organization": other.organization}
        raise ValidationError(_("In this time it is a domain of %(organization)s.") % whose)


def _on(day: dt.date) -> Q:
    begun, not_over = Q(since=None) | Q(since__lte=day), Q(until=None) | Q(until__gte=day)
    return begun & not_over
