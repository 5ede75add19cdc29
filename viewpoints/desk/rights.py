"""Whose desk it is: the sections a person edits, and what of everything belongs to them.

An administrator (a superuser) edits every section; an editor those whose pages she may publish
(docs/decisions/0023). What belongs to no section is every editor's to look at.
"""

from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import Http404
from wagtail.admin.auth import user_passes_test
from wagtail.models import Page
from wagtail.permissions import policy_registry

from viewpoints.articles.models import Section
from viewpoints.intake.models import Arrival
from viewpoints.letters.models import Letter
from viewpoints.submissions.models import Submission


def may_edit(user: Any) -> bool:
    """Tell whether ``user`` is an editor: one who may publish pages of some section."""
    return policy_registry.get_by_type(Page).user_has_any_permission(user, {"publish"})


editors_only = user_passes_test(may_edit)


def sections_of(user: Any) -> QuerySet[Section]:
    """Give the sections that a person edits, in every edition."""
    policy = policy_registry.get_by_type(Page)
    pages = policy.instances_user_has_permission_for(user, "publish")
    return Section.objects.filter(pk__in=pages.values("pk"))


def written_sections_of(user: Any) -> QuerySet[Section]:
    """Give the sections that a person edits in the edition that is written, where essays are sent to."""
    return sections_of(user).filter(locale__language_code=settings.LANGUAGE_CODE).order_by("path")


def submissions_of(user: Any) -> QuerySet[Submission]:
    """Give the submissions to the sections that a person edits."""
    return Submission.objects.filter(section__in=sections_of(user))


def arrivals_of(user: Any) -> QuerySet[Arrival]:
    """Give what came to the sections that a person edits, and what came to none."""
    return Arrival.objects.filter(Q(section__in=sections_of(user)) | Q(section=None))


def letters_of(user: Any) -> QuerySet[Letter]:
    """Give the letters that speak for the sections that a person edits, or for none."""
    keys = ["", *(str(pk) for pk in sections_of(user).values_list("pk", flat=True))]
    return Letter.objects.filter(section_key__in=keys)


def submission_for(user: Any, pk: int) -> Submission:
    """Give a submission if ``user`` edits its section. Raises Http404, so that nobody learns it is there."""
    found = submissions_of(user).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
