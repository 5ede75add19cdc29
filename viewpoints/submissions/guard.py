"""The guard: nothing becomes live, and nothing live changes, without a permit for its exact text.

One receiver before any page is saved refuses, with words an editor can be shown; one after it seals
what was stored, and the database itself checks the seal when the transaction commits (``gate``).
Neither hooks nor ``publish()`` would do: Wagtail has 34 ways to make a page live, and only saving is
common to most of them (findings A, docs/decisions/0003).
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models.signals import post_save, pre_delete, pre_save
from django.utils.translation import gettext as _
from wagtail.images.models import AbstractImage
from wagtail.models import Page, Revision

from viewpoints.articles.models import Article
from viewpoints.submissions import gate, permits, pictures, texts

WATCHED = {"live", "body", "locale", "locale_id", *texts.FIELDS, *texts.LATER_FIELDS}


class NotPermitted(PermissionDenied):
    """The text that was to be live has no permit. Nothing was changed."""


def watch() -> None:
    """Connect the guard to every kind of page, also through its parent class and raw fixtures."""
    for identity, (signal, receiver) in RECEIVERS.items():
        signal.connect(receiver, dispatch_uid=identity)


def leave() -> None:
    """Disconnect it: for measuring, and for showing that a door would be one."""
    for identity, (signal, _receiver) in RECEIVERS.items():
        signal.disconnect(dispatch_uid=identity)


def refuse_unpermitted(
    instance: Any, update_fields: frozenset[str] | None = None, **_kwargs: Any
) -> None:
    """Raise NotPermitted when saving ``instance`` would put a text live that has no permit."""
    if not isinstance(instance, Page) or not _watches(update_fields):
        return
    article = _as_it_will_be(instance, update_fields)
    if article is None or not article.live:
        return
    if not permits.permitted(texts.hash_of(texts.content_of(article))):
        raise NotPermitted(
            _("“%(title)s” cannot be printed: its author has not agreed to this exact text.")
            % {"title": article.title}
        )


def seal_stored(instance: Any, update_fields: frozenset[str] | None = None, **_kwargs: Any) -> None:
    """Write down which permitted text the live article's columns now hold."""
    if not isinstance(instance, Page) or not _watches(update_fields):
        return
    stored = _stored(instance)
    if stored and stored.live:
        gate.seal(stored, texts.freeze(stored))


def keep_work(instance: Any, update_fields: frozenset[str] | None = None, **_kwargs: Any) -> None:
    """Give a stored article back whose words it holds, whatever a fixture or a program made of it."""
    if isinstance(instance, Article) and _writes("work", update_fields):
        stored = Article.objects.filter(pk=instance.pk).values_list("work", flat=True).first()
        instance.work = stored or instance.work


def refuse_schedule(
    instance: Any, update_fields: frozenset[str] | None = None, **_kwargs: Any
) -> None:
    """Raise NotPermitted when Wagtail would publish an article by itself, later.

    At the due time the refusal of one would stop all that follow it (findings A3).
    """
    if not isinstance(instance, Revision) or instance.approved_go_live_at is None:
        return
    kind = instance.content_type.model_class()
    if kind and issubclass(kind, Article) and _writes("approved_go_live_at", update_fields):
        raise NotPermitted(_("An article is scheduled from its submission, not here."))


def refuse_other_file(
    instance: Any, update_fields: frozenset[str] | None = None, **_kwargs: Any
) -> None:
    """Raise NotPermitted when a picture of a live article would get another file."""
    if not isinstance(instance, AbstractImage) or not _writes("file", update_fields):
        return
    shown = pictures.live_with(instance)
    if shown and pictures.gets_another_file(instance):
        raise NotPermitted(pictures.refusal(shown))


def refuse_to_delete_picture(instance: Any, **_kwargs: Any) -> None:
    """Raise NotPermitted when a picture of a live article would go."""
    if isinstance(instance, AbstractImage) and (shown := pictures.live_with(instance)):
        raise NotPermitted(pictures.refusal(shown))


RECEIVERS = {
    "gate-work": (pre_save, keep_work),
    "gate-guard": (pre_save, refuse_unpermitted),
    "gate-seal": (post_save, seal_stored),
    "gate-schedule": (pre_save, refuse_schedule),
    "gate-file": (pre_save, refuse_other_file),
    "gate-picture": (pre_delete, refuse_to_delete_picture),
}


def _writes(name: str, update_fields: frozenset[str] | None) -> bool:
    return update_fields is None or name in update_fields


def _watches(update_fields: frozenset[str] | None) -> bool:
    return update_fields is None or not WATCHED.isdisjoint(update_fields)


def _stored(page: Page) -> Article | None:
    return Article.objects.select_related("locale").filter(pk=page.pk).first()


def _as_it_will_be(instance: Page, update_fields: frozenset[str] | None) -> Article | None:
    """Give the article as it will be stored: fields not being written come from the database."""
    if isinstance(instance, Article) and update_fields is None:
        return instance
    stored = _stored(instance)
    if stored is None:
        return instance if isinstance(instance, Article) else None
    for name in WATCHED:
        if _writes(name, update_fields) and hasattr(instance, name):
            setattr(stored, name, getattr(instance, name))
    return stored
