"""The door for formatted text that somebody pasted: sanitized in a limited process."""

import json
from typing import NamedTuple

from viewpoints.markup import limits

LIMITS = limits.Limits(seconds=4, megabytes=256, output_megabytes=8)


class Pasted(NamedTuple):
    """The same text twice: with its formatting, as ``sanitize`` lets it stand, and plain, a line a block."""

    html: str
    text: str


def clean(html: str) -> Pasted | None:
    """Give pasted HTML sanitized, and its text; None for what is built to be slow or is no text."""
    try:
        answered = limits.run(__name__, html.encode("utf-8", "replace"), limits=LIMITS)
    except limits.LimitReached:
        return None
    pasted = Pasted(*json.loads(answered))
    return pasted if pasted.text.strip() else None


def answer(data: bytes) -> bytes:
    """Answer as the limited child: both forms, as JSON."""
    # Imported here: nh3 is needed in the child only.
    from viewpoints.markup.sanitize import plain, sanitize

    html = sanitize(data.decode())
    return json.dumps([html, plain(html)]).encode()
