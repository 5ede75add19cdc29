"""Take: what a mail or a form offers becomes a submission, or several, or a newer version of one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from viewpoints.articles.models import Section
from viewpoints.intake import belonging
from viewpoints.intake.answers import writing_back
from viewpoints.intake.answers.answered import Outcome
from viewpoints.intake.form import entered, filled_in, placed_pictures
from viewpoints.intake.models import Arrival, Attachment
from viewpoints.intake.offers import naming, reading, repeating, senders, titles
from viewpoints.intake.offers.choosing import WHOLE, size
from viewpoints.intake.offers.files import look_through
from viewpoints.intake.offers.reading import Offer, Offered, Words
from viewpoints.intake.offers.recognized import Recognized
from viewpoints.intake.offers.senders import From
from viewpoints.intake.parsing import Message
from viewpoints.intake.parsing.quoting import without_history
from viewpoints.intake.receipts import NOT_ANSWERED, may_be_answered
from viewpoints.intake.states import FILLED_IN, ArrivalState
from viewpoints.journal.models import Actor
from viewpoints.letters import conversations
from viewpoints.letters.models import Address
from viewpoints.markup.blocks import text_from_blocks
from viewpoints.people.models import Contributor
from viewpoints.submissions import bylines, promising, receipts, replacing, submitting
from viewpoints.submissions.models import Submission
from viewpoints.submissions.submitting import Essay


@dataclass(frozen=True)
class _Came:
    """One arrival on its way to be a submission."""

    arrival: Arrival
    section: Section
    by: Actor
    whose: From
    offer: Offer
    has_documents: bool
    quiet: bool = False

    @property
    def message_id(self) -> str:
        """What our letters answer, in angle brackets; nothing for a form."""
        by_form = self.arrival.channel in FILLED_IN
        return "" if by_form or not self.whose.message_id else f"<{self.whose.message_id}>"


def take(
    arrival: Arrival,
    message: Message,
    section: Section,
    *,
    by: Actor,
    sender: Address,
    kept: Sequence[Attachment],
) -> ArrivalState:
    """Make of an arrival what it offers; its files' rows are ``kept``, in the order of ``message``.

    Several essays are a submission each, with one receipt. An essay that came before, in another
    version, goes to its submission. Where there is no essay, a submission without one tells the editor
    what came and asks the sender for it; whose it is, is decided when editing starts.
    """
    came = _came(arrival, message, section, by=by, sender=sender, kept=kept)
    arrival.notes += [*came.whose.notes, *came.offer.notes]
    _acknowledge(came, message, [(one, _newer_or_new(came, one)) for one in came.offer.essays])
    return ArrivalState.SUBMITTED


def take_promised(
    arrival: Arrival,
    message: Message,
    promise: Submission,
    *,
    by: Actor,
    sender: Address,
    kept: Sequence[Attachment],
) -> bool:
    """Take the essay that an answer to our letters about a promise brings; gives whether it brought one.

    What else an answer says (that she needs two more weeks) is left to the editor to read.
    """
    by_form = arrival.channel in FILLED_IN
    words = None if by_form else Words(without_history(arrival.text), subject=promise.title)
    came = _came(arrival, message, promise.section, by=by, sender=sender, kept=kept, words=words)
    first, *others = came.offer.essays
    if not _is_promised(came, first):
        return False
    arrival.notes += [*came.whose.notes, *came.offer.notes]
    _keep(came, first, promise)
    made = [(first, promise), *((one, _newer_or_new(came, one)) for one in others)]
    _acknowledge(came, message, made)
    return True


def _came(
    arrival: Arrival,
    message: Message,
    section: Section,
    *,
    by: Actor,
    sender: Address,
    kept: Sequence[Attachment],
    words: Words | None = None,
) -> _Came:
    """Read what came; ``words`` are those of an answer, without what it quotes."""
    files = look_through(message, kept, but=placed_pictures.digests(arrival))
    whose = senders.from_whom(arrival, message, section, sender=sender, mails=files.mails)
    offer = reading.read(words or whose.words, files, by_form=arrival.channel in FILLED_IN)
    hand = entered.said_of(arrival)
    quiet = hand is not None and not hand.receipt
    return _Came(
        arrival,
        section,
        by,
        replace(whose, hold=True) if quiet else whose,
        offer,
        has_documents=bool(files.documents),
        quiet=quiet,
    )


def _acknowledge(
    came: _Came, message: Message, found: Sequence[tuple[Offered, Submission | None]]
) -> None:
    """Write one receipt for the submissions that came, unless what came is not answered at all."""
    made = [(one, new) for one, new in found if new]
    if not may_be_answered(message, came.whose.sender):
        came.arrival.notes.append(NOT_ANSWERED)
    elif made and not came.quiet:
        (first, submission), *others = made
        receipts.acknowledge(
            submission,
            problems=[*came.offer.problems, *first.lost],
            also=[(new, one.lost) for one, new in others],
            forwarded_by=came.whose.forwarded_by,
            hold=came.whose.hold,
        )


def _newer_or_new(came: _Came, offered: Offered) -> Submission | None:
    """Put an essay to the submission it is a newer version of, or make one; gives the one made."""
    arrival, whose = came.arrival, came.whose
    words = f"{arrival.subject}\n{whose.words.text}"
    former = repeating.former(came.section, sender=whose.sender, essay=offered.essay, words=words)
    if former is not None and offered.essay.blocks:
        by = _author(former, whose.sender) or came.by
        taken = replacing.replace(former, offered.essay, by=by, note=came.offer.note)
        arrival.notes.append(Recognized.NEWER_VERSION)
        belonging.join(arrival, former, by=came.by)
        conversations.joined(former, sender=whose.sender, message_id=came.message_id)
        done = Outcome.ESSAY_TAKEN if taken else Outcome.ESSAY_KEPT
        if not whose.hold:
            writing_back.came_along(
                former,
                to=whose.sender,
                outcomes=[done],
                pictures=0,
                problems=[*came.offer.problems, *offered.lost],
            )
        return None
    if _is_promised(came, offered) and (
        promise := promising.promised_by(whose.sender, section=came.section)
    ):
        _keep(came, offered, promise)
        return promise
    made = _new(came, offered)
    belonging.join(arrival, made, by=came.by)
    return made


def _is_promised(came: _Came, offered: Offered) -> bool:
    """Tell whether something is surely an essay, such as one was promised: a letter of excuse is none.

    A document is, and what was filled in as one; a mail's own words are from ``WHOLE`` characters on.
    """
    if not came.offer.whole or not offered.essay.blocks:
        return False
    if came.has_documents or came.arrival.channel in FILLED_IN:
        return True
    return size(text_from_blocks(offered.essay.blocks)) >= WHOLE


def _keep(came: _Came, offered: Offered, promise: Submission) -> None:
    """Make an essay the text of what was promised."""
    arrival, whose = came.arrival, came.whose
    if arrival.channel in FILLED_IN and (author := _contributor(promise, whose.sender)):
        filled_in.take(arrival, author)
    if offered.byline:
        arrival.notes.append(Recognized.BYLINE_TAKEN_OFF.about(offered.byline.line))
    essay = offered.essay
    if essay.title == titles.UNTITLED:
        essay = replace(essay, title=promise.title)
    promising.keep(
        promise,
        placed_pictures.put_into(essay, arrival),
        by=_author(promise, whose.sender) or came.by,
        sender=whose.sender,
        note=came.offer.note,
        message_id=came.message_id,
    )
    arrival.notes.append(Recognized.PROMISE_KEPT)
    belonging.join(arrival, promise, by=came.by)


def _new(came: _Came, offered: Offered) -> Submission:
    arrival, whose, offer = came.arrival, came.whose, came.offer
    authors, notes = naming.authors_of(arrival, whose, offer, offered)
    arrival.notes += notes
    names = [whose.name, *(name for one in authors for name in (one.name, one.byline))]
    made = submitting.submit(
        came.section,
        by=came.by,
        sender=whose.sender,
        authors=authors,
        essay=placed_pictures.put_into(titled(offered.essay, whose, names), arrival),
        note=offer.note,
        language=whose.sender.language,
        message_id=came.message_id,
        answer=False,
    )
    if byline := naming.byline_of_sender(made, whose, offer):
        by = _author(made, whose.sender) or came.by
        bylines.wish(made, at=whose.sender, by=by, byline=byline, affiliation="")
    return made


def _author(submission: Submission, sender: Address) -> Actor | None:
    """Give who sent it, for the journal, where she is one of its authors."""
    author = _contributor(submission, sender)
    return Actor.contributor(author) if author else None


def _contributor(submission: Submission, sender: Address) -> Contributor | None:
    return submission.authors.filter(address=sender).first()


def titled(essay: Essay, whose: From, names: Sequence[str]) -> Essay:
    """Give an essay with a title, which stands nowhere else: one without is called by its sender.

    ``names`` are those of its authors and its sender: behind the title they are no part of it.
    """
    if essay.title != titles.UNTITLED:
        title, blocks = titles.settled(essay.title, essay.blocks, names=names)
        return replace(essay, title=title, blocks=blocks)
    name = whose.name or whose.sender.email.partition("@")[0]
    return replace(essay, title=titles.by_sender(name, language=whose.sender.language))
