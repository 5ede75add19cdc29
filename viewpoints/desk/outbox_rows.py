"""The letters of a person's sections by state, newest first, at a cost that does not grow with them."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet

from viewpoints.articles.models import Section
from viewpoints.desk.rights import keys_of
from viewpoints.letters.models import Letter
from viewpoints.letters.states import LetterState


def newest(
    sections: Iterable[str],
    states: Iterable[LetterState],
    *,
    most: int,
    before: int | None = None,
) -> QuerySet[Letter]:
    """Give the newest letters of ``sections`` in ``states``, ``most`` at most, those before a key.

    The newest of each section and state are looked up by the index (section, state, -id), and the newest
    of these taken: nothing is counted, and nothing sorted but them.
    """
    older = Letter.objects.filter(pk__lt=before) if before else Letter.objects.all()
    each = [
        Q(pk__in=older.filter(section_key=key, state=state).order_by("-pk").values("pk")[:most])
        for key in sections
        for state in states
    ]
    found = Letter.objects.filter(reduce(or_, each)) if each else Letter.objects.none()
    return found.select_related("to").order_by("-pk")[:most]


def sections_for(user: Any) -> list[str]:
    """Give the section keys whose letters ``user`` may see; an administrator sees those of none, too."""
    keys = keys_of(user)
    if keys is not None:
        return [str(key) for key in keys]
    return ["", *(str(key) for key in Section.objects.values_list("pk", flat=True))]
