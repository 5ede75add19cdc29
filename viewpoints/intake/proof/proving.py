"""What is known of who really sent a mail: a note on its arrival, shown at the desk.

Our mail server's word where ``VIEWPOINTS_AUTHSERV_ID`` names it; else, with ``VIEWPOINTS_VERIFY_DKIM``, a
signature that we verify; else nothing, and nothing is said.
"""

from collections.abc import Iterable
from enum import StrEnum

from django.conf import settings

from viewpoints.intake.envelope import opened
from viewpoints.intake.parsing import Kind, Message
from viewpoints.intake.proof import signatures
from viewpoints.intake.proof.authentication import authentic


class Proof(StrEnum):
    """Whether a mail is shown to come from the one address in its From."""

    PROVED = "sender_proved"
    UNPROVED = "sender_unproved"


def proof_of(mail: bytes, message: Message) -> Proof | None:
    """Say whether a raw mail, with our envelope on top, proves its sender; None where nobody looks.

    May ask the DNS for some seconds: not to be called within a transaction.
    """
    if message.kind not in (Kind.CONTRIBUTION, Kind.REPLY) or len(message.senders) != 1:
        return None
    sender = message.senders[0].address.lower()
    if settings.AUTHSERV_ID:
        proved = authentic(mail, sender=sender, authserv_id=settings.AUTHSERV_ID)
    elif settings.VERIFY_DKIM:
        content = opened(mail).content
        proved = signatures.signed(content, sender=sender, look_up=signatures.ask_dns)
    else:
        return None
    return Proof.PROVED if proved else Proof.UNPROVED


def is_proved(notes: Iterable[str]) -> bool:
    """Tell from an arrival's notes whether its sender was proved."""
    return Proof.PROVED in notes
