"""Who sent a submission, as it says itself: shown where nobody is known as its author yet."""

from collections.abc import Iterable
from contextlib import suppress

from django.utils.translation import gettext as _

from viewpoints.desk.timeline import name_of
from viewpoints.intake.form import entered
from viewpoints.intake.models import Arrival
from viewpoints.letters.covering import cover
from viewpoints.submissions.models import Submission


def name_in(arrivals: Iterable[Arrival], *, sender: int) -> str:
    """Give the sender's name (``sender`` is the key of her address), as her first mail with one has it."""
    names = (one.sender_name for one in arrivals if one.sender_id == sender)
    return cover(next(filter(None, names), ""))


def senders_of(submissions: Iterable[Submission]) -> dict[int, str]:
    """Give the sender of each submission: her name as her mail has it, else her address.

    Asks the database once, and not at all for none.
    """
    return {key: name or email for key, (email, name) in _named(submissions).items()}


def called(submissions: Iterable[Submission]) -> dict[int, str]:
    """Give whose each submission is: its authors by name; where none is known yet, its sender.

    The authors have been looked up by the caller (``prefetch_related``).
    """
    names = {one: "、".join(map(str, one.authors.all())) for one in submissions}
    unknown = senders_of(one for one, authors in names.items() if not authors)
    return {one.pk: authors or unknown[one.pk] for one, authors in names.items()}


def _named(submissions: Iterable[Submission]) -> dict[int, tuple[str, str]]:
    keys = [one.pk for one in submissions]
    if not keys:
        return {}
    rows = Submission.objects.filter(pk__in=keys).order_by("-arrivals__pk")
    found = {}  # her first mail is the last of these
    for key, sender, email, by, name in rows.values_list(
        "pk", "sender", "sender__email", "arrivals__sender", "arrivals__sender_name"
    ):
        named = cover(name) if name and by == sender else ""
        found[key] = (email, named or found.get(key, ("", ""))[1])
    return found


def entering_by(arrivals: Iterable[Arrival]) -> str:
    """Say which editor entered a submission by hand, and how it had come; empty for what came by itself."""
    for arrival in arrivals:
        with suppress(OSError):  # its raw bytes are kept for a time only
            if hand := entered.said_of(arrival):
                by = entered.who_entered(hand)
                who = name_of(by.user) if by else _("An editor")
                return _("%(who)s (%(way)s)") % {"who": who, "way": hand.way} if hand.way else who
    return ""
