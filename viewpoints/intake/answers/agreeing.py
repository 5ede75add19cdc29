"""The author's yes by answering the letter: the rule, and what follows when a mail is none.

A mail is a yes only when everything fits; at the first thing that does not, an editor is told why
and a letter asks whoever was asked to answer by her link (docs/decisions/0012-yes-by-mail.md).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from django.utils import timezone

from viewpoints.intake.answers.phrases import agrees
from viewpoints.intake.answers.quotation import is_unchanged
from viewpoints.intake.models import Arrival
from viewpoints.intake.parsing import Attachment, Message
from viewpoints.intake.parsing.kinds import is_forward
from viewpoints.intake.parsing.quoting import without_history
from viewpoints.intake.placing import Key, asking_keys
from viewpoints.intake.proof.proving import is_proved
from viewpoints.intake.receipts import is_to_many
from viewpoints.journal import recording
from viewpoints.journal.models import Actor, ActorKind
from viewpoints.letters.models import Address
from viewpoints.people.models import Contributor
from viewpoints.submissions import approval, letters
from viewpoints.submissions.models import Asked, Asking, Submission

MOST_REQUESTS = 3
BETWEEN_REQUESTS = timedelta(days=1)
_LOGO_BYTES = 40_000
_SIGNED = (
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "application/pgp-signature",
)


class Verdict(StrEnum):
    """Whether an answer to an asking is a yes, or the first reason why not."""

    YES = "yes"
    SEVERAL_ASKINGS = "several_askings"
    ASKING_OVER = "asking_over"
    NOT_THE_ASKED_ADDRESS = "not_the_asked_address"
    NOT_DIRECT = "not_direct"
    NOT_AUTHENTICATED = "not_authenticated"
    HAS_ATTACHMENTS = "has_attachments"
    NOT_THE_PHRASE = "not_the_phrase"
    QUOTATION_CHANGED = "quotation_changed"


@dataclass(frozen=True)
class Answer:
    """A mail to the answer address of an asking, and whether its sender is proved."""

    message: Message
    is_proved: bool
    envelope_from: str
    asking: Asking
    keys: Sequence[Key]

    @property
    def holder(self) -> Address:
        """Who was asked at the address that the answer came to."""
        return self.keys[0].secret.holder


def answer_to(arrival: Arrival, message: Message, *, keys: Sequence[Key]) -> Answer | None:
    """Give what answers an asking; None when that is gone. ``keys`` are the answer addresses it came to."""
    asking = Asking.objects.filter(pk=keys[0].secret.about_key).select_related("submission").first()
    proved = is_proved(arrival.notes)
    return Answer(message, proved, arrival.envelope_from, asking, keys) if asking else None


def take(answer: Answer, *, by: Actor) -> Verdict:
    """Write an answer down as the author's yes if it is one, else ask for it by link; gives which.

    She agrees to all that the letter names. To be called within a transaction.
    """
    try:
        asked = approval.answering(answer.asking, answer.holder)
    except approval.NotAsked:
        return Verdict.ASKING_OVER
    verdict = judge(answer, asked)
    if verdict == Verdict.YES:
        approval.agree(answer.asking, at=answer.holder, by=_actor(asked[0]), via="mail")
    elif verdict not in (Verdict.SEVERAL_ASKINGS, Verdict.ASKING_OVER, Verdict.NOT_DIRECT):
        _ask_to_confirm(asked, by=by)
    return verdict


def judge(answer: Answer, asked: Sequence[Asked]) -> Verdict:
    """Give the first thing that keeps ``answer`` from being the yes of ``asked``, or YES."""
    message, address = answer.message, answer.holder.email
    if len({(key.secret.about_key, key.secret.holder_id) for key in answer.keys}) > 1:
        return Verdict.SEVERAL_ASKINGS
    if not any(key.opens for key in answer.keys):
        return Verdict.ASKING_OVER
    if [one.address.lower() for one in message.senders] != [address]:
        return Verdict.NOT_THE_ASKED_ADDRESS
    if is_indirect(message) or not _is_addressed(answer):
        return Verdict.NOT_DIRECT
    if not answer.is_proved or not answer.envelope_from:
        return Verdict.NOT_AUTHENTICATED
    if not all(map(is_of_a_signature, message.attachments)):
        return Verdict.HAS_ATTACHMENTS
    words = without_history(message.text)
    if not agrees(words, names=names_of(asked), to=editors_of(answer.asking.submission)):
        return Verdict.NOT_THE_PHRASE
    quoted = answer.keys[0].secret.letter
    return Verdict.YES if is_unchanged(message.text, quoted) else Verdict.QUOTATION_CHANGED


def is_indirect(message: Message) -> bool:
    """Tell what went to many, or was passed on, from what she wrote to us."""
    resent = "resent-from" in message.headers
    return is_to_many(message) or resent or is_forward(message.subject)


def _is_addressed(answer: Answer) -> bool:
    """Tell whether she wrote the answer address herself: an old signed mail sent to it again has another."""
    written = [one.address.lower() for one in (*answer.message.to, *answer.message.cc)]
    known = {key.secret.pk for key in answer.keys}
    return any(key.secret.pk in known for key in asking_keys(written))


def is_of_a_signature(file: Attachment) -> bool:
    """Tell a logo in the text, or what a mail is signed with, from a file somebody sent."""
    logo = file.inline and file.type.startswith("image/") and file.size <= _LOGO_BYTES
    return logo or file.type in _SIGNED


def names_of(asked: Sequence[Asked]) -> list[str]:
    """Give what she may sign with: her names, her organizations', her roles, her address."""
    names = [asked[0].address.email, *(one.name for one in asked)]
    if not any(one.proxy_id for one in asked):
        names += authors_names({one.author for one in asked})
    return names


def authors_names(authors: Iterable[Contributor]) -> list[str]:
    """Give what authors may sign with: names, bylines, organizations, roles."""
    names = []
    for author in authors:
        names += [author.name, author.byline, author.byline_en]
        for role in author.roles.select_related("organization"):
            names += [role.organization.name, role.organization.name_en]
            names += [role.title, role.title_en]
    return names


def editors_of(submission: Submission) -> list[str]:
    """Give whom she may greet: the editor the letter is from, also by family name."""
    editor: Contributor | None = submission.section.editor
    if editor is None:
        return []
    family = editor.name[:1] if not editor.name.isascii() else ""
    return [editor.name, editor.byline, editor.byline_en, family]


def _actor(asked: Asked) -> Actor:
    if asked.proxy_id:
        return Actor(ActorKind.CONTRIBUTOR, f"at-{asked.address_id}")
    return Actor.contributor(asked.author)


def _ask_to_confirm(asked: Sequence[Asked], *, by: Actor) -> None:
    """Ask whoever was asked to answer by her link: once a day at most, three times in all.

    Not when her yes is here already: then a mail is only a mail.
    """
    one = asked[0]
    submission = one.asking.submission
    agreed = one.asking.yeses.filter(
        taken_back_at=None, author__in=[row.author_id for row in asked]
    )
    if agreed.count() == len(asked):
        return
    former = recording.story(submission).filter(
        verb="submission.asked_to_confirm", details__asked=one.pk
    )
    if former.count() >= MOST_REQUESTS:
        return
    if former.filter(at__gt=timezone.now() - BETWEEN_REQUESTS).exists():
        return
    recording.record("submission.asked_to_confirm", submission, by=by, asked=one.pk)
    letters.confirm_by_link(one)
