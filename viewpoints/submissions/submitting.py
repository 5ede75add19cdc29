"""Make a submission of what a contributor sent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from viewpoints.articles.models import Section
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters import conversations
from viewpoints.letters.models import Address
from viewpoints.people.models import Contributor
from viewpoints.submissions import letters, receipts, searching
from viewpoints.submissions.models import OfferedPicture, Submission


@dataclass(frozen=True)
class Picture:
    """One picture of an essay: its bytes, already re-encoded, and how large it is in pixels."""

    sha256: str
    data: bytes
    extension: str
    width: int
    height: int


@dataclass(frozen=True)
class Essay:
    """What was offered: a title, blocks as ``markup.blocks`` has them, and the pictures they name."""

    title: str
    blocks: Sequence[dict[str, Any]]
    pictures: Sequence[Picture] = field(default_factory=tuple)


@transaction.atomic
def submit(
    section: Section,
    *,
    by: Actor,
    sender: Address,
    authors: Iterable[Contributor],
    essay: Essay,
    note: str = "",
    language: str = "zh-hans",
    message_id: str = "",
    problems: Sequence[str] = (),
    answer: bool = True,
) -> Submission:
    """Take ``essay`` as a new submission to ``section`` and answer its sender with a receipt.

    ``problems`` names what could not be read (markup's codes); the receipt asks for it again. Without
    ``answer`` there is none: what came from a list or from ourselves is not answered by a machine.
    """
    submission = Submission.objects.create(
        section=section,
        title=essay.title[:255],
        note=note,
        blocks=list(essay.blocks),
        language=language,
        sender=sender,
        message_id=message_id,
    )
    submission.authors.set(authors)
    searching.index(submission)
    for picture in essay.pictures:
        keep(picture, submission=submission)
    conversations.joined(submission, sender=sender, message_id=message_id)
    recording.record("submission.received", submission, by=by, section=section.pk)
    if answer:
        receipts.acknowledge(submission, problems=problems)
    letters.for_editor(submission, event="received")
    return submission


def keep(picture: Picture, *, submission: Submission) -> OfferedPicture:
    """Keep a picture that was offered; the same one again is the row that is there."""
    if former := submission.pictures.filter(sha256=picture.sha256).first():
        return former
    kept = OfferedPicture(
        submission=submission,
        sha256=picture.sha256,
        extension=picture.extension,
        width=picture.width,
        height=picture.height,
    )
    kept.file.save(f"{picture.sha256[:16]}.{picture.extension}", ContentFile(picture.data))
    return kept
