"""From whom a mail really is: who sent it or, where an editor forwarded it, who wrote the one inside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.utils import timezone

from viewpoints.articles.models import Section
from viewpoints.intake import placing
from viewpoints.intake.models import Arrival
from viewpoints.intake.offers import forwarding
from viewpoints.intake.offers.essays import language_of
from viewpoints.intake.offers.forwarding import Inside
from viewpoints.intake.offers.reading import Words
from viewpoints.intake.offers.recognized import Recognized
from viewpoints.intake.parsing import Message
from viewpoints.intake.proof.proving import Proof, is_proved
from viewpoints.intake.receipts import is_ours
from viewpoints.intake.states import FILLED_IN, ArrivalState
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Address
from viewpoints.people.models import Contributor

FORWARDED_AN_HOUR = 20
"""So many forwarded mails of one editor within an hour are answered at once; further letters wait."""


@dataclass(frozen=True)
class From:
    """Whose mail it is and what it says.

    ``wrote`` is the name of who wrote the mail inside, where another forwarded it and is the sender.
    ``forwarded_by`` is the editor's name where she forwarded it; ``hold`` says that the letter to the
    one inside waits in the outbox until an editor lets it leave.
    """

    sender: Address
    name: str
    words: Words
    message_id: str = ""
    wrote: str = ""
    forwarded_by: str = ""
    hold: bool = False
    notes: tuple[str, ...] = ()


def from_whom(
    arrival: Arrival,
    message: Message,
    section: Section,
    *,
    sender: Address,
    mails: Sequence[Message],
) -> From:
    """Find out from whom a mail to ``section`` is; ``mails`` are those enclosed in it.

    Only an editor of the section forwards for others, and not where somebody looked and her mail was
    not proved (``proof``); where nobody looks, the letter to the one inside waits. Anybody else who
    forwards is the sender; who wrote the mail inside is noted for the editor.
    """
    filled_in = arrival.channel in FILLED_IN  # there it is said who it is from
    found = None if filled_in else forwarding.inside(message, mails)
    if found is None:
        words = Words(arrival.text, message.html, arrival.subject)
        return From(sender, arrival.sender_name, words, message_id=arrival.message_id)
    words = Words(found.text, found.html, found.subject or arrival.subject)
    person, hers = found.person, found.person.address == sender.email
    other = "" if hers or person.name == arrival.sender_name else person.name
    notes = () if hers else _named(found)
    as_sent = From(sender, arrival.sender_name, words, arrival.message_id, wrote=other, notes=notes)
    if hers or not placing.is_address(person.address) or is_ours(person.address):
        return as_sent
    editor = _editor(section, sender)
    if editor is None or Proof.UNPROVED in arrival.notes:
        return as_sent
    return From(
        address(person.address, language=language_of(Message(text=words.text + words.subject))),
        person.name,
        words,
        message_id=found.message_id,
        forwarded_by=editor,
        hold=not is_proved(arrival.notes) or _many_forwarded(sender),
        notes=(Recognized.FORWARDED_BY_EDITOR.about(f"{person.name} <{person.address}>"),),
    )


def _named(found: Inside) -> tuple[str, ...]:
    person = found.person
    shown = f"{person.name} <{person.address}>" if person.address else person.name
    return (Recognized.FORWARDED_FROM.about(shown.strip()),) if shown.strip() else ()


def _editor(section: Section, sender: Address) -> str | None:
    """Give the name of the editor whose address it is: the section's own, or one with an account."""
    editor: Contributor | None = section.editor
    if editor and editor.address == sender:
        return editor.byline or editor.name
    users = get_user_model().objects.filter(is_active=True, email__iexact=sender.email)
    user = users.order_by("pk").first()
    if user is None:
        return None
    return f"{user.last_name}{user.first_name}" or user.get_username()


def _many_forwarded(sender: Address) -> bool:
    since = timezone.now() - timedelta(hours=1)
    sent = Arrival.objects.filter(sender=sender, received_at__gte=since)
    sent = sent.filter(state=ArrivalState.SUBMITTED).exclude(submission__sender=sender)
    return sent.count() >= FORWARDED_AN_HOUR
