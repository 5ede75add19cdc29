"""What an arrival says of who wrote it, for the editor to decide; and which arrivals a submission has."""

from collections.abc import Iterable
from itertools import chain

from django.db.models import Q, QuerySet

from viewpoints.intake.models import Arrival
from viewpoints.intake.offers.recognized import NAMING
from viewpoints.intake.taking import ALSO
from viewpoints.journal.recording import story
from viewpoints.submissions.models import Submission
from viewpoints.submissions.states import BEFORE_PUBLICATION

_NAMING = tuple(f"{code}: " for code in NAMING)


def arrivals_of(submission: Submission) -> QuerySet[Arrival]:
    """Give what came about a submission, oldest first; also the mail that brought it with others."""
    also = [event.details["arrival"] for event in story(submission) if event.verb == ALSO]
    rows = Arrival.objects.filter(Q(submission=submission) | Q(pk__in=also))
    return rows.prefetch_related("attachments__packed_in").order_by("pk")


def proposed(submission: Submission, arrivals: Iterable[Arrival]) -> list[str]:
    """Give the names that its arrivals mention as the author's and that no author has yet."""
    if submission.state not in BEFORE_PUBLICATION:
        return []
    notes = chain.from_iterable(arrival.notes for arrival in arrivals)
    said = [note.partition(": ")[2] for note in notes if note.startswith(_NAMING)]
    names = chain.from_iterable(one.partition(" <")[0].split("、") for one in said)
    known = {name for one in submission.authors.all() for name in (one.name, one.byline)}
    return [name for name in dict.fromkeys(names) if name and name not in known]
