"""By hand: what an editor enters for its author, and what she makes of an arrival that became nothing.

What she enters is kept raw as everything is, and one path reads it. What came and was spam, unconfirmed,
unreadable or for no section stays as it came; the submission made of it is joined to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from viewpoints.articles.models import Section
from viewpoints.intake import attaching, placing, raw, receiving, sorting
from viewpoints.intake.covering import cover_message
from viewpoints.intake.form import as_mail, filled_in, placed_pictures
from viewpoints.intake.form.as_mail import Form
from viewpoints.intake.models import Arrival
from viewpoints.intake.offers import naming, reading
from viewpoints.intake.offers.files import look_through
from viewpoints.intake.offers.reading import Offer, Words
from viewpoints.intake.parsing import Message
from viewpoints.intake.parsing.limited import parse_limited
from viewpoints.intake.states import FILLED_IN, ArrivalState, Channel
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters.addresses import address
from viewpoints.letters.covering import cover, cover_within
from viewpoints.markup.blocks import Block
from viewpoints.submissions import submitting
from viewpoints.submissions.models import Submission
from viewpoints.submissions.senders import sender_of
from viewpoints.submissions.submitting import Essay

ENTERED = "arrival.entered_by_hand"
MADE = "arrival.made_submission"
JOINED = "submission.joined_by_hand"
BECAME_NOTHING = frozenset(
    {
        ArrivalState.SPAM,
        ArrivalState.UNCONFIRMED,
        ArrivalState.UNREADABLE,
        ArrivalState.UNPLACED,
    }
)


class NotNow(Exception):
    """The arrival became something meanwhile. The message is its state."""


@dataclass(frozen=True)
class Made:
    """What an editor makes of an arrival. Without ``email`` she is its sender; ``blocks`` are typed words.

    Without ``blocks`` the essay is the one in the arrival.
    """

    section: Section
    title: str
    name: str
    email: str = ""
    blocks: Sequence[Block] = ()


def add(form: Form, *, section: Section, by: Actor) -> Arrival:
    """Keep what an editor entered, and read it at once; gives its arrival, which has its submission.

    ``form.hand`` says who she is and how it came. Raises OSError or DatabaseError where it could not
    be kept. The worker reads it where this process is stopped before it has.
    """
    mailbox = sender_of(section).email
    arrival = receiving.receive(
        as_mail.written_down(form, to=mailbox),
        envelope_from=form.email,
        envelope_to=[mailbox],
        channel=Channel.HAND,
    )
    recording.record(ENTERED, arrival, by=by)
    sorting.sort.call(arrival.pk)
    arrival.refresh_from_db()
    return arrival


def proposed(arrival: Arrival) -> tuple[str, str, str]:
    """Give title, author's name and address as the arrival says, read now where it was not before."""
    if arrival.sender:
        return cover(arrival.subject), arrival.sender_name, arrival.sender.email
    message = _read(arrival)
    if message is None or not message.senders:
        return cover(arrival.subject), "", ""
    sender = message.senders[0]
    email = sender.address if placing.is_address(sender.address) else ""
    return message.subject, sender.name, email


def may_be_made(arrival: Arrival) -> bool:
    """Tell whether an editor may make a submission of it: it became nothing by itself."""
    return arrival.submission_id is None and arrival.state in BECAME_NOTHING


def make(arrival: Arrival, made: Made, *, by: Actor) -> Submission:
    """Make a submission of an arrival that became nothing; nobody is written to.

    Its files stay and are read; where nothing can be, and nothing was typed, the submission is without a
    text. Raises NotNow.
    """
    message = _read(arrival)
    with transaction.atomic():
        row = _locked(arrival)
        offer = _offered(row, message)
        submission = _submit(row, made, offer, by=by)
        _tie(row, submission, state=ArrivalState.SUBMITTED)
        recording.record(MADE, row, by=by, submission=submission.pk)
    return submission


def join(arrival: Arrival, submission: Submission, *, by: Actor) -> None:
    """Put an arrival that became nothing to a submission that is here; it stands in its thread.

    Its state, its text and its authors stay as they are. Raises NotNow.
    """
    message = _read(arrival)
    with transaction.atomic():
        row = _locked(arrival)
        _offered(row, message)
        _tie(row, submission, state=ArrivalState.ANSWERED)
        recording.record(JOINED, submission, by=by, arrival=row.pk)


def _read(arrival: Arrival) -> Message | None:
    """Give the mail, read in the limited process with our secrets covered; None where that fails."""
    try:
        message = parse_limited(raw.read(arrival.raw), charset=arrival.charset or None)
    except Exception:  # it is here because it could not be read; then she types it
        return None
    cover_message(message)
    return message


def _locked(arrival: Arrival) -> Arrival:
    row = Arrival.objects.select_for_update().get(pk=arrival.pk)
    if not may_be_made(row):
        raise NotNow(row.state)
    return row


def _offered(row: Arrival, message: Message | None) -> Offer | None:
    """Write down what the mail says, keep its files, and give what it offers."""
    if message is None:
        return None
    row.attachments.all().delete()
    notes = list(row.notes)
    sorting.write_down(row, message)
    row.notes = list(dict.fromkeys([*notes, *row.notes]))
    files = look_through(message, attaching.keep(row, message), but=placed_pictures.digests(row))
    words = Words(row.text, message.html, row.subject)
    return reading.read(words, files, by_form=row.channel in FILLED_IN)


def _submit(row: Arrival, made: Made, offer: Offer | None, *, by: Actor) -> Submission:
    sender = address(made.email or by.user.email)
    author = naming.named_author(made.name, sender=sender, has_address=bool(made.email))
    if row.channel in FILLED_IN and row.sender == sender:
        filled_in.take(row, author)
    found = offer.essays[0].essay if offer else Essay("", [])
    if made.blocks:
        essay = Essay(made.title, cover_within(list(made.blocks)))
    else:
        essay = placed_pictures.put_into(Essay(made.title, found.blocks, found.pictures), row)
    hers = row.channel == Channel.MAIL and row.sender == sender and row.message_id
    return submitting.submit(
        made.section,
        by=by,
        sender=sender,
        authors=[author],
        essay=essay,
        note=offer.note if offer else "",
        language=sender.language,
        message_id=f"<{row.message_id}>" if hers else "",
        answer=False,
    )


def _tie(row: Arrival, submission: Submission, *, state: ArrivalState) -> None:
    row.submission, row.section, row.state = submission, submission.section, state
    row.save()
