"""The files that came with an arrival: kept byte for byte, each a row; and what lay inside them."""

import hashlib

from viewpoints.intake import raw
from viewpoints.intake.models import Arrival, Attachment
from viewpoints.intake.parsing import Message


def keep(arrival: Arrival, message: Message) -> list[Attachment]:
    """Put every file of ``message`` beside the raw mail, synced, and make its row."""
    kept: list[Attachment] = []
    for file in message.attachments:
        outer = kept[file.packed_in] if file.packed_in is not None else None
        kept.append(
            _keep(arrival, len(kept) + 1, file.name, file.content, type=file.type, packed_in=outer)
        )
    return kept


def keep_unpacked(outer: Attachment, name: str, data: bytes, *, type: str = "") -> Attachment:
    """Keep a file that lay in another: in an archive, or in a mail that was enclosed."""
    number = outer.arrival.attachments.count() + 1
    return _keep(outer.arrival, number, name, data, type=type, packed_in=outer)


def _keep(
    arrival: Arrival,
    number: int,
    name: str,
    data: bytes,
    *,
    type: str,
    packed_in: Attachment | None,
) -> Attachment:
    return Attachment.objects.create(
        arrival=arrival,
        filename=name[:255],
        type=(type or "application/octet-stream")[:127],
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        file=raw.write(data, name=f"{arrival.raw}.{number}"),
        packed_in=packed_in,
    )
