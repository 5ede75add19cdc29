"""Who edits a section: editors until an administrator says otherwise, deputies from a date to a date.

Wagtail's permissions hang on groups, so a section has two, of its editors and of its deputies, with the
same rights to its pages in every edition, to its pictures, and to the registers. They are made when the
first person is named. The deputies' group follows the dates of the rows ``Deputy``
(docs/decisions/0023-rights-by-section.md).
"""

import datetime as dt
from collections import defaultdict
from enum import StrEnum
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils import timezone
from wagtail.models import GroupPagePermission

from viewpoints.articles import granting
from viewpoints.articles.models import Deputy, Section
from viewpoints.journal import recording
from viewpoints.journal.models import Actor

CLOCK = Actor.machine("deputies")


class Part(StrEnum):
    """What a group of a section is for; its name ends with it."""

    EDITORS = "editors"
    DEPUTIES = "deputies"


class EditsAlready(ValueError):
    """She is an editor of this section, and needs no deputizing."""


class EndsBeforeItBegins(ValueError):
    """The last day is before the first."""


@transaction.atomic
def name_editor(section: Section, *, user: Any, by: Actor) -> None:
    """Let ``user`` edit a section, in all its editions, from now on; she is its deputy no more."""
    group = _group(section, Part.EDITORS)
    if group.user_set.filter(pk=user.pk).exists():
        return
    group.user_set.add(user)
    deputies_of(section).filter(user=user).delete()
    recording.record("section.editor_named", section, by=by, user=user.pk)
    _keep(section, by=by)


@transaction.atomic
def remove_editor(section: Section, *, user: Any, by: Actor) -> None:
    """Let ``user`` edit a section no more. What she did stays."""
    group = _group(section, Part.EDITORS)
    if group.user_set.filter(pk=user.pk).exists():
        group.user_set.remove(user)
        recording.record("section.editor_removed", section, by=by, user=user.pk)


@transaction.atomic
def name_deputy(
    section: Section, *, user: Any, by: Actor, since: dt.date | None, until: dt.date | None
) -> Deputy:
    """Let ``user`` edit a section from a day to a day, both included; None: from now, for good.

    Raises EditsAlready or EndsBeforeItBegins.
    """
    if editors_of(section).filter(pk=user.pk).exists():
        raise EditsAlready(str(user))
    if since and until and until < since:
        raise EndsBeforeItBegins(f"{since} {until}")
    deputy = Deputy.objects.create(section=section, user=user, since=since, until=until)
    recording.record("section.deputy_named", section, by=by, user=user.pk, deputy=deputy.pk)
    _keep(section, by=by)
    return deputy


@transaction.atomic
def end_deputy(deputy: Deputy, *, by: Actor) -> None:
    """Take a deputy's row away, and with it her right to edit, whatever its dates were."""
    section, key = deputy.section, deputy.pk
    deputy.delete()
    recording.record("section.deputy_ended", section, by=by, user=deputy.user_id, deputy=key)
    _keep(section, by=by)


def catch_up() -> int:
    """Give and take the rights of deputies whose days began or ended; gives how many persons' changed."""
    groups = Group.objects.filter(name__endswith=_suffix(Part.DEPUTIES))
    held = Q(group_permissions__group__in=groups)
    rows = Section.objects.filter(held | Q(deputies__isnull=False)).distinct().order_by("-pk")
    once = {one.translation_key: one for one in rows}  # its first edition
    return sum(_keep(one, by=CLOCK) for one in once.values())


def editors_of(section: Section) -> QuerySet[Any]:
    """Give the users who edit a section until an administrator says otherwise."""
    return _members(section, Part.EDITORS)


def deputies_of(section: Section) -> QuerySet[Deputy]:
    """Give the rows of a section's deputies, of all times, in whichever edition they were named."""
    return Deputy.objects.filter(section__translation_key=section.translation_key)


