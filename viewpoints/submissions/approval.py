"""The author's yes: an exact text is asked about, agreed to, objected to, or taken back."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from viewpoints.articles.models import Article
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters import secrets
from viewpoints.letters.covering import cover
from viewpoints.letters.models import Address
from viewpoints.people.models import Contributor
from viewpoints.submissions import letters, permits, schedules, texts
from viewpoints.submissions.models import (
    Asked,
    Asking,
    Correction,
    Objection,
    PermitKind,
    Proxy,
    Submission,
    Text,
    Use,
    Yes,
)
from viewpoints.submissions.states import State

BEGINNING = 300
"""Characters of an objection that the letter about it tells."""


class NotAsked(Exception):
    """There is no open asking that this answer could belong to: the text was replaced, or answered."""


class Unreachable(Exception):
    """An author has no e-mail address, so she cannot be asked; the message is her byline."""


@dataclass(frozen=True)
class Consent:
    """To what she agrees beside the site: the uses (``Use``), and what she says of her organization."""

    uses: frozenset[str] = frozenset(Use.values)
    organization: str = ""


@dataclass(frozen=True)
class PassageRemark:
    """What an author says about one passage: its place in the text from 1, its words, and hers."""

    number: int
    quoted: str
    words: str


@transaction.atomic
def ask(submission: Submission, *, by: Actor, text: Text | None = None, words: str = "") -> Asking:
    """Send the exact text to its authors; nothing is published until they answer.

    Without ``text`` the newest draft is frozen; ``words`` are the editor's own, before the text. A
    former, unanswered asking lapses: only the newest text can be agreed to; an approved text that was
    changed is asked about again. Raises MoveRefused unless the submission is in edit or approved,
    Unreachable when an author has no address.
    """
    to = _to_be_asked(submission)
    if submission.state == State.APPROVED:
        take_back(submission, by=by)
    submission.move_to(State.WITH_AUTHOR)
    text = text or texts.draft_text(submission.draft)
    return _put(submission, text, to=to, by=by, words=words)


@transaction.atomic
def ask_about_correction(correction: Correction, *, by: Actor, words: str = "") -> Asking:
    """Ask the authors of a published essay about its corrected text. Raises Unreachable."""
    submission = permits.submission_of(correction.article)
    if submission is None:
        raise NotAsked(str(correction))
    to = _to_be_asked(submission)
    text = correction.text
    return _put(submission, text, to=to, by=by, words=words, correction=correction)


@transaction.atomic
def ask_about_translation(
    article: Article, *, submission: Submission, by: Actor, words: str = ""
) -> Asking:
    """Ask the authors of a published essay about the newest draft of its translation. Raises Unreachable."""
    to = _to_be_asked(submission)
    text = texts.draft_text(article)
    return _put(submission, text, to=to, by=by, words=words, translation=article)


def asked(submission: Submission) -> list[Contributor]:
    """Give the authors who must agree, in their order."""
    return list(submission.authors.select_related("address").order_by("pk"))


def pending(submission: Submission) -> Asking | None:
    """Give the asking that can still be answered, if any."""
    return submission.askings.filter(lapsed_at=None).select_related("text").first()


def asked_at(asking: Asking, address: Address) -> list[Asked]:
    """Give for whom an answer from ``address`` counts: authors whose address, or whose proxy's, it is.

    An address that is no author's any more, or of a proxy who was ended, answers for nobody.
    """
    rows = asking.asked.filter(address=address, author__submissions=asking.submission_id)
    return [one for one in rows.select_related("author", "proxy", "address") if _still_hers(one)]


@transaction.atomic
def agree(
    asking: Asking, *, at: Address, by: Actor, via: str = "link", consent: Consent | None = None
) -> list[Yes]:
    """Write down the yes of whoever was asked ``at`` an address; when all have agreed, the text is permitted.

    Without ``consent`` she agrees to everything the letter names. Raises NotAsked when the asking is no
    longer open or nobody was asked there. Saying yes twice is one yes; it gives those that are new.
    """
    rows = answering(asking, at)
    consent = consent or Consent()
    given = [yes for one in rows if (yes := _yes(one, via=via, consent=consent))]
    if not given:
        return []
    submission, text = asking.submission, asking.text_id
    recording.record("submission.author_agreed", submission, by=by, text=text, via=via)
    if everybody_agreed(asking):
        _permit(asking, by=by)
    letters.yes_acknowledged(given)
    return given


def everybody_agreed(asking: Asking) -> bool:
    """Tell whether each author's yes to exactly this asking stands."""
    agreed = set(asking.yeses.filter(taken_back_at=None).values_list("author", flat=True))
    return agreed >= {person.pk for person in asked(asking.submission)}


