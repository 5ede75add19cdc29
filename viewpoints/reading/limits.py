"""How often a reader may search: so often that no person notices, so seldom that a robot gains nothing."""

from django.http import HttpRequest
from django_ratelimit.core import get_usage

SEARCHES = "120/m"
"""Of one address; a company's readers share one."""


def wait(request: HttpRequest) -> int:
    """Count one search; give the seconds to wait when its address asked too often, else 0."""
    usage = get_usage(request, group="reading-search", key="ip", rate=SEARCHES, increment=True)
    return max(1, usage["time_left"]) if usage and usage["should_limit"] else 0
