"""Know a contributor again, or make her acquaintance."""

from viewpoints.chinese.slug import slug
from viewpoints.letters.models import Address
from viewpoints.people.models import Contributor


def contributor_at(address: Address, *, name: str) -> Contributor:
    """Give the contributor known by ``address``, or a new one with ``name`` (or the address' local part)."""
    known = Contributor.objects.filter(address=address).order_by("pk").first()
    if known:
        return known
    name = name.strip()[:120] or address.email.partition("@")[0]
    return Contributor.objects.create(name=name, byline=name, slug=free_slug(name), address=address)


def contributor_named(name: str) -> Contributor:
    """Make the acquaintance of somebody who has no e-mail address: she signs with ``name`` for now."""
    name = name.strip()[:120]
    return Contributor.objects.create(name=name, byline=name, slug=free_slug(name))


def free_slug(name: str) -> str:
    """Give a slug for ``name`` that no contributor has: ``lin-xiao``, ``lin-xiao-2`` …"""
    wanted = slug(name)
    taken = set(Contributor.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted}-{number}"
    return free
