"""What is printed of who wrote an essay: bylines, organization and role, ties to the section."""

import datetime as dt
from collections.abc import Sequence

from django.db.models import Q
from django.utils import timezone, translation

from viewpoints.articles.models import Section
from viewpoints.people.models import Contributor, Role
from viewpoints.submissions import own_essays
from viewpoints.submissions.models import Submission


def fields(authors: Sequence[Contributor], *, section: Section, language: str) -> dict[str, str]:
    """Give the article's fields that follow from its authors, in the article's language."""
    tie = own_essays.tie_between(authors, editor=section.editor)
    with translation.override(language):
        disclosure = str(tie.label) if tie else ""
    return {
        "byline": "、".join(author.byline for author in authors if author.byline),
        "affiliation": affiliation(authors, language=language),
        "disclosure": disclosure,
    }


def wished(submission: Submission) -> dict[str, str]:
    """Give byline and affiliation as an author wished last for a submission; nothing without a wish."""
    wish = submission.wishes.last()
    return {"byline": wish.byline, "affiliation": wish.affiliation} if wish else {}


def affiliation(authors: Sequence[Contributor], *, language: str, on: dt.date | None = None) -> str:
    """Give the organization and role, as shown today or on a day, of an only author who signs with her name.

    Nothing for a pen name, which it could give away, and where there are several authors.
    """
    if len(authors) != 1 or authors[0].byline != authors[0].name:
        return ""
    role = _role(authors[0], on=on or timezone.localdate())
    if role is None:
        return ""
    if language == "en":
        name = role.organization.name_en or role.organization.name
        return f"{role.title_en or role.title}, {name}"[:200]
    return f"{role.organization.name}{role.title}"[:200]


def _role(author: Contributor, *, on: dt.date) -> Role | None:
    current = Q(since=None) | Q(since__lte=on)
    current &= Q(until=None) | Q(until__gte=on)
    return author.roles.filter(current, shown=True).select_related("organization").first()