@transaction.atomic
def object_to(
    asking: Asking,
    *,
    at: Address,
    by: Actor,
    remarks: str = "",
    passages: Sequence[PassageRemark] = (),
) -> Objection:
    """Write down what is said against the text from an address; the submission goes back into edit.

    One no blocks, whoever else agreed. Raises NotAsked as ``agree`` does, ValueError when nothing is said.
    """
    if not remarks.strip() and not passages:
        raise ValueError("an objection says what should be different")
    author = answering(asking, at)[0].author
    objection = asking.objections.create(author=author, remarks=cover(remarks.strip()))
    for one in passages:
        words = cover(one.words.strip())
        objection.passages.create(number=one.number, quoted=one.quoted, words=words)
    submission = asking.submission
    lapse(submission)
    if not asking.after_publication:
        submission.move_to(State.IN_EDIT)
    recording.record("submission.author_objected", submission, by=by, text=asking.text_id)
    letters.for_editor(submission, event="objected", who=author.name, why=_said(objection))
    return objection


def _said(objection: Objection) -> str:
    """Give how an objection begins, its remarks on passages after those on the whole, on one line."""
    words = objection.passages.order_by("number", "pk").values_list("words", flat=True)
    said = " ".join(" ".join([objection.remarks, *words]).split())
    return said if len(said) <= BEGINNING else f"{said[:BEGINNING]}…"


@transaction.atomic
def take_back(submission: Submission, *, by: Actor) -> None:
    """The editor takes the text back into edit: what was asked lapses, a permit of it is withdrawn."""
    reopen(submission)
    recording.record("submission.taken_back", submission, by=by)


def reopen(submission: Submission) -> None:
    """Put a submission back into edit: no asking, permit by authors, or planned day of it stands."""
    submission.move_to(State.IN_EDIT)
    lapse(submission)
    permits.withdraw(submission.permits.filter(kind=PermitKind.AUTHORS))
    schedules.end(submission)


def lapse(submission: Submission) -> None:
    """End what was asked about: it can no longer be answered, nor can its links be opened."""
    for asking in submission.askings.filter(lapsed_at=None):
        asking.lapsed_at = timezone.now()
        asking.save(update_fields=["lapsed_at"])
        for purpose in ("asking", "answer-asking"):
            secrets.lapse(purpose, about=recording.subject(asking))


def _to_be_asked(submission: Submission) -> list[tuple[Contributor, Proxy | None, Address]]:
    """Give each author with her proxy, if she named one, and where to write. Raises Unreachable."""
    proxies = {one.author_id: one for one in submission.proxies.filter(ended_at=None)}
    found = []
    for author in asked(submission):
        proxy = proxies.get(author.pk)
        address = proxy.address if proxy else author.address
        if address is None:
            raise Unreachable(str(author))
        found.append((author, proxy, address))
    return found


def _put(
    submission: Submission,
    text: Text,
    *,
    to: Sequence[tuple[Contributor, Proxy | None, Address]],
    by: Actor,
    words: str,
    correction: Correction | None = None,
    translation: Article | None = None,
) -> Asking:
    lapse(submission)
    asking = submission.askings.create(
        text=text,
        asked_by=by.user,
        correction=correction,
        translation=translation,
        licence=submission.section.get_parent().specific.licence,
    )
    recording.record("submission.author_asked", submission, by=by, text=text.pk, asking=asking.pk)
    for author, proxy, address in to:
        one = asking.asked.create(author=author, proxy=proxy, address=address)
        letters.asking(one, words=words.strip())
    return asking


def answering(asking: Asking, at: Address) -> list[Asked]:
    """Give for whom an answer from an address counts now, with the submission locked until commit.

    Of two answers at once the second sees what the first did. Raises NotAsked when it counts for nobody.
    """
    submission = asking.submission
    now = Submission.objects.select_for_update()
    submission.refresh_from_db(fields=["state"], from_queryset=now)
    asking.refresh_from_db(fields=["lapsed_at"])
    waits = submission.state == State.WITH_AUTHOR or asking.after_publication
    rows = asked_at(asking, at) if waits and not asking.lapsed_at else []
    if not rows:
        raise NotAsked(str(asking))
    return rows


def _still_hers(asked: Asked) -> bool:
    if asked.proxy:
        return asked.proxy.ended_at is None
    return asked.author.address_id == asked.address_id


def _yes(asked: Asked, *, via: str, consent: Consent) -> Yes | None:
    uses = [str(use) for use in asked.asking.uses if use in consent.uses]
    yes, new = Yes.objects.get_or_create(
        asking=asked.asking,
        author=asked.author,
        taken_back_at=None,
        defaults={
            "asked": asked,
            "via": via,
            "uses": uses,
            "organization": consent.organization,
        },
    )
    return yes if new else None


def _permit(asking: Asking, *, by: Actor) -> None:
    """Permit what all agreed to: the text, and the uses that nobody refused."""
    submission = asking.submission
    yeses = list(asking.yeses.filter(taken_back_at=None))
    if not asking.after_publication:
        submission.move_to(State.APPROVED)
    permits.permit(
        asking.text,
        kind=PermitKind.AUTHORS,
        by=by,
        submission=submission,
        uses=[use for use in Use.values if all(use in yes.uses for yes in yeses)],
        licence=asking.licence,
    )
    letters.for_editor(submission, event="agreed", translation=asking.translation)
