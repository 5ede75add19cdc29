"""The door for a picture that came as a file of its own: bytes of any kind in, our own picture out.

Read in a limited process, as documents are (:mod:`viewpoints.markup.documents`).
"""

import base64
import json

from viewpoints.markup import limits
from viewpoints.markup.document import Picture
from viewpoints.markup.refusals import Lost

LIMITS = limits.Limits(seconds=9, megabytes=512, output_megabytes=64)
MOST_BYTES = 64 * 1024 * 1024


class NotAPicture(Exception):
    """These bytes are no picture that a page can show; ``lost`` says why."""

    def __init__(self, lost: Lost) -> None:
        super().__init__(lost)
        self.lost = lost


def convert(data: bytes) -> Picture:
    """Give a picture re-encoded by us, without its metadata. Raises NotAPicture."""
    if len(data) > MOST_BYTES:
        raise NotAPicture(Lost.PICTURE_TOO_BIG)
    try:
        found = json.loads(limits.run(__name__, data, limits=LIMITS))
    except limits.LimitReached as reached:
        crashed = reached.reason == limits.Reason.CRASHED
        lost = Lost.PICTURE_DAMAGED if crashed else Lost.PICTURE_TOO_BIG
        raise NotAPicture(lost) from reached
    if "lost" in found:
        raise NotAPicture(Lost(found["lost"]))
    return Picture(**{**found, "data": base64.b64decode(found["data"])})


def answer(data: bytes) -> bytes:
    """Convert in this process: what the limited child does."""
    from viewpoints.markup.pictures import Unusable, make_our_own  # Pillow, in the child only

    try:
        picture = make_our_own(data)
    except Unusable as unusable:
        return json.dumps({"lost": unusable.lost}).encode()
    return json.dumps({**vars(picture), "data": base64.b64encode(picture.data).decode()}).encode()
