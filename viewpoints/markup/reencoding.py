"""The door for a picture that came alone: made our own in a limited process.

A decoder is what hostile bytes are made for; it runs where it cannot hurt (:mod:`limits`).
"""

import json

from viewpoints.markup import limits
from viewpoints.markup.document import Picture
from viewpoints.markup.refusals import Lost

LIMITS = limits.Limits(seconds=9, megabytes=768, output_megabytes=64)
_REASONS = {
    limits.Reason.TOO_SLOW: Lost.PICTURE_TOO_BIG,
    limits.Reason.TOO_BIG: Lost.PICTURE_TOO_BIG,
}


class Unusable(Exception):
    """A picture that cannot be taken; ``lost`` says why."""

    def __init__(self, lost: Lost) -> None:
        super().__init__(lost)
        self.lost = lost


def reencode(data: bytes) -> Picture:
    """Give a picture as ``pictures.make_our_own`` does: upright, bounded, without metadata.

    Raises Unusable.
    """
    try:
        head, _, pixels = limits.run(__name__, data, limits=LIMITS).partition(b"\n")
    except limits.LimitReached as reached:
        raise Unusable(_REASONS.get(reached.reason, Lost.PICTURE_DAMAGED)) from reached
    found = json.loads(head)
    if "lost" in found:
        raise Unusable(Lost(found["lost"]))
    return Picture(**found, data=pixels)


def answer(data: bytes) -> bytes:
    """Answer as the limited child: a line of JSON, then the picture's bytes."""
    # Imported here: Pillow is needed in the child only.
    from viewpoints.markup import pictures

    try:
        made = pictures.make_our_own(data)
    except pictures.Unusable as unusable:
        return json.dumps({"lost": unusable.lost}).encode()
    head = {name: value for name, value in vars(made).items() if name != "data"}
    return json.dumps(head).encode() + b"\n" + made.data
