"""What is written to people about their data. Templates: ``templates/letters/NAME.LANGUAGE.txt``."""

from django.conf import settings
from django.db.models import Model
from django.urls import reverse

from viewpoints.articles.models import Section
from viewpoints.letters.models import Address, Letter
from viewpoints.letters.writing import Link, Sender, write
from viewpoints.privacy.models import Erasure, Export
from viewpoints.submissions import addressees
from viewpoints.submissions.senders import in_language, sender_of


def export_ready(export: Export) -> Letter:
    """Tell whoever asked for a copy of her data where it lies, and until when."""
    return _write(
        "export_ready",
        to=export.address,
        about=export,
        section=export.section,
        links={"export": Link("export", export)},
        until=export.expires_at,
    )


def confirm_erasure(erasure: Erasure) -> Letter:
    """Ask whoever wants her data erased to confirm it: nothing happens before."""
    return _write(
        "confirm_erasure",
        to=erasure.address,
        about=erasure,
        section=erasure.section,
        links={"erasure": Link("erasure", erasure)},
        wish=str(erasure.wish),
    )


def last(erasure: Erasure) -> Letter:
    """Tell what is erased and what is kept: the last letter to an address, before it is erased too."""
    return _write(
        "last",
        to=erasure.address,
        about=erasure,
        section=erasure.section,
        wish=str(erasure.wish),
    )


def for_editor(erasure: Erasure, *, section: Section) -> list[Letter]:
    """Tell a section's editors that something printed waits for them; it names nobody."""
    return [
        write(
            "erasure_for_editor",
            to=to,
            sender=sender_of(section),
            about=erasure,
            language=addressees.language_of(to),
            automatic=True,
            considerate=True,
            context={"url": settings.BASE_URL + reverse("desk:erasures")},
        )
        for to in addressees.of(section)
    ]


def _write(
    template: str,
    *,
    to: Address,
    about: Model,
    section: Section | None,
    links: dict[str, Link] | None = None,
    **context: object,
) -> Letter:
    """Write in the language of the address, under the section that it has to do with, if any."""
    ours = in_language(section, to.language) if section else None
    sender = sender_of(section, language=to.language) if section else Sender(settings.SERVER_EMAIL)
    return write(
        template,
        to=to,
        sender=sender,
        about=about,
        links=links,
        automatic=True,
        context={"section": ours, "editor": ours.editor if ours else None, **context},
    )
