"""What an editor writes in her own words to somebody who wrote to us."""

from dataclasses import dataclass
from typing import Any

from viewpoints.articles.models import Section
from viewpoints.letters.models import Address, Letter
from viewpoints.letters.writing import Link, write
from viewpoints.submissions import authors
from viewpoints.submissions.models import Submission
from viewpoints.submissions.senders import in_language, sender_of

TEMPLATE = "editors_reply"


@dataclass(frozen=True)
class Mail:
    """The mail that is answered: its Message-ID in angle brackets, its subject, its sender's name.

    What it does not have, or nobody's mail program would know (a form), is empty.
    """

    message_id: str = ""
    subject: str = ""
    name: str = ""


def about(submission: Submission, *, to: Address, words: str, mail: Mail) -> Letter:
    """Write about a submission; only who sent or wrote it gets the link to where it stands.

    An answer leads to the submission, whoever it is.
    """
    hers = authors.writes(submission, at=to)
    author = submission.authors.filter(address=to).first()
    return _write(
        submission.section,
        to=to,
        language=submission.language if hers else to.language,
        words=words,
        mail=mail,
        about=submission,
        name=author.name if author else mail.name,
        submission=submission,
        links={"status": Link("status", submission)} if hers else {},
        answers=Link("answer-submission", submission),
    )


def to_stranger(section: Section, *, to: Address, words: str, mail: Mail) -> Letter:
    """Write for a section to somebody whose mail became no submission."""
    language = to.language
    return _write(
        section, to=to, language=language, words=words, mail=mail, about=section, name=mail.name
    )


def _write(
    section: Section,
    *,
    to: Address,
    language: str,
    words: str,
    mail: Mail,
    about: Submission | Section,
    name: str,
    submission: Submission | None = None,
    links: dict[str, Link] | None = None,
    answers: Link | None = None,
) -> Letter:
    shown = in_language(section, language)
    context: dict[str, Any] = {
        "words": words.strip(),
        "answered": mail.subject or (submission or shown).title,
        "name": name,
        "submission": submission,
        "section": shown,
        "editor": shown.editor,
    }
    return write(
        TEMPLATE,
        to=to,
        sender=sender_of(section, language=language),
        about=about,
        language=language,
        links=links,
        answers=answers,
        answering=mail.message_id,
        context=context,
    )
