"""Signs of a robot, without asking any third party and without a puzzle for a person.

A form that a robot filled in is kept as spam, where an editor can find it; one that was merely fast
is asked for once more.
"""

import re
import time

from django.core import signing

from viewpoints.intake.form.as_mail import Form

SECONDS_TO_FILL = 3
MOST_LINKS = 10
CHARACTERS_A_LINK = 80
_LINK = re.compile(r"https?://|\[url\b|\bwww\.", re.IGNORECASE)
_SALT = "contributing.opened"


def stamp(at: float | None = None) -> str:
    """Give when a form was opened (seconds since 1970, now unless given), signed."""
    return signing.dumps(round(time.time() if at is None else at, 1), salt=_SALT)


def opened(stamped: str) -> float | None:
    """Give when a form was opened; None for a stamp that is not ours."""
    try:
        return float(signing.loads(stamped, salt=_SALT))
    except (signing.BadSignature, TypeError, ValueError):
        return None


def was_fast(stamped: str) -> bool:
    """Tell whether a form was sent sooner than a person could, or does not say when it was opened."""
    at = opened(stamped)
    return at is None or time.time() - at < SECONDS_TO_FILL


def stuffs_links(form: Form) -> bool:
    """Tell whether a form is there for its links.

    They stand where a name belongs, or there are many with little text between them. References at an
    essay's end are neither.
    """
    lines = (form.title, form.name, form.byline, form.organization, form.role)
    if any(_LINK.search(line) for line in lines):
        return True
    links = max(len(_LINK.findall(form.text)), form.html.count("<a href="))
    return links > MOST_LINKS and len(_LINK.sub("", form.text)) < links * CHARACTERS_A_LINK
