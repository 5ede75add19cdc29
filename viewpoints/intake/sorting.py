"""Sort: read what was kept, and make of each arrival what it is: a submission, an answer, a bounce …"""

import logging

from django.db import transaction
from django_tasks import task

from viewpoints.intake import agreeing, attaching, essays, placing, raw, taking
from viewpoints.intake.agreeing import Answer, Verdict
from viewpoints.intake.covering import cover_message
from viewpoints.intake.envelope import opened
from viewpoints.intake.models import Arrival, Attachment
from viewpoints.intake.parsing import Address as Person
from viewpoints.intake.parsing import Kind, Message, Note
from viewpoints.intake.parsing.limited import parse_limited
from viewpoints.intake.parsing.signatures import without_device
from viewpoints.intake.states import ArrivalState, Channel
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters.addresses import address
from viewpoints.submissions import letters
from viewpoints.submissions.models import Submission

log = logging.getLogger(__name__)
INTAKE = Actor.machine("intake")


@task(backend="work")
def sort(arrival_pk: int) -> None:
    """Read one new arrival and make of it what it is; whatever goes wrong, an editor sees it.

    Doing it twice is doing it once: only a new arrival is sorted.
    """
    arrival = Arrival.objects.get(pk=arrival_pk)
    if arrival.state != ArrivalState.NEW:
        return
    try:
        mail = raw.read(arrival.raw)
        message = parse_limited(mail)
        with transaction.atomic():
            _sort(arrival, message, mail)
    except Exception as failure:  # a fault of ours must not hide what came
        log.exception("arrival %s could not be sorted", arrival_pk)
        Arrival.objects.filter(pk=arrival_pk).update(
            state=ArrivalState.UNREADABLE, notes=[f"failed: {type(failure).__name__}"]
        )


@transaction.atomic
def sort_again(arrival: Arrival, *, by: Actor) -> bool:
    """Have an arrival that became nothing read again; gives False when it became something."""
    unsorted = Arrival.objects.filter(pk=arrival.pk, submission=None).exclude(
        state__in=[ArrivalState.NEW, ArrivalState.UNCONFIRMED]
    )
    if not unsorted.update(state=ArrivalState.NEW, notes=[]):
        return False
    arrival.attachments.all().delete()
    recording.record("arrival.read_again", arrival, by=by)
    sort.enqueue(arrival.pk)
    return True


def _sort(arrival: Arrival, message: Message, mail: bytes) -> None:
    recipients = placing.recipients(opened(mail), message)
    cover_message(message)
    _write_down(arrival, message)
    kept = attaching.keep(arrival, message)
    arrival.state = _state(arrival, message, mail, recipients, kept)
    arrival.save()


def _write_down(arrival: Arrival, message: Message) -> None:
    senders = [*message.senders, *message.reply_to, Person("", arrival.envelope_from)]
    sender = next((sender for sender in senders if placing.is_address(sender.address)), None)
    if sender:
        arrival.sender = address(sender.address, language=essays.language_of(message))
        arrival.sender_name = sender.name[:255]
    arrival.kind = message.kind
    arrival.message_id = (message.message_id or "")[:512]
    arrival.subject = message.subject[:512]
    arrival.text = _new_words(arrival, message)
    arrival.full_text = message.text
    arrival.notes = list(message.notes)
    if sender is None and not message.has_note(Note.NO_SENDER):
        arrival.notes.append(Note.NO_SENDER)


def _new_words(arrival: Arrival, message: Message) -> str:
    """Give what she wrote. Only an answer has history: what looks like it in an essay is the essay's."""
    if arrival.channel == Channel.FORM:
        return message.text
    if message.kind == Kind.REPLY:
        return message.reply_text or message.text
    return without_device(message.text)


def _state(
    arrival: Arrival,
    message: Message,
    mail: bytes,
    recipients: list[str],
    kept: list[Attachment],
) -> ArrivalState:
    """Find out what the arrival is, and do what follows."""
    if message.kind in (Kind.BOUNCE, Kind.AUTO_REPLY):
        return ArrivalState.NOTED
    empty = message.has_note(Note.NO_TEXT) and not message.has_note(Note.LIMIT_REACHED)
    if arrival.sender is None or (message.kind == Kind.UNREADABLE and not empty):
        return ArrivalState.UNREADABLE
    if former := placing.former(arrival):
        arrival.submission = former.submission
        arrival.notes.append("duplicate")
        return ArrivalState.NOTED
    keys = placing.asking_keys(recipients)
    if keys and (answer := agreeing.answer_to(arrival, message, raw=mail, keys=keys)):
        return _answer_asking(arrival, answer)
    if answered := placing.answered(recipients, sender=arrival.sender):
        return _answer(arrival, answered)
    section = placing.section(recipients)
    if section is None:
        return ArrivalState.UNPLACED
    return taking.take(
        arrival, message, section, by=INTAKE, sender=arrival.sender, mail=mail, kept=kept
    )


def _answer_asking(arrival: Arrival, answer: Answer) -> ArrivalState:
    submission = answer.asking.submission
    verdict = agreeing.take(answer, by=INTAKE)
    arrival.notes.append(str(verdict))
    if verdict != Verdict.YES:
        return _answer(arrival, submission)
    arrival.submission = submission  # the editor is told of the yes itself
    return ArrivalState.ANSWERED


def _answer(arrival: Arrival, submission: Submission) -> ArrivalState:
    arrival.submission = submission
    recording.record("submission.answered", submission, by=INTAKE, arrival=arrival.pk)
    letters.for_editor(submission, event="answered")
    return ArrivalState.ANSWERED
