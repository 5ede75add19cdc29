"""An editor writes back to somebody who wrote about a submission."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters.models import Address, Letter
from viewpoints.submissions import reply_letters
from viewpoints.submissions.models import Submission
from viewpoints.submissions.reply_letters import Mail

LONGEST = 5000
"""Characters of an editor's own words in one letter."""
MOST_A_DAY = 12
"""Such letters to one address in 24 hours: more is an accident, and what mail providers call spam."""


class TooMany(Exception):
    """So many were written to this address today that it must be a mistake. The message is the address."""


class SaidAlready(Exception):
    """The newest of these letters to this address says the same: a button was pressed twice."""


@transaction.atomic
def write_back(
    submission: Submission, *, by: Actor, to: Address, words: str, mail: Mail | None = None
) -> Letter:
    """Send an editor's words to whoever wrote about a submission; her answer comes back to it.

    The letter answers ``mail``, if there is one, in the mail programs of both. It leaves on commit, and
    moves no state. Raises TooMany, SaidAlready.
    """
    letter = reply_letters.about(submission, to=to, words=words, mail=mail or Mail())
    hold_back(letter)
    recording.record("submission.written_back", submission, by=by, letter=letter.pk)
    return letter


def hold_back(letter: Letter) -> None:
    """Raise TooMany or SaidAlready where a letter is one too many; the transaction undoes it."""
    day_ago = timezone.now() - timedelta(days=1)
    lately = Letter.objects.filter(
        to=letter.to, template=reply_letters.TEMPLATE, created_at__gt=day_ago
    ).exclude(pk=letter.pk)
    bodies = list(lately.order_by("-pk").values_list("body", flat=True)[:MOST_A_DAY])
    if len(bodies) == MOST_A_DAY:
        raise TooMany(letter.to.email)
    if bodies and bodies[0] == letter.body:
        raise SaidAlready(letter.to.email)
