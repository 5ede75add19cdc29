"""Essays of the section editor herself, or of her organization: marked, and published by another editor."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db import models
from django.db.models import Q, prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from viewpoints.journal.models import Actor
from viewpoints.people.models import Contributor, Role
from viewpoints.submissions.models import Submission


class Tie(models.TextChoices):
    """What ties an essay to the section that prints it."""

    EDITOR = "editor", _("The author edits this section.")
    ORGANIZATION = "organization", _("The author works at the section editor’s organization.")


class NeedsAnother(Exception):
    """This editor cannot publish it: she wrote it, or it is from her own organization."""


def tie(submission: Submission) -> Tie | None:
    """Give what ties a submission to its section's editor, if anything; roles count as of today."""
    return tie_between(submission.authors.all(), editor=submission.section.editor)


def tie_between(authors: Iterable[Contributor], *, editor: Contributor | None) -> Tie | None:
    """Give what ties authors to the editor of a section, if anything."""
    if editor is None:
        return None
    people = [editor.pk, *(author.pk for author in authors)]
    return _tie(people, _current_roles(set(people), on=timezone.localdate()))


def tied(submissions: Iterable[Submission]) -> dict[int, Tie]:
    """Give the ties of many submissions by their keys, at the cost of a few queries."""
    rows = list(submissions)
    prefetch_related_objects(rows, "section__editor", "authors")
    people = {
        one.pk: [one.section.editor.pk, *(author.pk for author in one.authors.all())]
        for one in rows
        if one.section.editor
    }
    held = _current_roles(set().union(*people.values()), on=timezone.localdate())
    ties = {key: _tie(keys, held) for key, keys in people.items()}
    return {key: tie for key, tie in ties.items() if tie}


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


def _tie(people: Sequence[int], held: Mapping[int, set[int]]) -> Tie | None:
    """Give the tie between an editor, who comes first, and authors, by the organizations they are at."""
    editor, *authors = people
    if editor in authors:
        return Tie.EDITOR
    shared = any(held[editor] & held[author] for author in authors)
    return Tie.ORGANIZATION if shared else None


def _current_roles(people: set[int], *, on: dt.date) -> dict[int, set[int]]:
    """Give the organizations at which people have a role on a day, by person."""
    current = Q(since=None) | Q(since__lte=on)
    current &= Q(until=None) | Q(until__gte=on)
    rows = Role.objects.filter(current, contributor__in=people)
    held: dict[int, set[int]] = defaultdict(set)
    for person, organization in rows.values_list("contributor", "organization"):
        held[person].add(organization)
    return held
