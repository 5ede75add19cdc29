"""Essays of the section editor herself, or of her organization: marked, and published by another editor."""

import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from viewpoints.journal.models import Actor
from viewpoints.people.models import Contributor, Organization
from viewpoints.submissions.models import Submission


class Tie(models.TextChoices):
    """What ties an essay to the section that prints it."""

    EDITOR = "editor", _("The author edits this section.")
    ORGANIZATION = "organization", _("The author works at the section editor’s organization.")


class NeedsAnother(Exception):
    """This editor cannot publish it: she wrote it, or it is from her own organization."""


def tie(submission: Submission) -> Tie | None:
    """Give what ties a submission to its section's editor, if anything; roles count as of today."""
    editor = submission.section.editor
    if editor is None:
        return None
    authors = list(submission.authors.all())
    if editor in authors:
        return Tie.EDITOR
    today = timezone.localdate()
    shared = _organizations([editor], on=today) & _organizations(authors, on=today)
    return Tie.ORGANIZATION if shared else None


def needs_another(submission: Submission, *, by: Actor) -> bool:
    """Tell whether somebody else must publish: ``by`` is an author, or the editor the essay is tied to.

    A desk user and a contributor are one person when they have one e-mail address.
    """
    email = getattr(by.user, "email", "")
    if not email:
        return False
    if submission.authors.filter(address__email__iexact=email).exists():
        return True
    editor = submission.section.editor
    if editor is None or editor.address is None or editor.address.email != email.lower():
        return False
    return tie(submission) is not None


def _organizations(people: list[Contributor], *, on: dt.date) -> set[int]:
    held = Q(roles__since=None) | Q(roles__since__lte=on)
    held &= Q(roles__until=None) | Q(roles__until__gte=on)
    at = Organization.objects.filter(held, roles__contributor__in=people)
    return set(at.values_list("pk", flat=True))
