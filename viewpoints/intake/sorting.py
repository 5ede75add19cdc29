"""Sort: read what was kept, and make of each arrival what it is: a submission, an answer, a bounce …"""

import logging

from django.db import transaction
from django_tasks import task

from viewpoints.articles.models import Section
from viewpoints.intake import attaching, bounces, placing, raw, repeats, taking
from viewpoints.intake.answers import acting, agreeing
from viewpoints.intake.answers.agreeing import Verdict
from viewpoints.intake.answers.answered import Answer
from viewpoints.intake.covering import cover_message
from viewpoints.intake.envelope import opened
from viewpoints.intake.form import entered
from viewpoints.intake.form.as_mail import Hand
from viewpoints.intake.models import Arrival, Attachment
from viewpoints.intake.offers import essays
from viewpoints.intake.parsing import Address as Person
from viewpoints.intake.parsing import Kind, Message, Note
from viewpoints.intake.parsing.limited import parse_limited
from viewpoints.intake.parsing.reports import Report
from viewpoints.intake.parsing.signatures import without_device
from viewpoints.intake.proof.proving import Proof, proof_of
from viewpoints.intake.states import FILLED_IN, ArrivalState
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters import conversations
from viewpoints.letters.addresses import address, clear_bounced
from viewpoints.submissions import authors, letters
from viewpoints.submissions.models import Submission
from viewpoints.submissions.states import State

log = logging.getLogger(__name__)
INTAKE = Actor.machine("intake")
_LONGEST_ID = 500  # longer ones are nobody's, and would not fit on a line (RFC 5322, section 2.1.1)


@task(backend="work")
def sort(arrival_pk: int) -> None:
    """Read one new arrival and make of it what it is; whatever goes wrong, an editor sees it.

    Doing it twice is doing it once, at the same time too: only a new arrival is sorted.
    """
    arrival = Arrival.objects.get(pk=arrival_pk)
    if arrival.state != ArrivalState.NEW:
        return
    try:
        mail = raw.read(arrival.raw)
        message = parse_limited(mail, charset=arrival.charset or None)
        proof = proof_of(mail, message)
        report = bounces.report_of(message, opened(mail).content)
        with transaction.atomic():
            new = Arrival.objects.select_for_update().filter(state=ArrivalState.NEW)
            if new.filter(pk=arrival_pk).exists():  # else another worker was faster
                _sort(arrival, message, mail, proof, report)
    except Exception as failure:  # a fault of ours must not hide what came
        log.exception("arrival %s could not be sorted", arrival_pk)
        Arrival.objects.filter(pk=arrival_pk, state=ArrivalState.NEW).update(
            state=ArrivalState.UNREADABLE, notes=[f"failed: {type(failure).__name__}"]
        )


def _sort(
    arrival: Arrival, message: Message, mail: bytes, proof: Proof | None, report: Report
) -> None:
    recipients = placing.recipients(opened(mail), message)
    cover_message(message)
    write_down(arrival, message)
    kept = attaching.keep(arrival, message)
    if proof:
        arrival.notes.append(str(proof))
    by_form = arrival.channel in FILLED_IN  # a person filled it in, whatever its title says
    if message.kind in (Kind.BOUNCE, Kind.AUTO_REPLY) and not by_form:
        bounces.take(arrival, message, report, recipients=recipients, by=INTAKE)
        arrival.state = ArrivalState.NOTED
    else:
        arrival.state = _repeated(arrival) or _state(arrival, message, recipients, kept)
    arrival.section = placing.section_of(arrival.submission, arrival.letter, recipients)
    arrival.save()


def write_down(arrival: Arrival, message: Message) -> None:
    """Put what a mail says of itself, and its words, on its arrival, which the caller saves."""
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
    if arrival.channel in FILLED_IN:
        return message.text
    if message.kind == Kind.REPLY:
        return message.reply_text or message.text
    return without_device(message.text)


