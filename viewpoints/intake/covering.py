"""Cover our secrets in a mail that was read, before anything of it is written into a row."""

from dataclasses import replace

from viewpoints.intake.parsing import Address, Message
from viewpoints.letters.covering import cover


def cover_message(message: Message) -> None:
    """Cover the secrets in all that is kept of ``message``; its files' bytes stay as they came."""
    message.senders, message.reply_to = _people(message.senders), _people(message.reply_to)
    message.subject = cover(message.subject)
    message.message_id = cover(message.message_id) if message.message_id else None
    message.text = cover(message.text)
    message.reply_text = cover(message.reply_text)
    message.html = cover(message.html)
    message.notes = [cover(note) for note in message.notes]
    message.attachments = [
        replace(file, filename=cover(file.filename), name=cover(file.name))
        for file in message.attachments
    ]


def _people(people: list[Address]) -> list[Address]:
    return [Address(cover(one.name), cover(one.address)) for one in people]
