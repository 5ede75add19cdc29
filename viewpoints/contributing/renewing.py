"""Renew: a private link that ran out is replaced by mail, to the address that held it."""

from django.apps import apps
from django.db import transaction
from django.db.models import Model

from viewpoints.articles.models import Section
from viewpoints.contributing import letters
from viewpoints.contributing.holders import actor_at
from viewpoints.intake import placing
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState
from viewpoints.journal import recording
from viewpoints.letters.models import Letter, Secret
from viewpoints.letters.writing import Link
from viewpoints.submissions import authors
from viewpoints.submissions.models import Asking, Submission


class Gone(LookupError):
    """What the link opened is no longer here."""


@transaction.atomic
def renew(secret: Secret) -> Letter:
    """Mail a link that opens what ``secret`` opened; for a text no longer asked about, the status.

    The former link stays as it is: over. Raises Gone when its row, or its section, is no longer here,
    or when who held it is neither sender nor author nor anybody's proxy any more.
    """
    link, about = _link(_row(secret))
    if isinstance(about, Submission) and not authors.concerns(about, at=secret.holder):
        raise Gone(str(secret))
    recording.record("link.renewed", about, by=actor_at(secret.holder), purpose=link.purpose)
    return letters.renewed(link, to=secret.holder, section=_section(about), about=about)


def _row(secret: Secret) -> Model:
    row = apps.get_model(secret.about_kind).objects.filter(pk=secret.about_key).first()
    if row is None:
        raise Gone(str(secret))
    return row


def _link(row: Model) -> tuple[Link, Arrival | Submission]:
    """Give the new link, and what the letter that carries it is about."""
    if isinstance(row, Arrival) and row.state == ArrivalState.UNCONFIRMED:
        return Link("confirm", row), row
    if isinstance(row, Asking) and not row.lapsed_at:
        return Link("asking", row), row.submission
    submission = row if isinstance(row, Submission) else getattr(row, "submission", None)
    if submission is None:
        raise Gone(str(row))
    return Link("status", submission), submission


def _section(about: Arrival | Submission) -> Section:
    if isinstance(about, Submission):
        return about.section
    section = placing.section(about.envelope_to)
    if section is None:
        raise Gone(str(about))
    return section
