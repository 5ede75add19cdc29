"""An editor writes back to whoever sent an arrival."""

import re

from django.db import transaction

from viewpoints.articles.models import Section
from viewpoints.intake import seen
from viewpoints.intake.models import Arrival
from viewpoints.intake.receipts import is_ours
from viewpoints.intake.sorting import bracketed
from viewpoints.intake.states import FILLED_IN, ArrivalState
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters.covering import cover
from viewpoints.letters.models import Letter
from viewpoints.submissions import reply_letters, writing_back
from viewpoints.submissions.models import Submission
from viewpoints.submissions.reply_letters import Mail

WRITTEN_BACK = "arrival.written_back"
WRITTEN_BY_PEOPLE = (ArrivalState.SUBMITTED, ArrivalState.ANSWERED)
_WITHOUT_SUBMISSION = (ArrivalState.UNREADABLE, ArrivalState.UNPLACED)
_PREFIX = re.compile(r"^(?:\s*(?:re|fwd?|回复|回覆|答复|转发)\s*[:：])+\s*", re.IGNORECASE)


def may_be_answered(arrival: Arrival) -> bool:
    """Tell whether an editor may write back: a person sent it from an address that is not ours.

    Not where that is not certain: spam, a form that nobody confirmed, automatic mail.
    """
    if arrival.sender is None or is_ours(arrival.sender.email):
        return False
    whole = arrival.submission_id is not None and arrival.state in WRITTEN_BY_PEOPLE
    return whole or arrival.state in _WITHOUT_SUBMISSION


def newest(submission: Submission) -> Arrival | None:
    """Give what somebody wrote last about a submission and can be answered."""
    rows = submission.arrivals.filter(state__in=WRITTEN_BY_PEOPLE).select_related("sender")
    return next((one for one in rows.order_by("-pk")[:20] if may_be_answered(one)), None)


@transaction.atomic
def write_back(arrival: Arrival, *, by: Actor, words: str, section: Section) -> Letter:
    """Send an editor's words to whoever sent an arrival: in its conversation, and to its submission.

    With that, what the sender wrote so far about the submission is seen. ``section`` speaks where there
    is no submission. Raises ValueError unless ``may_be_answered``, else as ``writing_back.write_back`` does.
    """
    if arrival.sender is None or not may_be_answered(arrival):
        raise ValueError("not to be answered")
    to, mail = arrival.sender, _mail(arrival)
    if arrival.submission is None:
        letter = reply_letters.to_stranger(section, to=to, words=words, mail=mail)
        writing_back.hold_back(letter)
        recording.record(WRITTEN_BACK, arrival, by=by, letter=letter.pk)
        return letter
    letter = writing_back.write_back(arrival.submission, by=by, to=to, words=words, mail=mail)
    for one in seen.unseen().filter(submission=arrival.submission, sender=to, pk__lte=arrival.pk):
        seen.see(one, by=by)
    return letter


def _mail(arrival: Arrival) -> Mail:
    name = arrival.sender_name.strip()
    name = "" if "@" in name or not name else cover(name)
    if arrival.channel in FILLED_IN:
        return Mail(name=name)
    subject = _PREFIX.sub("", cover(arrival.subject)).strip()[:200]
    return Mail(bracketed(arrival.message_id), subject, name)
