"""The limited child's side of ``intake.own_pictures``: a line of JSON, then the bytes."""

import json


def answer(data: bytes) -> bytes:
    """Re-encode a picture; gives why not where that cannot be."""
    from viewpoints.markup.pictures import Unusable, make_our_own

    try:
        own = make_our_own(data)
    except Unusable as unusable:
        return json.dumps({"lost": str(unusable.lost)}).encode()
    head = {
        "sha256": own.sha256,
        "extension": own.type.rpartition("/")[2].replace("jpeg", "jpg"),
        "width": own.width,
        "height": own.height,
    }
    return json.dumps(head).encode() + b"\n" + own.data
