"""What the foot of every page gives: the years of a publication, and where its filing is looked up."""

import re

from django import template
from django.utils import timezone

from viewpoints.articles.models import Home

register = template.Library()


@register.simple_tag
def years(since: int) -> str:
    """Give the years of a copyright, from the first to this one."""
    now = timezone.localdate().year
    return f"© {since}–{now}" if since < now else f"© {since}"


@register.simple_tag
def police_code(home: Home) -> str:
    """Give the digits by which a public security filing is looked up; empty where it holds none."""
    return "".join(re.findall(r"[0-9]+", home.police_number))
