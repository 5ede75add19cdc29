"""Keep ``Article.in_section`` equal to the parent page: set on saving, and again when pages are moved.

A receiver, not a verb, because Wagtail places pages in many ways (create, copy, move, alias) and
only saving and moving are common to them. See docs/decisions/0004.
"""

from typing import Any

from django.db.models.signals import pre_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import post_page_move

from viewpoints.articles.models import Article, Section


@receiver(pre_save, sender=Article)
def place(instance: Article, **_: Any) -> None:
    """Set the section from the path of the page that is being saved."""
    if instance.path:
        instance.in_section = _section_above(instance.path)


@receiver(post_page_move)
def place_moved(instance: Page, **_: Any) -> None:
    """Set the section of every article below a page that was moved."""
    moved = Page.objects.get(pk=instance.pk)
    for article in Article.objects.filter(path__startswith=moved.path).only("pk", "path"):
        Article.objects.filter(pk=article.pk).update(in_section=_section_above(article.path))


def _section_above(path: str) -> Section | None:
    return Section.objects.filter(path=path[: -Page.steplen]).first()
