"""Addresses, letters, private links."""

from django.db.models import QuerySet

from viewpoints.letters.models import Address, Incoming, Letter, Secret
from viewpoints.letters.states import LetterState
from viewpoints.privacy.holdings.declared import Holding
from viewpoints.privacy.person import Person

BODY = "by privacy.mentions in letters to others: her name and address go, the rest is theirs"


def _letters(person: Person) -> QuerySet[Letter]:
    return Letter.objects.filter(to__in=person.addresses)


HOLDINGS = (
    Holding(
        "addresses",
        Address,
        lambda person: Address.objects.filter(pk__in=person.addresses),
        given=("email", "language", "bounced_at"),
        by_verb={"email": "privacy.erasing puts a pseudonym in its place"},
        kept={"language": "says nothing of a person"},
    ),
    Holding(
        "letters",
        Letter,
        lambda person: _letters(person).filter(state=LetterState.SENT),
        given=("sent_at", "sender_name", "sender", "subject", "body"),
        blanked={
            "subject": "",
            "body": "",
            "html": "",
            "pictures": {},
            "answers": [],
            "links": {},
            "in_reply_to": "",
            "message_id": "",
            "error": "",
            "original_subject": "",
            "original_body": "",
        },
        kept={
            "template": "which letter it was, so that the story of an essay can be read",
            "sender": "a section's mailbox",
            "sender_name": "a section editor's name",
            "about_kind": "a key",
            "about_key": "a key",
            "language": "says nothing of a person",
            "to": "the key of a pseudonym",
        },
    ),
    Holding(
        "letters that have not left",
        Letter,
        lambda person: _letters(person).exclude(state=LetterState.SENT),
        deleted=True,
    ),
    Holding(
        "conversations",
        Incoming,
        lambda person: Incoming.objects.filter(sender__in=person.addresses),
        deleted=True,
    ),
    Holding(
        "private links",
        Secret,
        lambda person: Secret.objects.filter(holder__in=person.addresses),
        given=("purpose", "made_at", "expires_at", "lapsed_at"),
        deleted=True,
    ),
)
