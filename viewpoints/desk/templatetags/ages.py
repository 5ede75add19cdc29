"""How long ago: one unit, in the words of the language."""

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import get_language
from django.utils.translation import gettext as _

register = template.Library()
A_MINUTE = 60


@register.filter
def age(moment: datetime) -> str:
    """Say how long ago ``moment`` was: “3天前”, “3 days ago”.

    Wagtail's own words cut after the comma of English, and Chinese has another one.
    """
    if abs((timezone.now() - moment).total_seconds()) < A_MINUTE:
        return _("just now")
    long = timesince(moment, depth=1).replace("\xa0", " ")
    if (get_language() or "").startswith("zh"):
        long = long.replace(" ", "").replace("日", "天").replace("月", "个月")
    return _("%(long)s ago") % {"long": long}
