"""Take: what a mail or a form offers becomes a submission, or several, or a newer version of one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from viewpoints.articles.models import Section
from viewpoints.intake import belonging
from viewpoints.intake.answers import writing_back
from viewpoints.intake.answers.answered import Outcome
from viewpoints.intake.form import entered, placed_pictures
from viewpoints.intake.models import Arrival, Attachment
from viewpoints.intake.offers import naming, reading, repeating, senders, titles
from viewpoints.intake.offers.files import look_through
from viewpoints.intake.offers.reading import Offer, Offered
from viewpoints.intake.offers.recognized import Recognized
from viewpoints.intake.offers.senders import From
from viewpoints.intake.parsing import Message
from viewpoints.intake.receipts import NOT_ANSWERED, may_be_answered
from viewpoints.intake.states import FILLED_IN, ArrivalState
from viewpoints.journal.models import Actor
from viewpoints.letters import conversations
from viewpoints.letters.models import Address
from viewpoints.submissions import receipts, replacing, submitting
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
    files = look_through(message, kept, but=placed_pictures.digests(arrival))
    whose = senders.from_whom(arrival, message, section, sender=sender, mails=files.mails)
    offer = reading.read(whose.words, files, by_form=arrival.channel in FILLED_IN)
    arrival.notes += [*whose.notes, *offer.notes]
    hand = entered.said_of(arrival)
    quiet = hand is not None and not hand.receipt
    if hand:
        offer = replace(offer, note="\n\n".join(filter(None, (hand.way, offer.note))))
    came = _Came(arrival, section, by, replace(whose, hold=True) if quiet else whose, offer)
    made = [(one, new) for one in offer.essays if (new := _newer_or_new(came, one))]
    if not may_be_answered(message, whose.sender):
        arrival.notes.append(NOT_ANSWERED)
    elif made and not quiet:
        (first, submission), *others = made
        receipts.acknowledge(
            submission,
            problems=[*offer.problems, *first.lost],
            also=[(new, one.lost) for one, new in others],
            forwarded_by=whose.forwarded_by,
            hold=whose.hold,
        )
    return ArrivalState.SUBMITTED


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
    made = _new(came, offered)
    belonging.join(arrival, made, by=came.by)
    return made


def _new(came: _Came, offered: Offered) -> Submission:
    arrival, whose, offer = came.arrival, came.whose, came.offer
    authors, notes = naming.authors_of(arrival, whose, offer, offered)
    arrival.notes += notes
    return submitting.submit(
        came.section,
        by=came.by,
        sender=whose.sender,
        authors=authors,
        essay=placed_pictures.put_into(titled(offered.essay, whose), arrival),
        note=offer.note,
        language=whose.sender.language,
        message_id=came.message_id,
        answer=False,
    )


def _author(submission: Submission, sender: Address) -> Actor | None:
    """Give who sent it, for the journal, where she is one of its authors."""
    author = submission.authors.filter(address=sender).first()
    return Actor.contributor(author) if author else None


def titled(essay: Essay, whose: From) -> Essay:
    """Give an essay with a title: one without is called by its sender."""
    if essay.title != titles.UNTITLED:
        return essay
    name = whose.name or whose.sender.email.partition("@")[0]
    return replace(essay, title=titles.by_sender(name, language=whose.sender.language))
