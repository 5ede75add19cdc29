"""The files of a mail: every part that is not its words, and what old programs hid in the words."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace

from .bodies import Bodies
from .leaves import LONGEST_TEXT, Leaf
from .message import Attachment, Message, Note
from .plaintext import text_of
from .tnef import opened
from .words import decode_words

_MAILS = ("message/rfc822", "message/global", "message/news", "text/rfc822-headers")
_BY_TYPE = {
    "application/pkcs7-signature": Note.SIGNED,
    "application/x-pkcs7-signature": Note.SIGNED,
    "application/pgp-signature": Note.SIGNED,
    "application/pgp-encrypted": Note.ENCRYPTED,
    "application/ms-tnef": Note.TNEF,
    "application/vnd.ms-tnef": Note.TNEF,
    "message/partial": Note.PARTIAL,
    "message/external-body": Note.EXTERNAL_BODY,
}
_MOST_ENCLOSED = 100
_PKCS7 = ("application/pkcs7-mime", "application/x-pkcs7-mime")

Reader = Callable[[bytes], Message]


def collect(bodies: Bodies, message: Message, *, enclosed: Reader | None) -> None:
    """Put every file of the mail into ``message.attachments``, in the order of the mail.

    ``enclosed`` reads a forwarded mail; it is None where mails are nested too deep to go on.
    """
    for leaf in bodies.files:
        message.attachments.append(_attachment(leaf, message, enclosed))
        if _is_tnef(leaf):
            _open_tnef(leaf, message)
    for leaf in {id(leaf): leaf for leaf in (*bodies.plain, *bodies.html)}.values():
        _collect_from_words(leaf, message)
    if "-----BEGIN PGP MESSAGE-----" in message.text:
        message.note(Note.ENCRYPTED, "PGP")
    elif "-----BEGIN PGP SIGNED MESSAGE-----" in message.text:
        message.note(Note.SIGNED, "PGP")


def _collect_from_words(leaf: Leaf, message: Message) -> None:
    """Keep uuencoded files, and a text part whole that is too long to be shown whole."""
    for name, content in leaf.embedded:
        leaf.name = decode_words(name)
        filename = leaf.filename or leaf.made_up_name(len(message.attachments) + 1)
        digest = hashlib.sha256(content).hexdigest()
        kind = "application/octet-stream"
        file = Attachment(filename, filename, kind, len(content), digest, content)
        message.attachments.append(file)
    if len(leaf.content) > LONGEST_TEXT:
        message.attachments.append(_attachment(leaf, message, None))


def _attachment(leaf: Leaf, message: Message, enclosed: Reader | None) -> Attachment:
    content = leaf.content
    inner = None
    if leaf.type in _MAILS and enclosed and len(message.attachments) < _MOST_ENCLOSED:
        inner = enclosed(content)
        inner = None if inner.has_note(Note.NO_HEADERS) else inner
    elif leaf.type in _MAILS:
        message.note(Note.TOO_DEEP)
    _note_kind(leaf, message)
    name = leaf.filename or leaf.made_up_name(len(message.attachments) + 1)
    if inner and not leaf.filename and inner.subject:
        name = re.sub(r"[\\/:*?\"<>|\s]+", " ", inner.subject)[:80].strip(" .") + ".eml"
    inline = leaf.disposition == "inline" or (
        leaf.disposition != "attachment" and bool(leaf.content_id)
    )
    return Attachment(
        filename=leaf.filename,
        name=name,
        type=leaf.type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        content_id=leaf.content_id,
        inline=inline,
        message=inner,
    )


def _is_tnef(leaf: Leaf) -> bool:
    return _BY_TYPE.get(leaf.type) == Note.TNEF or leaf.name.lower() == "winmail.dat"


def _open_tnef(leaf: Leaf, message: Message) -> None:
    """Append the files of a winmail.dat; its words stand in for a mail that has none of its own."""
    found = opened(leaf.content)
    if found is None:
        return
    outer = len(message.attachments) - 1
    for name, content in found.files:
        leaf = Leaf(leaf.part, "attachment", name, "")
        filename, digest = leaf.filename, hashlib.sha256(content).hexdigest()
        shown = filename or f"attachment-{len(message.attachments) + 1}.bin"
        file = Attachment(
            filename, shown, "application/octet-stream", len(content), digest, content
        )
        message.attachments.append(replace(file, packed_in=outer))
    if not message.text.strip():
        message.text, message.html = found.text or text_of(found.html), found.html


def _note_kind(leaf: Leaf, message: Message) -> None:
    if leaf.type in _BY_TYPE:
        message.note(_BY_TYPE[leaf.type])
    elif leaf.type in _PKCS7:
        # RFC 8551 §3.2: signed-data carries the words readably inside, enveloped-data does not.
        kind = leaf.part.type.parameters.get("smime-type", "").lower()
        message.note(Note.SIGNED if "signed" in kind else Note.ENCRYPTED, "S/MIME")
    elif _is_tnef(leaf):
        message.note(Note.TNEF)