def _repeated(arrival: Arrival) -> ArrivalState | None:
    """Recognize what was here before: the same mail, or a letter of ours on its way in a circle."""
    if arrival.sender:
        repeats.take_turns(arrival.sender)
        clear_bounced(arrival.sender)
    if ours := bounces.own_letter(arrival):
        arrival.letter = ours
        arrival.notes.append(str(bounces.Came.OURS))
        return ArrivalState.NOTED
    if former := repeats.former(arrival):
        return _duplicate(arrival, former)
    if repeats.reuses_an_id(arrival):
        arrival.notes.append(repeats.SAME_ID)
    return None


def _duplicate(arrival: Arrival, former: Arrival) -> ArrivalState:
    arrival.submission, arrival.letter = former.submission, former.letter
    arrival.notes.append(repeats.DUPLICATE)
    return ArrivalState.NOTED


def _state(
    arrival: Arrival, message: Message, recipients: list[str], kept: list[Attachment]
) -> ArrivalState:
    """Find out what the arrival is, and do what follows."""
    empty = message.has_note(Note.NO_TEXT) and not message.has_note(Note.LIMIT_REACHED)
    if arrival.sender is None or (message.kind == Kind.UNREADABLE and not empty):
        return ArrivalState.UNREADABLE
    keys = placing.asking_keys(recipients)
    if keys and (asked := agreeing.answer_to(arrival, message, keys=keys)):
        return _answer_asking(arrival, asked)
    if answered := placing.answered(recipients, sender=arrival.sender):
        if _keeps_a_promise(arrival, message, answered, kept):
            return ArrivalState.SUBMITTED
        return _answer(Answer(arrival, message, answered, arrival.sender))
    hand = entered.said_of(arrival)
    section = placing.section(recipients) if hand is None else _section(hand)
    if section is None:
        return ArrivalState.UNPLACED
    if former := repeats.offered_before(arrival):
        return _duplicate(arrival, former)
    by = (hand and entered.who_entered(hand)) or INTAKE
    return taking.take(arrival, message, section, by=by, sender=arrival.sender, kept=kept)


def _section(hand: Hand) -> Section | None:
    return Section.objects.filter(pk=hand.section).first()


def _keeps_a_promise(
    arrival: Arrival, message: Message, answered: Submission, kept: list[Attachment]
) -> bool:
    """Take the text that was promised, if an answer about it brings that; else it is read as any answer."""
    sender = arrival.sender
    if answered.state != State.PROMISED or sender is None or agreeing.is_indirect(message):
        return False
    if not authors.writes(answered, at=sender):
        return False
    return taking.take_promised(arrival, message, answered, by=INTAKE, sender=sender, kept=kept)


def _answer_asking(arrival: Arrival, asked: agreeing.Answer) -> ArrivalState:
    """Take an answer about a text for a yes, unless it plainly is none."""
    submission = asked.asking.submission
    answer = Answer(arrival, asked.message, submission, asked.holder)
    if acting.is_no_yes(answer):
        return _answer(answer)
    verdict = agreeing.take(asked, by=INTAKE)
    arrival.notes.append(str(verdict))
    if verdict != Verdict.YES:
        return _answer(answer, quietly=True)
    _join(arrival, submission)  # the editor is told of the yes itself
    return ArrivalState.ANSWERED


def _join(arrival: Arrival, submission: Submission) -> None:
    arrival.submission = submission
    if arrival.sender:
        message_id = bracketed(arrival.message_id)
        conversations.joined(submission, sender=arrival.sender, message_id=message_id)


def _answer(answer: Answer, *, quietly: bool = False) -> ArrivalState:
    """Do what an answer asks for; whatever else it says is for the editor to read."""
    arrival, submission = answer.arrival, answer.submission
    _join(arrival, submission)
    recording.record("submission.answered", submission, by=INTAKE, arrival=arrival.pk)
    outcomes = acting.take(answer, quietly=quietly)
    arrival.notes += [str(one) for one in outcomes]
    if not set(outcomes) & acting.TOLD:
        letters.for_editor(submission, event="answered")
    return ArrivalState.ANSWERED


def bracketed(message_id: str) -> str:
    """Give a Message-ID as a letter of ours names it; nothing where it is too long to be one."""
    return f"<{message_id}>" if 0 < len(message_id) <= _LONGEST_ID else ""
