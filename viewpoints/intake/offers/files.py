"""What the files of an arrival are: documents read, archives and mails opened, pictures set apart."""

import time
from collections import deque
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from viewpoints.intake import attaching, raw
from viewpoints.intake.covering import cover_message
from viewpoints.intake.models import Attachment
from viewpoints.intake.parsing import Message
from viewpoints.intake.parsing.limited import parse_limited
from viewpoints.letters.covering import cover
from viewpoints.markup import archives, documents
from viewpoints.markup.documents import Document
from viewpoints.markup.refusals import Code, Refusal

MOST_FILES = 60
MOST_MAILS = 10
MOST_SECONDS = 60
_ARCHIVES = {Code.ZIP, Code.RAR, Code.SEVEN_ZIP}
_MAILS = ("message/rfc822", "message/global")
_NEVER_AN_ESSAY = (
    *(".ics", ".vcf", ".p7s", ".p7m", ".asc", ".sig", ".dat", ".eml", ".css", ".js", ".json"),
    *(".mp3", ".mp4", ".mov", ".avi", ".wav", ".m4a", ".amr"),
)
_LIKE_A_TEXT = (
    *(".doc", ".docx", ".wps", ".odt", ".rtf", ".pages", ".pdf", ".txt", ".md", ".htm", ".html"),
    *(".rar", ".7z", ".zip"),
)
_NOT_OFFERED = {Code.PICTURE, Code.UNKNOWN, Code.EMPTY}


@dataclass(frozen=True)
class Read:
    """A document that could be read, and the file it was."""

    attachment: Attachment
    document: Document


@dataclass(frozen=True)
class Shown:
    """A picture that came; ``inline`` says that the mail shows it in place, by ``content_id``."""

    attachment: Attachment
    content_id: str = ""
    inline: bool = False


@dataclass
class Files:
    """All files of an arrival; ``problems`` are codes of what was meant as a text and not read."""

    documents: list[Read] = field(default_factory=list)
    pictures: list[Shown] = field(default_factory=list)
    mails: list[Message] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def look_through(
    message: Message, kept: Sequence[Attachment], *, but: Collection[str] = ()
) -> Files:
    """Read every file of ``message``, whose rows are ``kept`` in the same order; what is packed, too.

    What lies in an archive or an enclosed mail gets a row of its own. A file that cannot be read has
    the reason on its row. At most MOST_FILES are looked at, for MOST_SECONDS; the rest are only
    kept, and so are those whose SHA-256 is in ``but``.
    """
    files = Files()
    waiting = deque(
        (Shown(row, file.content_id, file.inline), file.message is not None)
        for row, file in zip(kept, message.attachments, strict=True)
        if row.sha256 not in but
    )
    until = time.monotonic() + MOST_SECONDS
    for _ in range(MOST_FILES):
        if not waiting or time.monotonic() > until:
            break
        shown, is_mail = waiting.popleft()
        if is_mail and shown.attachment.type in _MAILS and len(files.mails) < MOST_MAILS:
            waiting.extend(_open_mail(shown.attachment, files))
        elif not shown.attachment.filename.lower().endswith(_NEVER_AN_ESSAY):
            waiting.extend(_look_at(shown, files))
    return files


def _open_mail(outer: Attachment, files: Files) -> list[tuple[Shown, bool]]:
    """Keep the files of an enclosed mail; it is read again, because only its own bytes hold them."""
    inner = parse_limited(raw.read(outer.file))
    cover_message(inner)
    files.mails.append(inner)
    found = []
    for file in inner.attachments:
        row = attaching.keep_unpacked(outer, file.name, file.content, type=file.type)
        found.append((Shown(row, file.content_id, file.inline), file.message is not None))
    return found


def _look_at(shown: Shown, files: Files) -> list[tuple[Shown, bool]]:
    attachment = shown.attachment
    data = raw.read(attachment.file)
    try:
        document = documents.convert(data, filename=attachment.filename)
    except Refusal as refusal:
        if refusal.code in _ARCHIVES and attachment.packed_in is None:
            return _unpack(attachment, data, files)
        if refusal.code == Code.PICTURE:
            files.pictures.append(shown)
        _refused(attachment, refusal, files)
        return []
    files.documents.append(Read(attachment, document))
    return []


def _unpack(outer: Attachment, data: bytes, files: Files) -> list[tuple[Shown, bool]]:
    try:
        found = archives.unpack(data, outer.filename)
    except Refusal as refusal:
        _refused(outer, refusal, files)
        return []
    rows = [attaching.keep_unpacked(outer, cover(file.name), file.data) for file in found]
    return [(Shown(row), False) for row in rows]


def _refused(attachment: Attachment, refusal: Refusal, files: Files) -> None:
    attachment.error = refusal.code
    attachment.save(update_fields=["error"])
    meant = attachment.filename.lower().endswith(_LIKE_A_TEXT)
    if refusal.code not in _NOT_OFFERED or meant:
        files.problems.append(str(refusal.code))
