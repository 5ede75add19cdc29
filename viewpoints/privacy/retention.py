"""How long each kind of thing is kept, and why: the one table.

The clock applies it (``applying``), the desk and a public page show it, ``docs/operators/privacy.md`` has
it, and a test holds the three together.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState
from viewpoints.privacy import keeping
from viewpoints.submissions.states import State

Words = str | Promise


@dataclass(frozen=True)
class Rule:
    """One line of the table: what goes how many days after what, and why it is kept so long.

    ``due(before)`` gives rows or paths that began before a moment, oldest first; ``remove(rows)`` removes
    some of them.
    """

    name: str
    what: Words
    days: int
    after: Words
    why: Words
    due: Callable[[datetime], Any]
    remove: Callable[[Sequence[Any]], None]


@dataclass(frozen=True)
class Kept:
    """One thing without an end, and why."""

    what: Words
    why: Words


RULE_OF_ARRIVALS: dict[str, str] = {
    ArrivalState.SPAM: "spam",
    ArrivalState.UNCONFIRMED: "unconfirmed",
    ArrivalState.UNREADABLE: "unreadable",
    ArrivalState.UNPLACED: "unreadable",
    ArrivalState.NOTED: "automatic",
}
"""The rule of arrivals that became nothing, by their state; others are kept with their submission."""
YEAR = 365
COME = _("after it came")
ENDED = _("after it ended")
SENT = _("after it was sent")
RULES: tuple[Rule, ...] = (
    Rule(
        "spam",
        _("Spam"),
        30,
        COME,
        _("so that what was taken for spam by mistake can be found"),
        keeping.arrivals(ArrivalState.SPAM),
        keeping.remove_arrivals,
    ),
    Rule(
        "drafts",
        _("Essays begun on the website and not sent"),
        30,
        _("after the last change"),
        _("so that you can go on with it"),
        keeping.drafts,
        keeping.remove_drafts,
    ),
    Rule(
        "unconfirmed",
        _("Essays left on the website whose address nobody confirmed"),
        30,
        COME,
        _("so that you can still confirm it"),
        keeping.arrivals(ArrivalState.UNCONFIRMED),
        keeping.remove_arrivals,
    ),
    Rule(
        "unreadable",
        _("Mail that could not be read, or was for no section of ours"),
        90,
        COME,
        _("so that an editor can look at it and have it read again"),
        keeping.arrivals(ArrivalState.UNREADABLE, ArrivalState.UNPLACED),
        keeping.remove_arrivals,
    ),
    Rule(
        "automatic",
        _("Bounces, automatic replies and mail that came twice"),
        90,
        COME,
        _("so that we learn which letters did not arrive"),
        keeping.arrivals(ArrivalState.NOTED),
        keeping.remove_arrivals,
    ),
    Rule(
        "declined",
        _("Declined essays, with their mail, drafts and letters"),
        YEAR,
        ENDED,
        _("so that the essay can be taken up again, and you can ask why"),
        keeping.unprinted(State.DECLINED),
        keeping.remove_submissions,
    ),
    Rule(
        "withdrawn",
        _("Withdrawn essays, with their mail, drafts and letters"),
        YEAR,
        ENDED,
        _("so that it can be shown that and when it was taken back"),
        keeping.unprinted(State.WITHDRAWN),
        keeping.remove_submissions,
    ),
    Rule(
        "printed",
        _("The mail about essays that are printed, as it came"),
        3 * YEAR,
        _("after it was printed"),
        _(
            "proof of who wrote what, as long as a claim can be brought (Civil Code of China, art. 188)"
        ),
        keeping.mail_of_printed,
        keeping.remove_arrivals,
    ),
    Rule(
        "letters",
        _("Our letters to authors and senders"),
        3 * YEAR,
        SENT,
        _(
            "proof of what was asked, as long as a claim can be brought (Civil Code of China, art. 188)"
        ),
        keeping.letters_sent,
        keeping.remove_rows,
    ),
    Rule(
        "for_editors",
        _("Letters that tell editors what waits"),
        90,
        SENT,
        _("what they tell stands at the desk"),
        keeping.letters_to_editors,
        keeping.remove_rows,
    ),
    Rule(
        "links",
        _("Private links, of which we know a hash only"),
        30,
        _("after they ran out"),
        _("so that a link that ran out can be renewed"),
        keeping.links,
        keeping.remove_rows,
    ),
    Rule(
        "copies",
        _("Copies of somebody’s data, made at her wish"),
        7,
        _("after she asked"),
        _("long enough to fetch it"),
        keeping.copies,
        keeping.remove_copies,
    ),
    Rule(
        "erasures",
        _("Wishes to be erased that nobody confirmed"),
        30,
        _("after she asked"),
        _("so that we can answer if somebody asks about it"),
        keeping.unconfirmed_erasures,
        keeping.remove_rows,
    ),
    Rule(
        "tasks",
        _("What the worker has done"),
        30,
        _("after it was done"),
        _("so that a fault can be found"),
        keeping.tasks,
        keeping.remove_rows,
    ),
    Rule(
        "files",
        _("Letters written to files, where no mail server is set"),
        30,
        SENT,
        _("so that they can be read on a first run"),
        keeping.written_letters,
        keeping.remove_written,
    ),
    Rule(
        "small",
        _("Small copies of pictures, made for letters"),
        30,
        _("after they were made"),
        _("they are made again when a letter needs one"),
        keeping.small_pictures,
        keeping.remove_small,
    ),
)
FOR_GOOD: tuple[Kept, ...] = (
    Kept(_("What is printed, with its byline"), _("readers cite it; it changes in public only")),
    Kept(
        _("That an author agreed: the hash of the text, dates and keys"),
        _("proof that what is printed was agreed to"),
    ),
    Kept(
        _("Our journal: who did what to what, as keys"),
        _("it names nobody once somebody is erased"),
    ),
    Kept(
        _("Erasures: keys, and a hash of the address"),
        _("so that a restored backup brings nobody back"),
    ),
)


def kept_until(arrival: Arrival) -> datetime | None:
    """Give when an arrival goes that became nothing; None where it is kept with its submission."""
    name = RULE_OF_ARRIVALS.get(arrival.state)
    days = next((rule.days for rule in RULES if rule.name == name), None)
    return None if days is None else arrival.received_at + timedelta(days=days)
