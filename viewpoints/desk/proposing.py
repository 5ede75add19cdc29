"""What an arrival says of who wrote it, for the editor to decide."""

from collections.abc import Iterable
from itertools import chain

from viewpoints.intake.models import Arrival
from viewpoints.intake.offers.recognized import NAMING
from viewpoints.submissions.models import Submission
from viewpoints.submissions.states import BEFORE_PUBLICATION

_NAMING = tuple(f"{code}: " for code in NAMING)


def proposed(submission: Submission, arrivals: Iterable[Arrival]) -> list[str]:
    """Give the names that its arrivals mention as the author's and that no author has yet."""
    if submission.state not in BEFORE_PUBLICATION:
        return []
    notes = chain.from_iterable(arrival.notes for arrival in arrivals)
    said = [note.partition(": ")[2] for note in notes if note.startswith(_NAMING)]
    names = chain.from_iterable(one.partition(" <")[0].split("、") for one in said)
    known = {name for one in submission.authors.all() for name in (one.name, one.byline)}
    return [name for name in dict.fromkeys(names) if name and name not in known]
