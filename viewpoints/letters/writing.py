"""Write a letter: from a template in the reader's language to a row that is sent or waits.

A template is a text file ``letters/NAME.LANGUAGE.txt`` of the app that writes; its first line is the
subject, then an empty line, then the body. ``{{ link.NAME }}`` stands where a private link goes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.template import engines
from django.utils import translation

from viewpoints.journal import recording
from viewpoints.letters import delivery
from viewpoints.letters.models import Address, Letter
from viewpoints.letters.states import LetterState


@dataclass(frozen=True)
class Sender:
    """Whose letter it is: a section's address and the name shown with it."""

    email: str
    name: str = ""


@dataclass(frozen=True)
class Link:
    """A private link to be made while a letter leaves: what it is for, and the row it opens."""

    purpose: str
    about: Model


def write(
    template: str,
    *,
    to: Address,
    sender: Sender,
    about: Model,
    context: Mapping[str, Any],
    language: str = "",
    links: Mapping[str, Link] | None = None,
    answers: str = "",
    in_reply_to: str = "",
    automatic: bool = False,
    hold: bool = False,
) -> Letter:
    """Write a letter and let it leave on commit; with ``hold`` it waits in the outbox instead.

    ``answers`` names what a mail that answers it is for (its answer address is made on leaving).
    """
    links = links or {}
    language = language or to.language
    with translation.override(language):
        subject, body = _render(
            template, language, {**context, "link": {mark: mark_of(mark) for mark in links}}
        )
    kind, key = recording.subject(about)
    letter = Letter.objects.create(
        to=to,
        language=language,
        template=template,
        subject=subject[:255],
        body=body,
        sender=sender.email,
        sender_name=sender.name,
        about_kind=kind,
        about_key=key,
        answers=answers,
        links={
            mark: [link.purpose, *recording.subject(link.about)] for mark, link in links.items()
        },
        in_reply_to=in_reply_to,
        automatic=automatic,
        state=LetterState.WAITING if hold else LetterState.LEAVING,
    )
    if not hold:
        delivery.deliver.enqueue(letter.pk)
    return letter


def mark_of(name: str) -> str:
    """Give what stands in a kept letter where the private link ``name`` goes."""
    return f"[[link:{name}]]"


def _render(template: str, language: str, context: Mapping[str, Any]) -> tuple[str, str]:
    text = (
        engines["letters"].get_template(f"letters/{template}.{language}.txt").render(dict(context))
    )
    subject, _, body = text.strip().partition("\n")
    return " ".join(subject.split()), body.strip() + "\n"
