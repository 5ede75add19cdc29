"""Whether a mail is answered by a machine at all (RFC 3834, section 2).

A bounce or an automatic answer never gets here. Everything else becomes what it is, and its editor hears
of it; only the receipt is not written.
"""

from django.conf import settings

from viewpoints.articles.models import Section
from viewpoints.intake.parsing import Message
from viewpoints.letters.models import Address

_LISTS = ("list-id", "list-unsubscribe", "x-loop")
_TO_MANY = frozenset({"list", "bulk", "junk"})
NOT_ANSWERED = "not_answered"


def is_to_many(message: Message) -> bool:
    """Tell what came over a list or went to many from what one person wrote to us."""
    precedence = {value.strip().lower() for value in message.headers.get("precedence", [])}
    return any(name in message.headers for name in _LISTS) or bool(_TO_MANY & precedence)


def may_be_answered(message: Message, sender: Address) -> bool:
    """Tell whether a receipt may go to ``sender``: not to lists, and not to ourselves."""
    return not is_to_many(message) and not is_ours(sender.email)


def is_ours(email: str) -> bool:
    """Tell whether mail to an address would come back to us: a section's, with or without a secret."""
    local, _, domain = email.lower().rpartition("@")
    if domain != settings.MAIL_DOMAIN.lower():
        return False
    mailbox = local.partition("+")[0]
    return mailbox == "viewpoints" or Section.objects.filter(mailbox=mailbox).exists()
