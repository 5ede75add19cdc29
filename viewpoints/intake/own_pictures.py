"""A picture that came as a file, made our own in a limited process: re-encoded, rid of where it was taken."""

import json

from viewpoints.markup import limits
from viewpoints.submissions.submitting import Picture

LIMITS = limits.Limits(seconds=9, megabytes=512, output_megabytes=64)
_READER = "viewpoints.intake.parsing.picture"


class Unusable(Exception):
    """No picture that a page could show; the message is why, one of ``markup.refusals.Lost``."""


def own_picture(data: bytes) -> Picture:
    """Give a picture as we keep it. Raises Unusable."""
    try:
        answered = limits.run(_READER, data, limits=LIMITS)
    except limits.LimitReached as reached:
        raise Unusable(
            "picture_too_big" if reached.reason == "too_big" else "picture_damaged"
        ) from reached
    head, _, content = answered.partition(b"\n")
    found = json.loads(head)
    if "lost" in found:
        raise Unusable(found["lost"])
    return Picture(data=content, **found)
