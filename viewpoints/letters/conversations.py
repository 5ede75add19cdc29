"""Conversations: what a mail program needs to show letters and answers about one thing as one.

``References`` and ``In-Reply-To`` (RFC 5322, section 3.6.4). Apple Mail, Outlook, Thunderbird and
Foxmail go by these; Gmail and QQ Mail also want one subject, which ours do not have, because a
subject has to say what is asked (docs/decisions/0016-what-comes-back.md).
"""

from django.db.models import Model

from viewpoints.journal.recording import subject
from viewpoints.letters.models import Address, Incoming, Letter

LONGEST = 20
"""Message-IDs in one letter: the first, and the newest."""


def joined(about: Model, *, sender: Address, message_id: str) -> None:
    """Write down the Message-ID (with its angle brackets) of a mail that came about a row."""
    kind, key = subject(about)
    if message_id:
        Incoming.objects.create(
            sender=sender, about_kind=kind, about_key=key, message_id=message_id
        )


def message_ids(about: Model, *, to: Address, answering: str = "") -> list[str]:
    """Give the Message-IDs of what was written about a row to and from one address, oldest first.

    The one that is answered comes last, as RFC 5322 has it, whatever was written since.

    Nobody's mail is named to anybody else: a Message-ID tells at whose server it was written.
    """
    kind, key = subject(about)
    rows = {"about_kind": kind, "about_key": key}
    came = Incoming.objects.filter(sender=to, **rows).values_list("at", "message_id")
    left = Letter.objects.filter(to=to, **rows).values_list("created_at", "message_id")
    ids = list(dict.fromkeys(one for _, one in sorted([*came, *left]) if one))
    if answering:
        ids = [*(one for one in ids if one != answering), answering]
    return ids if len(ids) <= LONGEST else [ids[0], *ids[1 - LONGEST :]]
