"""Letters out and mail in about one submission, as one thread."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import SafeString

from viewpoints.desk.masking import letter_shown
from viewpoints.desk.words import fate_in_words, verdict_in_words
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState
from viewpoints.letters.covering import cover
from viewpoints.letters.models import Letter
from viewpoints.letters.outbox import letters_about
from viewpoints.submissions.models import Submission


@dataclass(frozen=True)
class Piece:
    """One piece of the thread: a letter of ours or an arrival; ``body`` is safe or escaped later.

    ``verdict`` says whether an answer counted as a yes, ``fate`` why a letter did not arrive;
    ``whole`` is a mail with what it quotes, where that is more.
    """

    at: datetime
    who: str
    subject: str
    body: str | SafeString
    letter: Letter | None = None
    arrival: Arrival | None = None
    verdict: str = ""
    fate: str = ""
    whole: str = ""


def of(submission: Submission, arrivals: Iterable[Arrival]) -> list[Piece]:
    """Give the thread of a submission, oldest first."""
    out = [_sent(letter) for letter in letters_about(submission)]
    return sorted([*out, *map(_came, arrivals)], key=lambda piece: piece.at)


def _sent(letter: Letter) -> Piece:
    body, fate = letter_shown(letter.body), fate_in_words(letter)
    return Piece(letter.created_at, letter.to.email, letter.subject, body, letter=letter, fate=fate)


def _came(arrival: Arrival) -> Piece:
    # What was sent as an essay is shown above the thread; of an answer, only the new words.
    offered = arrival.state == ArrivalState.SUBMITTED
    body = "" if offered else cover(arrival.text)
    quotes = not offered and len(arrival.full_text) > len(arrival.text)
    whole = cover(arrival.full_text) if quotes else ""
    who = arrival.sender_name or arrival.envelope_from
    subject, verdict = cover(arrival.subject), verdict_in_words(arrival.notes)
    at = arrival.received_at
    return Piece(at, who, subject, body, arrival=arrival, verdict=verdict, whole=whole)
