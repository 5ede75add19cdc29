"""Read an arrival anew that became something: its words, and the essay of which no draft was made yet."""

import logging
from collections.abc import Sequence

from django.db import transaction
from django_tasks import task

from viewpoints.intake import attaching, belonging, raw, sorting, taking
from viewpoints.intake.covering import cover_message
from viewpoints.intake.form import placed_pictures
from viewpoints.intake.models import Arrival
from viewpoints.intake.offers import losses, reading, senders
from viewpoints.intake.offers.files import look_through
from viewpoints.intake.offers.reading import Offer
from viewpoints.intake.offers.recognized import Recognized
from viewpoints.intake.offers.senders import From
from viewpoints.intake.parsing import Message, Note
from viewpoints.intake.parsing.limited import parse_limited
from viewpoints.intake.states import FILLED_IN, ArrivalState
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.submissions import renewing
from viewpoints.submissions.models import Submission

log = logging.getLogger(__name__)
READ_AGAIN = "arrival.read_again"
_BY_READING = {*map(str, Note), "failed"}
_BY_OFFERING = {*map(str, Recognized)} - {str(Recognized.SENT_FOR), str(Recognized.SIGNED_AS)}


@task(backend="work")
def reread(arrival_pk: int) -> None:
    """Read the words of an arrival anew, and put its essays anew where nobody has worked on them.

    Nothing else follows from it: no letter, no state, no author. Doing it twice is doing it once.
    """
    arrival = Arrival.objects.select_related("sender").get(pk=arrival_pk)
    try:
        message = parse_limited(raw.read(arrival.raw), charset=arrival.charset or None)
        with transaction.atomic():
            _reread(arrival, message)
    except Exception as failure:  # a fault of ours must not hide what came
        log.exception("arrival %s could not be read again", arrival_pk)
        notes = [*Arrival.objects.get(pk=arrival_pk).notes, f"failed: {type(failure).__name__}"]
        Arrival.objects.filter(pk=arrival_pk).update(notes=notes)


def untouched(arrival: Arrival) -> list[Submission]:
    """Give the submissions that an arrival brought and that nobody has worked on."""
    if arrival.state != ArrivalState.SUBMITTED:
        return []
    return [one for one in belonging.submissions_of(arrival) if renewing.is_untouched(one)]


def _reread(arrival: Arrival, message: Message) -> None:
    cover_message(message)
    former = [one for one in arrival.notes if _code(one) not in _BY_READING]
    sorting.write_down(arrival, message)
    arrival.notes += former
    if untouched(arrival):
        _renew(arrival, message)
    arrival.save()


def _renew(arrival: Arrival, message: Message) -> None:
    whose, offer = _offer(arrival, message)
    rows = belonging.submissions_of(arrival)
    if len(offer.essays) != len(rows):  # which is which, nobody could tell
        return
    for submission, offered in zip(rows, offer.essays, strict=True):
        essay = placed_pictures.put_into(
            taking.titled(offered.essay, whose, _names(submission, whose)), arrival
        )
        renewing.renew(submission, essay, by=_who(arrival), note=offer.note)


def _names(submission: Submission, whose: From) -> list[str]:
    rows = submission.authors.values_list("name", "byline")
    return [whose.name, *(name for row in rows for name in row)]


def _offer(arrival: Arrival, message: Message) -> tuple[From, Offer]:
    """Find what it offers once more, with its files and notes."""
    arrival.attachments.all().delete()
    kept = attaching.keep(arrival, message)
    files = look_through(message, kept, but=placed_pictures.digests(arrival))
    section, sender = belonging.submissions_of(arrival)[0].section, arrival.sender
    if sender is None:
        raise ValueError("nobody sent it")
    whose = senders.from_whom(arrival, message, section, sender=sender, mails=files.mails)
    offer = reading.read(whose.words, files, by_form=arrival.channel in FILLED_IN)
    arrival.notes = [*_without_offering(arrival.notes), *whose.notes, *offer.notes]
    lines = [one.byline.line for one in offer.essays if one.byline]
    arrival.notes += [Recognized.BYLINE_TAKEN_OFF.about(line) for line in lines]
    return whose, offer


def _without_offering(notes: Sequence[str]) -> list[str]:
    return [
        one for one in notes if _code(one) not in _BY_OFFERING and not one.startswith(losses.PREFIX)
    ]


def _code(note: str) -> str:
    return note.partition(": ")[0]


def _who(arrival: Arrival) -> Actor:
    """Give who had it read again."""
    event = recording.story(arrival).filter(verb=READ_AGAIN).last()
    return Actor.editor(event.editor) if event and event.editor else sorting.INTAKE
