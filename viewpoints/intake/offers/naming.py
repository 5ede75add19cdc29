"""Whose an essay is: an author is made only where that is plain; everything else is said to the editor."""

from collections.abc import Sequence

from viewpoints.intake.form import entered, filled_in
from viewpoints.intake.models import Arrival
from viewpoints.intake.offers import titles
from viewpoints.intake.offers.asked_byline import Wanted, is_hers, wanted
from viewpoints.intake.offers.reading import Offer, Offered
from viewpoints.intake.offers.recognized import Recognized
from viewpoints.intake.offers.senders import From
from viewpoints.intake.offers.signed import author_in_note, completed
from viewpoints.intake.states import FILLED_IN
from viewpoints.letters.models import Address
from viewpoints.people.finding import contributor_at, free_slug
from viewpoints.people.models import Contributor
from viewpoints.submissions import searching
from viewpoints.submissions.models import Submission


def authors_of(
    arrival: Arrival, whose: From, offer: Offer, offered: Offered
) -> tuple[list[Contributor], list[str]]:
    """Give the authors that are named at once, and notes for the editor (docs/decisions/0019).

    The sender, unless the covering note or a forwarded mail says that it is somebody else's: then that
    person, without an address, so that nobody can agree in her place before the editor has asked for
    it. Where there is no essay, nobody yet. A signature that is not the sender's name is only noted.
    """
    if arrival.channel in FILLED_IN:
        hand = entered.said_of(arrival)
        known = hand is None or hand.has_address
        author = named_author(whose.name, sender=whose.sender, has_address=known)
        filled_in.take(arrival, author)
        return [author], []
    signed = offered.byline.names if offered.byline else []
    asked = wanted(offer.note)
    said = _author_said(arrival, offer, asked, signed)
    named = said or whose.wrote
    notes = [Recognized.BYLINE_TAKEN_OFF.about(offered.byline.line)] if offered.byline else []
    if named and named != whose.name.strip():
        authors = [_without_address(named, sender=whose.sender)] if offer.whole else []
        return authors, [*notes, Recognized.SENT_FOR.about(said)] if said else notes
    if not offer.whole:
        return [], notes
    if asked and not is_hers(asked, name=whose.name):
        signed = [*signed, asked.name]
    alone = signed[0] if len(signed) == 1 else ""
    author = contributor_at(whose.sender, name=whose.name or alone)
    if signed and not {*signed} <= {author.name, author.byline}:
        notes.append(Recognized.SIGNED_AS.about("、".join(signed)))
    return [author], notes


def byline_of_sender(submission: Submission, whose: From, offer: Offer) -> str:
    """Give the byline that the covering note surely asks for the sender, an author of it; else nothing.

    Nothing either where she is known by it already.
    """
    asked, author = wanted(offer.note), submission.authors.filter(address=whose.sender).first()
    if asked is None or author is None or not is_hers(asked, name=whose.name):
        return ""
    return "" if asked.name in (author.name, author.byline) else asked.name


def _author_said(
    arrival: Arrival, offer: Offer, asked: Wanted | None, signed: Sequence[str]
) -> str:
    """Give who wrote it by the covering note, by her full name where mail or essay give that anywhere."""
    said = author_in_note(offer.note)
    if not said:
        return asked.name if asked and asked.of_another else ""
    here = [asked.name] if asked else []
    return completed(said, by=[*here, *signed, titles.named_behind(arrival.subject)])


def introduce_sender(submission: Submission) -> None:
    """Make the sender an author, by the name in her mail, where editing starts on what named nobody."""
    if submission.authors.exists():
        return
    mails = submission.arrivals.filter(sender=submission.sender).order_by("pk")
    name = mails.values_list("sender_name", flat=True).first() or ""
    submission.authors.add(contributor_at(submission.sender, name=name))
    searching.index(submission)


def named_author(name: str, *, sender: Address, has_address: bool) -> Contributor:
    """Give the author whom somebody named: known by ``sender`` or, where that is another's, by name."""
    return (
        contributor_at(sender, name=name) if has_address else _without_address(name, sender=sender)
    )


def _without_address(name: str, *, sender: Address) -> Contributor:
    """Give the person of that name for whom ``sender`` has sent before, or a new one."""
    known = Contributor.objects.filter(name=name, address=None, submissions__sender=sender)
    if found := known.order_by("pk").first():
        return found
    return Contributor.objects.create(name=name[:120], byline=name[:120], slug=free_slug(name))
