"""What an answer to a letter asks for is done: withdraw, another byline, where it stands, what came along.

Anything else stays an answer for the editor. Nothing automatic comes here (``sorting``). What cannot be
undone is done only for a mail that our mail server vouches for, or by link (docs/decisions/0020).
"""

from collections.abc import Callable

from viewpoints.intake import placing
from viewpoints.intake.answers import agreeing, sent_along, wishes, writing_back
from viewpoints.intake.answers.answered import Answer, Outcome
from viewpoints.intake.answers.phrases import agrees
from viewpoints.intake.answers.wishes import Kind, Wish
from viewpoints.intake.proof.proving import is_proved
from viewpoints.intake.states import Channel
from viewpoints.letters.models import Address
from viewpoints.people.models import Contributor
from viewpoints.submissions import authors, bylines, declining
from viewpoints.submissions.models import Submission
from viewpoints.submissions.states import MOVES, State

TOLD = frozenset(Outcome) - {Outcome.WITHDRAWN, Outcome.BY_LINK, Outcome.UNREAD}
"""After these an editor needs no letter that an answer came: she was written to, or has nothing to do."""


def take(answer: Answer, *, quietly: bool = False) -> list[Outcome]:
    """Do what an answer asks for, and write her what was done; nothing done: it is the editor's to read.

    ``quietly`` she is not written to about what came along. Only for the sender and the authors, never
    for a proxy, a list or a forward. To be called within a transaction.
    """
    if not _is_hers(answer):
        return []
    if wish := _wish(answer):
        return _WAYS[wish.kind](answer, wish)
    return sent_along.take(answer, quietly=quietly)


def is_no_yes(answer: Answer) -> bool:
    """Tell whether an answer about a text is surely no yes: it asks for something else, or brings files.

    Files beside words that agree are for ``agreeing`` to judge.
    """
    if not _is_hers(answer):
        return False
    return _wish(answer) is not None or (_has_files(answer) and not _agrees(answer))


def _is_hers(answer: Answer) -> bool:
    submission, holder = answer.submission, answer.holder
    if answer.arrival.sender_id != holder.pk or agreeing.is_indirect(answer.message):
        return False
    return authors.writes(submission, at=holder)


def _is_author(submission: Submission, holder: Address) -> bool:
    return bool(submission.authors.filter(address=holder).exists())


def _has_files(answer: Answer) -> bool:
    return not all(map(agreeing.is_of_a_signature, answer.message.attachments))


def _agrees(answer: Answer) -> bool:
    return agrees(answer.words, names=_names(answer), to=agreeing.editors_of(answer.submission))


def _names(answer: Answer) -> list[str]:
    authors = agreeing.authors_names(answer.submission.authors.all())
    return [answer.holder.email, answer.arrival.sender_name, *authors]


def _wish(answer: Answer) -> Wish | None:
    """Give what its words ask for; with files beside them, or too late for it, they ask for nothing.

    On the page by link a wish is a button: what is written there is an essay, or a caption.
    """
    if answer.arrival.channel == Channel.FORM or _has_files(answer):
        return None
    to = agreeing.editors_of(answer.submission)
    wish = wishes.wish_in(answer.words, names=_names(answer), to=to)
    return wish if wish and _POSSIBLE[wish.kind](answer) else None


def _can_withdraw(answer: Answer) -> bool:
    return State.WITHDRAWN in MOVES[State(answer.submission.state)]


def _can_be_named(answer: Answer) -> bool:
    hers = _is_author(answer.submission, answer.holder)
    return hers and answer.submission.state != State.WITHDRAWN


def _withdraw(answer: Answer, wish: Wish) -> list[Outcome]:
    """Withdraw at once where that is surely hers; what all have agreed to only by her link."""
    if answer.submission.state == State.APPROVED or not _is_sure(answer):
        return _ask_by_link(answer, wish)
    declining.withdraw(answer.submission, by=answer.by)
    return [Outcome.WITHDRAWN]


def _name(answer: Answer, wish: Wish) -> list[Outcome]:
    if not _is_sure(answer):
        return _ask_by_link(answer, wish)
    author: Contributor = answer.submission.authors.get(address=answer.holder)
    own = bylines.current(answer.submission)["affiliation"] if wish.byline == author.name else ""
    bylines.wish(
        answer.submission, at=answer.holder, by=answer.by, byline=wish.byline, affiliation=own
    )
    return [Outcome.BYLINE_TAKEN]


def _tell(answer: Answer, wish: Wish) -> list[Outcome]:
    """Write where it stands; not so often, and the editor reads that she asks."""
    letter = writing_back.standing(answer.submission, to=answer.holder)
    return [Outcome.STANDING_TOLD] if letter else []


def _ask_by_link(answer: Answer, wish: Wish) -> list[Outcome]:
    writing_back.by_link(answer.submission, to=answer.holder, wish=wish)
    return [Outcome.BY_LINK]


_WAYS: dict[Kind, Callable[[Answer, Wish], list[Outcome]]] = {
    Kind.WITHDRAW: _withdraw,
    Kind.BYLINE: _name,
    Kind.STANDING: _tell,
}
_POSSIBLE: dict[Kind, Callable[[Answer], bool]] = {
    Kind.WITHDRAW: _can_withdraw,
    Kind.BYLINE: _can_be_named,
    Kind.STANDING: lambda _answer: True,
}


def _is_sure(answer: Answer) -> bool:
    """Tell whether a mail is hers beyond doubt, as for a yes (docs/decisions/0012, rules 1, 2 and 4)."""
    written = [one.address.lower() for one in (*answer.message.to, *answer.message.cc)]
    email = answer.holder.email
    return (
        [one.address.lower() for one in answer.message.senders] == [email]
        and bool(answer.arrival.envelope_from)
        and placing.leads_to(written, answer.submission)
        and is_proved(answer.arrival.notes)
    )
