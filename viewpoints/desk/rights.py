"""Whose desk it is: the sections a person edits, and what of everything belongs to them.

An administrator (a superuser) edits every section; an editor those whose pages she may publish
(docs/decisions/0023). An arrival that belongs to no section is every editor's to look at; a letter that
speaks for none may hold words of any, and is an administrator's.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

from django.conf import settings
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from wagtail.admin.auth import user_passes_test
from wagtail.models import Page
from wagtail.permissions import policy_registry

from viewpoints.articles.models import Article, Section
from viewpoints.intake.models import Arrival
from viewpoints.letters.models import Letter
from viewpoints.submissions.models import Submission

View = Callable[..., HttpResponse]
_KEPT = "_sections_she_edits"
_NONE = 0  # no section's key
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Reader:
    """Somebody who is told by mail of sections, with an account (``pk``) or without."""

    keys: tuple[int, ...]
    pk: int | None = None


def may_edit(user: Any) -> bool:
    """Tell whether ``user`` is an editor: one who may publish pages of some section."""
    return policy_registry.get_by_type(Page).user_has_any_permission(user, {"publish"})


def is_administrator(user: Any) -> bool:
    """Tell whether ``user`` may do everything."""
    return bool(user.is_active and user.is_superuser)


editors_only = user_passes_test(may_edit)


def keys_of(user: Any) -> list[int] | None:
    """Give the keys of the sections that a person edits, in every edition; None: all there are.

    Looked up once for a row of a user, as Wagtail does with its permissions.
    """
    if isinstance(user, Reader):
        return list(user.keys)
    if is_administrator(user):
        return None
    if not hasattr(user, _KEPT):
        policy = policy_registry.get_by_type(Page)
        # One by one: asked for as a condition on pages, all pages there are would be looked at.
        sections = Section.objects.order_by("pk").only("path", "depth", "owner")
        hers = [
            one.pk
            for one in sections
            if policy.user_has_permission_for_instance(user, "publish", one)
        ]
        setattr(user, _KEPT, hers)
    return list(getattr(user, _KEPT))


def sections_of(user: Any) -> QuerySet[Section]:
    """Give the sections that a person edits, in every edition."""
    keys = keys_of(user)
    return Section.objects.all() if keys is None else Section.objects.filter(pk__in=keys)


def written_sections_of(user: Any) -> QuerySet[Section]:
    """Give the sections that a person edits in the edition that is written, to which submissions belong."""
    return sections_of(user).filter(locale__language_code=settings.LANGUAGE_CODE)


def submissions_of(user: Any) -> QuerySet[Submission]:
    """Give the submissions to the sections that a person edits."""
    keys = keys_of(user)
    rows = Submission.objects.all()
    return rows if keys is None else rows.filter(section__in=keys)


def articles_of(user: Any) -> QuerySet[Article]:
    """Give the articles, drafts too, in the sections that a person edits."""
    keys = keys_of(user)
    rows = Article.objects.all()
    return rows if keys is None else rows.filter(in_section__in=keys)


def arrivals_of(user: Any) -> QuerySet[Arrival]:
    """Give what came to the sections that a person edits, and what came to none."""
    keys = keys_of(user)
    rows = Arrival.objects.all()
    if keys is None:
        return rows
    # Not by the index of sections: their arrivals would all be sorted to give the newest.
    return rows.alias(whose=Coalesce("section_id", _NONE)).filter(whose__in=[*keys, _NONE])


def about_submissions_of(user: Any, rows: QuerySet[Row], *, when: Q | None = None) -> QuerySet[Row]:
    """Give ``rows`` whose ``submission`` is of the sections that a person edits, and is as ``when`` says.

    For few rows about many submissions: looked up from the row, not from all of a section.
    """
    hers = submissions_of(user).filter(when or Q(), pk=OuterRef("submission"))
    return rows.filter(Exists(hers.order_by()))


def letters_of(user: Any) -> QuerySet[Letter]:
    """Give the letters that speak for the sections that a person edits."""
    keys = keys_of(user)
    rows = Letter.objects.all()
    return rows if keys is None else rows.filter(section_key__in=map(str, keys))


def submission_for(user: Any, pk: int) -> Submission:
    """Give a submission if ``user`` edits its section. Raises Http404, so that nobody learns it is there."""
    return get_object_or_404(submissions_of(user), pk=pk)


def editors_of(section: Section) -> QuerySet[Any]:
    """Give the users who edit a section: its editors and deputies of today, and administrators."""
    policy = policy_registry.get_by_type(Page)
    users = policy.users_with_permission_for_instance("publish", section)
    return users.filter(is_active=True).order_by("pk")


def for_administrators(view: View) -> View:
    """Answer 404 to whoever is no administrator, as if ``view`` were not there."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_administrator(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return answer
