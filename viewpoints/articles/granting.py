"""What Wagtail's permissions let an editor do: her section's pages and pictures, and the registers."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

PAGES = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
PICTURES = ("add_image", "change_image", "choose_image")
# By app: what she may do beside pages and pictures. What is shared, only an administrator deletes.
REGISTERS = {
    "wagtailadmin": ("access_admin",),
    "people": ("add_contributor", "change_contributor", "add_organization", "change_organization"),
    "articles": ("add_claim", "change_claim", "add_series", "change_series"),
}


def grant_pages(group: Group, pages: Iterable[int]) -> None:
    """Let a group add, change, publish, lock and unlock pages, and what lies below them."""
    permissions = _permissions(Q(content_type__app_label="wagtailcore", codename__in=PAGES))
    rows = [
        GroupPagePermission(group=group, page_id=page, permission=permission)
        for page in pages
        for permission in permissions
    ]
    GroupPagePermission.objects.bulk_create(rows, ignore_conflicts=True)


def grant_pictures(group: Group, collection: int) -> None:
    """Let a group add, change and choose the pictures of a collection."""
    permissions = _permissions(Q(content_type__app_label="wagtailimages", codename__in=PICTURES))
    GroupCollectionPermission.objects.bulk_create(
        GroupCollectionPermission(group=group, collection_id=collection, permission=one)
        for one in permissions
    )


def grant_registers(group: Group) -> None:
    """Let a group into the admin, and keep authors, organizations, claims and series."""
    wanted = Q(pk__in=[])
    for app, names in REGISTERS.items():
        wanted |= Q(content_type__app_label=app, codename__in=names)
    group.permissions.add(*_permissions(wanted))


def collection_of(groups: Any) -> int | None:
    """Give the key of the collection that groups (keys) hold, if there is one."""
    held = GroupCollectionPermission.objects.filter(group__in=groups).order_by("pk")
    return held.values_list("collection", flat=True).first()


def new_collection(title: str) -> int:
    """Make a collection; gives its key."""
    root = Collection.get_first_root_node()
    return int(root.add_child(name=title[:255]).pk)


def _permissions(wanted: Q) -> list[Permission]:
    return list(Permission.objects.filter(wanted).order_by("pk"))
