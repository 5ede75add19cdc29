"""The files that came with an arrival: kept byte for byte, each a row."""

from viewpoints.intake import raw
from viewpoints.intake.models import Arrival, Attachment
from viewpoints.intake.parsing import Message


def keep(arrival: Arrival, message: Message) -> list[Attachment]:
    """Put every file of ``message`` beside the raw mail, synced, and make its row."""
    return [
        Attachment.objects.create(
            arrival=arrival,
            filename=file.name[:255],
            type=file.type[:127],
            size=len(file.content),
            sha256=file.sha256,
            file=raw.write(file.content, name=f"{arrival.raw}.{number}"),
        )
        for number, file in enumerate(message.attachments, 1)
    ]
