"""What comes back: bounces and automatic answers, put to the letter that they are about.

Anyone can write a bounce, so it is believed only when it shows what nobody has who did not get the
letter or carry it: the secret of its return path, or its Message-ID, which is as hard to guess; and when
it names recipients at all, the letter's own must be among them. One that shows neither is put to the
newest letter to an address it names, for a person to look at, and changes nothing
(docs/decisions/0016-what-comes-back.md).
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from enum import StrEnum

from django.utils import timezone

from viewpoints.intake.models import Arrival
from viewpoints.intake.parsing import Kind, Message
from viewpoints.intake.parsing.reports import Failed, Report, read_limited
from viewpoints.intake.placing import returned
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters import fates
from viewpoints.letters.models import Letter
from viewpoints.letters.states import LetterState
from viewpoints.submissions.models import Submission

LOOKED_BACK = timedelta(days=30)
_ARRIVED = ("delivered", "relayed", "expanded")


class Came(StrEnum):
    """What a bounce or an automatic answer is to us; a note on its arrival."""

    BACK = "came_back"
    DELAYED = "delayed"
    ANOTHERS = "bounce_of_another_address"
    UNPROVED = "bounce_unproved"
    COMPLAINT = "complaint"
    UNCLEAR = "bounce_unclear"
    OURS = "our_own_letter"


def report_of(message: Message, content: bytes) -> Report:
    """Read what a bounce says, given its raw bytes without our envelope; takes a process of its own."""
    return read_limited(content) if message.kind == Kind.BOUNCE else Report()


def take(
    arrival: Arrival, message: Message, report: Report, *, recipients: Sequence[str], by: Actor
) -> None:
    """Put a bounce or automatic answer to its letter and write down what follows from it."""
    ids = [*report.message_ids, *message.in_reply_to, *message.references]
    letter = returned(recipients) or _named(ids)
    if letter is None:
        _guess(arrival, report)
        return
    arrival.letter = letter
    if letter.about_kind == recording.kind(Submission):
        arrival.submission = Submission.objects.filter(pk=letter.about_key).first()
    if message.kind == Kind.BOUNCE:
        arrival.notes.append(str(_what_follows(letter, report, by=by)))


def own_letter(arrival: Arrival) -> Letter | None:
    """Give the letter of ours that came in as it left: somebody's server sent it round in a circle."""
    if not arrival.message_id:
        return None
    found = Letter.objects.filter(message_id=f"<{arrival.message_id}>").first()
    return found if found and arrival.sender and found.sender == arrival.sender.email else None


def _named(message_ids: Iterable[str]) -> Letter | None:
    """Give the letter whose Message-ID is quoted, the first that is."""
    bracketed = [f"<{one}>" for one in dict.fromkeys(message_ids)]
    found = {one.message_id: one for one in Letter.objects.filter(message_id__in=bracketed)}
    return next((found[one] for one in bracketed if one in found), None)


def _what_follows(letter: Letter, report: Report, *, by: Actor) -> Came:
    if report.is_complaint:
        return Came.COMPLAINT
    named = [one for one in report.failed if one.recipient or one.original]
    of_it = [one for one in named if letter.to.email in (one.recipient, one.original)]
    if named and not of_it:
        return Came.ANOTHERS
    one = (of_it or report.failed or [Failed()])[0]
    if not one.status.startswith(("4", "5")) or one.action in _ARRIVED:
        return Came.UNCLEAR
    if one.action == "delayed":
        fates.delayed(letter, code=one.status, reason=one.reason, by=by)
        return Came.DELAYED
    marks = one.status.startswith("5")
    fates.came_back(letter, code=one.status, reason=one.reason, marks=marks, by=by)
    return Came.BACK


def _guess(arrival: Arrival, report: Report) -> None:
    """Put what proves nothing to the newest letter that was sent to an address it names."""
    named = [address for one in report.failed for address in (one.original, one.recipient)]
    lately = timezone.now() - LOOKED_BACK
    sent = Letter.objects.filter(to__email__in=[*filter(None, named)], state=LetterState.SENT)
    arrival.letter = sent.filter(sent_at__gt=lately).order_by("-sent_at").first()
    if arrival.letter:
        arrival.notes.append(str(Came.UNPROVED))
