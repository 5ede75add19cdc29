"""What arrived, as it came: the row, the raw mail, the files with it."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from django.db.models import Q, QuerySet

from viewpoints.intake.models import Arrival, Attachment
from viewpoints.intake.states import ArrivalState
from viewpoints.privacy import removing
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
    alone = [one.pk for one in person.submissions() if person.alone_in(one)]
    brought = Q(submission__in=alone, state=ArrivalState.SUBMITTED)
    returned = Q(letter__to__in=person.addresses, state=ArrivalState.NOTED)
    return Arrival.objects.filter(brought | returned)


def _raw(arrival: Arrival) -> Iterable[File]:
    return [("arrivals", arrival.raw, PurePosixPath(arrival.raw).name)]


def _attached(attachment: Attachment) -> Iterable[File]:
    name = PurePosixPath(attachment.filename.replace("\\", "/")).name or "file"
    return [("arrivals", attachment.file, name)]


HOLDINGS = (
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
