"""What the form and the private links write to people. Templates: ``templates/letters``."""

from django.conf import settings
from django.utils.translation import get_language

from viewpoints.articles.models import Section
from viewpoints.intake.form import drafts
from viewpoints.intake.models import Arrival, Draft
from viewpoints.letters.models import Address, Letter
from viewpoints.letters.writing import Link, write
from viewpoints.submissions.models import Submission
from viewpoints.submissions.senders import in_language, sender_of


def confirm(arrival: Arrival, *, to: Address, section: Section) -> Letter:
    """Ask the address in a form whether the form was hers.

    It repeats nothing that was typed: a form anyone can fill in must not carry words to strangers.
    """
    return write(
        "confirm",
        to=to,
        sender=sender_of(section, language=_language()),
        about=arrival,
        language=_language(),
        links={"confirm": Link("confirm", arrival)},
        automatic=True,
        context={"section": in_language(section, _language()), "editor": section.editor},
    )


def draft(kept: Draft, *, to: Address, section: Section) -> Letter:
    """Send the link of a draft to the address in it, which is nobody's yet: it repeats nothing typed."""
    return write(
        "draft",
        to=to,
        sender=sender_of(section, language=_language()),
        about=kept,
        language=_language(),
        links={"draft": Link(drafts.PURPOSE, kept)},
        automatic=True,
        context={
            "section": in_language(section, _language()),
            "editor": section.editor,
            "days": drafts.LIFETIME.days,
        },
    )


def renewed(link: Link, *, to: Address, section: Section, about: Arrival | Submission) -> Letter:
    """Send a new link in place of one that ran out, to the address that held it."""
    return write(
        f"renewed_{link.purpose}",
        to=to,
        sender=sender_of(section, language=_language()),
        about=about,
        language=_language(),
        links={link.purpose: link},
        answers=_answers(link, about),
        automatic=True,
        context={"section": in_language(section, _language()), "editor": section.editor},
    )


def _answers(link: Link, about: Arrival | Submission) -> Link | None:
    """Give what an answer to the letter is for: the text that is asked about, or the submission."""
    if link.purpose == "asking":
        return Link("answer-asking", link.about)
    return Link("answer-submission", about) if isinstance(about, Submission) else None


def _language() -> str:
    """Give the language of the page that the letter is asked for on."""
    return get_language() or settings.LANGUAGE_CODE
