"""Letters out and mail in about one submission, as one thread."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.safestring import SafeString

from viewpoints.desk.masking import letter_shown
from viewpoints.desk.words import fate_in_words, verdict_in_words
from viewpoints.intake import seen
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState
from viewpoints.letters.covering import cover
from viewpoints.letters.models import Letter
from viewpoints.letters.outbox import letters_about
from viewpoints.submissions.models import Submission

# The line in the letter "asking" under which the text stands, as we write it in both languages.
_ENCLOSED = re.compile(r"^—{4} .+$", re.MULTILINE)


@dataclass(frozen=True)
class Piece:
    """One piece of the thread: a letter of ours or an arrival; ``body`` is safe or escaped later.

    ``verdict`` says whether an answer counted as a yes, ``fate`` why a letter did not arrive; ``enclosed``
    is the text that a letter asks about, without which its body is; ``whole`` is a mail with what it
    quotes, where that is more; both are in the language ``lang``. ``open`` is unfolded; ``unseen`` is what
    its author wrote and nobody has seen yet.
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
    open: bool = False
    unseen: bool = False
    enclosed: str | SafeString = ""
    lang: str = ""


def of(submission: Submission, arrivals: Iterable[Arrival]) -> list[Piece]:
    """Give the thread of a submission, oldest first; what came last, and what nobody saw, unfolded."""
    out = [_sent(letter) for letter in letters_about(submission)]
    unseen = set(seen.unseen().filter(submission=submission).values_list("pk", flat=True))
    came = [_came(one, unseen=one.pk in unseen, lang=submission.language) for one in arrivals]
    newest = max((one for one in came if one.body), key=lambda piece: piece.at, default=None)
    came = [replace(one, open=one.unseen or one is newest) for one in came]
    return sorted([*out, *came], key=lambda piece: piece.at)


def _sent(letter: Letter) -> Piece:
    mark = _ENCLOSED.search(letter.body) if letter.template == "asking" else None
    end = mark.start() if mark else len(letter.body)
    return Piece(
        letter.created_at,
        letter.to.email,
        letter.subject,
        letter_shown(letter.body[:end]),
        enclosed=letter_shown(letter.body[end:]),
        lang=letter.language,
        letter=letter,
        fate=fate_in_words(letter),
    )


def _came(arrival: Arrival, *, unseen: bool, lang: str) -> Piece:
    # What was sent as an essay is shown above the thread; of an answer, only the new words.
    offered = arrival.state == ArrivalState.SUBMITTED
    body = "" if offered else cover(arrival.text)
    quotes = not offered and len(arrival.full_text) > len(arrival.text)
    whole = cover(arrival.full_text) if quotes else ""
    who = cover(arrival.sender_name) or str(arrival.sender or arrival.envelope_from)
    subject, verdict = cover(arrival.subject), verdict_in_words(arrival.notes)
    at = arrival.received_at
    shown = {"arrival": arrival, "verdict": verdict, "whole": whole, "unseen": unseen, "lang": lang}
    return Piece(at, who, subject, body, **shown)
