"""What arrived, as it came: the row, the raw mail, the files with it."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from django.db.models import Q, QuerySet

from viewpoints.intake import belonging
from viewpoints.intake.models import Arrival, Attachment, Draft, DraftFile
from viewpoints.intake.states import ArrivalState
from viewpoints.privacy import removing
from viewpoints.privacy.files import DRAFTS
from viewpoints.privacy.holdings.declared import File, Holding
from viewpoints.privacy.person import Person


def _sent(person: Person) -> Q:
    by_envelope = Q()
    for email in person.emails:
        by_envelope |= Q(sender=None, envelope_from__iexact=email)
    return Q(sender__in=person.addresses) | by_envelope


def _arrivals(person: Person) -> QuerySet[Arrival]:
    return Arrival.objects.filter(_sent(person))


def _with_hers(person: Person) -> QuerySet[Arrival]:
    """What brought an essay of hers alone, whoever forwarded it; what came back from her mailbox."""
    alone = [one for one in person.submissions() if person.alone_in(one)]
    brought = Q(pk__in=belonging.arrivals_of(alone).values("pk"), state=ArrivalState.SUBMITTED)
    returned = Q(letter__to__in=person.addresses, state=ArrivalState.NOTED)
    return Arrival.objects.filter(brought | returned)


def _raw(arrival: Arrival) -> Iterable[File]:
    return [("arrivals", arrival.raw, PurePosixPath(arrival.raw).name)]


def _attached(attachment: Attachment) -> Iterable[File]:
    name = PurePosixPath(attachment.filename.replace("\\", "/")).name or "file"
    return [("arrivals", attachment.file, name)]


def _drafts(person: Person) -> QuerySet[Draft]:
    """What was typed with her address in it; whether it was she who typed it, nobody has shown."""
    return Draft.objects.filter(fields__email__in=person.emails)


def _kept(file: DraftFile) -> Iterable[File]:
    return [(DRAFTS, file.file.name or "", file.name)]


HOLDINGS = (
    Holding(
        "files in forms not sent yet",
        DraftFile,
        lambda person: DraftFile.objects.filter(draft__in=_drafts(person)),
        deleted=True,
        files=_kept,
    ),
    Holding("forms not sent yet", Draft, _drafts, given=("updated_at",), deleted=True),
    Holding(
        "attachments",
        Attachment,
        lambda person: Attachment.objects.filter(arrival__in=_arrivals(person)),
        also=lambda person: Attachment.objects.filter(arrival__in=_with_hers(person)),
        given=("filename", "type", "size"),
        deleted=True,
        files=_attached,
    ),
    Holding(
        "arrivals",
        Arrival,
        _arrivals,
        also=_with_hers,
        given=(
            "received_at",
            "channel",
            "state",
            "sender_name",
            "envelope_from",
            "subject",
            "text",
        ),
        deleted=True,
        files=_raw,
        remove=removing.remove_arrivals,
    ),
)
