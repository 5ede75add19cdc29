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
from viewpoints.submissions.models import Asking, Submission


class Gone(LookupError):
    """What the link opened is no longer here."""


@transaction.atomic
def renew(secret: Secret) -> Letter:
    """Mail a link that opens what ``secret`` opened; for a text no longer asked about, the status.

    The former link stays as it is: over. Raises Gone when its row, or its section, is no longer here.
    """
    link = _link(_row(secret))
    about = link.about.submission if isinstance(link.about, Asking) else link.about
    recording.record("link.renewed", about, by=actor_at(secret.holder), purpose=link.purpose)
    return letters.renewed(link, to=secret.holder, section=_section(about), about=about)


def _row(secret: Secret) -> Model:
    row = apps.get_model(secret.about_kind).objects.filter(pk=secret.about_key).first()
    if row is None:
        raise Gone(str(secret))
    return row


def _link(row: Model) -> Link:
    if isinstance(row, Asking):
        return Link("status", row.submission) if row.lapsed_at else Link("asking", row)
    if isinstance(row, Submission):
        return Link("status", row)
    if isinstance(row, Arrival) and row.state == ArrivalState.UNCONFIRMED:
        return Link("confirm", row)
    if isinstance(row, Arrival) and row.submission:
        return Link("status", row.submission)
    raise Gone(str(row))


def _section(about: Arrival | Submission) -> Section:
    if isinstance(about, Submission):
        return about.section
    section = placing.section(about.envelope_to)
    if section is None:
        raise Gone(str(about))
    return section
