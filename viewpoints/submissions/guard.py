"""The guard: nothing becomes live, and nothing live changes, without a permit for its exact text.

One receiver before any page is saved refuses, with words an editor can be shown; one after it seals
what was stored, and the database itself checks the seal when the transaction commits (``gate``).
Neither hooks nor ``publish()`` would do: Wagtail has 34 ways to make a page live, and only saving is
common to most of them (findings A, docs/decisions/0003).
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models.signals import post_save, pre_save
from django.utils.translation import gettext as _
from wagtail.models import Page

from viewpoints.articles.models import Article
from viewpoints.submissions import gate, permits, texts

WATCHED = {"live", "body", "locale", *texts.FIELDS}


class NotPermitted(PermissionDenied):
    """The text that was to be live has no permit. Nothing was changed."""


def watch() -> None:
    """Connect the guard to every kind of page, also through its parent class and raw fixtures."""
    for signal, receiver, identity in RECEIVERS:
        signal.connect(receiver, dispatch_uid=identity)


def leave() -> None:
    """Disconnect it: for measuring, and for showing that a door would be one."""
    for signal, _receiver, identity in RECEIVERS:
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
    stored = Article.objects.filter(pk=instance.pk, live=True).first()
    if stored:
        gate.seal(stored, texts.freeze(stored))


def _watches(update_fields: frozenset[str] | None) -> bool:
    return update_fields is None or not WATCHED.isdisjoint(update_fields)


def _as_it_will_be(instance: Page, update_fields: frozenset[str] | None) -> Article | None:
    """Give the article as it will be stored: fields not being written come from the database."""
    if isinstance(instance, Article) and update_fields is None:
        return instance
    stored = Article.objects.filter(pk=instance.pk).first()
    if stored is None:
        return instance if isinstance(instance, Article) else None
    for name in WATCHED:
        written = update_fields is None or name in update_fields
        if written and hasattr(instance, name):
            setattr(stored, name, getattr(instance, name))
    return stored


RECEIVERS = (
    (pre_save, refuse_unpermitted, "gate-guard"),
    (post_save, seal_stored, "gate-seal"),
)