def all_editors() -> dict[Any, list[Any]]:
    """Give the editors of all sections, by a section's translation key; costs the same for many."""
    found: dict[Any, list[Any]] = defaultdict(list)
    groups = Group.objects.filter(name__endswith=_suffix(Part.EDITORS)).order_by("pk")
    for group in groups.prefetch_related("page_permissions__page", "user_set"):
        users = sorted(group.user_set.all(), key=lambda user: user.pk)
        for key in {one.page.translation_key for one in group.page_permissions.all()}:
            found[key] += users
    return found


def all_deputies() -> dict[Any, list[Deputy]]:
    """Give the deputies' rows of all sections, by a section's translation key."""
    found: dict[Any, list[Deputy]] = defaultdict(list)
    for row in Deputy.objects.select_related("user", "section"):
        found[row.section.translation_key].append(row)
    return found


def current(on: dt.date) -> Q:
    """Give what holds for a deputy's row on a day."""
    began = Q(since=None) | Q(since__lte=on)
    return began & (Q(until=None) | Q(until__gte=on))


def is_current(deputy: Deputy, *, on: dt.date) -> bool:
    """Tell whether a deputy edits on a day."""
    return (deputy.since or on) <= on <= (deputy.until or on)


def collection_of(section: Section) -> int:
    """Give the key of the collection that a section's pictures lie in; it is made when missing."""
    group = _group(section, Part.EDITORS)
    if found := granting.collection_of([group.pk]):
        return found
    made = granting.new_collection(section.title)
    granting.grant_pictures(group, made)
    return made


def remove_wagtails_groups() -> None:
    """Remove the groups that Wagtail's migrations make, which span all sections, if nobody is in them."""
    Group.objects.filter(name__in=["Editors", "Moderators"], user=None).delete()


@receiver(post_save, sender=Section)
def grant_edition(instance: Section, created: bool, **_: Any) -> None:
    """Let the editors of a section edit its new edition too."""
    if created:
        for group in _groups(instance):
            granting.grant_pages(group, [instance.pk])


def _keep(section: Section, *, by: Actor) -> int:
    """Make the deputies' group hold who is a deputy today; gives how many persons' rights changed."""
    today = deputies_of(section).filter(current(timezone.localdate()))
    wanted = set(today.values_list("user", flat=True))
    held = set(_members(section, Part.DEPUTIES).values_list("pk", flat=True))
    if wanted == held:
        return 0
    _group(section, Part.DEPUTIES).user_set.set(wanted)
    for user in sorted(wanted ^ held):
        verb = "section.deputy_began" if user in wanted else "section.deputy_left"
        recording.record(verb, section, by=by, user=user)
    return len(wanted ^ held)


def _members(section: Section, part: Part) -> QuerySet[Any]:
    groups = _groups(section).filter(name__endswith=_suffix(part))
    return get_user_model().objects.filter(groups__in=groups).distinct().order_by("pk")


def _groups(section: Section) -> QuerySet[Group]:
    """Give the groups of a section, found by their rights to any of its editions."""
    pages = Section.objects.filter(translation_key=section.translation_key)
    ours = Q(name__endswith=_suffix(Part.EDITORS)) | Q(name__endswith=_suffix(Part.DEPUTIES))
    held = GroupPagePermission.objects.filter(page__in=pages.values("pk"))
    return Group.objects.filter(ours, pk__in=held.values("group"))


def _group(section: Section, part: Part) -> Group:
    """Give a group of a section; it is made, with its rights, when missing."""
    if found := _groups(section).filter(name__endswith=_suffix(part)).first():
        return found
    pages = Section.objects.filter(translation_key=section.translation_key).order_by("pk")
    keys = list(pages.values_list("pk", flat=True))
    group = Group.objects.create(name=f"{section.title[:100]} #{keys[0]}{_suffix(part)}")
    granting.grant_pages(group, keys)
    granting.grant_registers(group)
    beside = granting.collection_of(_groups(section).values("pk"))
    granting.grant_pictures(group, beside or granting.new_collection(section.title))
    return group


def _suffix(part: Part) -> str:
    return f" · {part}"
