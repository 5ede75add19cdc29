"""Where an arrival belongs: its section by address, the letter it answers, or the letter that comes back."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from viewpoints.articles.models import Section
from viewpoints.intake.envelope import Envelope
from viewpoints.intake.parsing import Message
from viewpoints.journal import recording
from viewpoints.letters import secrets
from viewpoints.letters.composing import RETURN
from viewpoints.letters.models import Address, Letter, Secret
from viewpoints.submissions.models import Asking, Submission

_LOCAL = re.compile(r"(?P<mailbox>[^+@]+)(\+(?P<secret>[^@]*))?@(?P<domain>.+)")


def is_address(text: str) -> bool:
    """Tell whether ``text`` is an e-mail address that a letter could go to."""
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= 254  # RFC 5321, section 4.5.3.1


@dataclass(frozen=True)
class Key:
    """One answer address a mail came to: the secret in it, and whether it still opens anything."""

    secret: Secret
    opens: bool


def recipients(envelope: Envelope, message: Message) -> list[str]:
    """Give whom it was sent to: the envelope's word, or the header's when there was no envelope."""
    named = [one.address for one in (*message.to, *message.cc)]
    return [one.strip().lower() for one in (envelope.recipients or named)]


def section(recipients: Sequence[str]) -> Section | None:
    """Give the section whose mailbox is among ``recipients``, in the edition that is written.

    A mail to none of our addresses goes to the only section that is open, when there is just one.
    """
    return section_among(with_mailbox(), recipients)


def with_mailbox() -> list[Section]:
    """Give the sections that mail can be sent to, in the edition that is written."""
    written = Section.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    return list(written.exclude(mailbox=""))


def section_among(sections: Sequence[Section], recipients: Sequence[str]) -> Section | None:
    """Give that of ``sections`` which ``section`` would give."""
    by_mailbox = {one.mailbox: one for one in sections}
    for one in recipients:
        found = _LOCAL.fullmatch(one)
        if found and found["mailbox"] in by_mailbox:
            return by_mailbox[found["mailbox"]]
    open_ones = [one for one in sections if one.open_to_contributions]
    return open_ones[0] if len(open_ones) == 1 else None


def section_of(
    submission: Submission | None, letter: Letter | None, recipients: Sequence[str]
) -> Section | None:
    """Give whose editors see an arrival: its submission's, its letter's, or those of its mailbox."""
    if submission is not None:
        return submission.section
    if letter is not None and letter.section_key:
        return Section.objects.filter(pk=letter.section_key).first()
    return section(recipients)


def answered(recipients: Sequence[str], *, sender: Address) -> Submission | None:
    """Give the submission whose answer address is among ``recipients``, if ``sender`` holds it."""
    for key in _keys(recipients, purpose="answer-submission", kind=recording.kind(Submission)):
        if key.secret.holder == sender:
            return Submission.objects.filter(pk=key.secret.about_key).first()
    return None


def is_answer(recipients: Sequence[str]) -> bool:
    """Tell whether an answer address about a submission is among ``recipients``."""
    kind = recording.kind(Submission)
    return any(_keys(recipients, purpose="answer-submission", kind=kind))


def leads_to(recipients: Sequence[str], submission: Submission) -> bool:
    """Tell whether an answer address about ``submission`` that still opens is among ``recipients``."""
    submissions = _keys(recipients, purpose="answer-submission", kind=recording.kind(Submission))
    if any(key.opens and key.secret.about_key == str(submission.pk) for key in submissions):
        return True
    askings = {key.secret.about_key for key in asking_keys(recipients) if key.opens}
    return submission.askings.filter(pk__in=askings).exists()


def asking_keys(recipients: Sequence[str]) -> list[Key]:
    """Give the answer addresses of askings among ``recipients``, whoever wrote to them."""
    return list(_keys(recipients, purpose="answer-asking", kind=recording.kind(Asking)))


def _keys(recipients: Sequence[str], *, purpose: str, kind: str) -> Iterator[Key]:
    for one in recipients:
        found = _LOCAL.fullmatch(one)
        if not found or not found["secret"]:
            continue
        try:
            key = Key(secrets.find(found["secret"], purpose=purpose), opens=True)
        except secrets.Expired as expired:
            key = Key(expired.secret, opens=False)
        except secrets.Unknown:
            continue
        if key.secret.about_kind == kind:
            yield key


def returned(recipients: Sequence[str]) -> Letter | None:
    """Give the letter whose return path is among ``recipients``, however old."""
    keys = _keys(recipients, purpose=RETURN, kind=recording.kind(Letter))
    return next((key.secret.letter for key in keys if key.secret.letter), None)
