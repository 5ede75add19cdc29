"""The sessions of a person, as she would name them: browser and system, network, when."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.usersessions.models import UserSession
from django.utils.translation import gettext as _

# In this order: what names itself last is the browser, and most name Chrome and Safari too.
BROWSERS = (
    ("MicroMessenger", "WeChat"),
    ("QQBrowser", "QQ Browser"),
    ("UCBrowser", "UC Browser"),
    ("Edg", "Edge"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("HarmonyOS", "HarmonyOS"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True)
class Session:
    """One place where she is signed in; ``seen`` is right to ten minutes."""

    pk: int
    device: str
    network: str
    since: datetime
    seen: datetime
    is_current: bool


def sessions_of(user: Any, *, current: str) -> list[Session]:
    """Give where a person is signed in, this session first, then what was used last."""
    rows = UserSession.objects.purge_and_list(user)
    found = [
        Session(
            row.pk,
            device(row.user_agent),
            row.ip,
            row.created_at,
            row.last_seen_at,
            row.session_key == current,
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: (not one.is_current, -one.seen.timestamp()))


def device(agent: str) -> str:
    """Name a browser and its system from what it says of itself (RFC 9110, 10.1.5)."""
    known = [_first(agent, names) for names in (BROWSERS, SYSTEMS)]
    return " · ".join(filter(None, known)) or _("Unknown device")


def _first(agent: str, names: tuple[tuple[str, str], ...]) -> str:
    return next((name for sign, name in names if re.search(rf"\b{sign}", agent)), "")
