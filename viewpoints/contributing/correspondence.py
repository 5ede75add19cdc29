"""What went between us and her about an essay: subjects and dates, for her alone."""

import datetime as dt
from dataclasses import dataclass

from viewpoints.intake.models import Arrival
from viewpoints.letters import outbox
from viewpoints.letters.models import Address
from viewpoints.letters.states import LetterState
from viewpoints.submissions.models import Submission


@dataclass(frozen=True)
class Piece:
    """One letter of ours, or with ``hers`` one mail or form of hers."""

    at: dt.datetime
    subject: str
    language: str
    hers: bool = False


def between(submission: Submission, holder: Address) -> list[Piece]:
    """Give the letters that left to ``holder``, and what came from her, the newest first."""
    sent = outbox.letters_about(submission).filter(to=holder, state=LetterState.SENT)
    ours = [Piece(one.sent_at, one.subject, one.language) for one in sent.exclude(sent_at=None)]
    came = Arrival.objects.filter(submission=submission, sender=holder)
    hers = [Piece(one.received_at, one.subject, "", hers=True) for one in came]
    return sorted([*ours, *hers], key=lambda one: one.at, reverse=True)
