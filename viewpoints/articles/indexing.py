"""Keep what printed articles are found by: when they are printed and taken off, and when a name changes.

Receivers where Wagtail or a register does it in ways of their own; verbs call ``keep``. What came past
all of them, as an archive does, is taken up by ``catch_up`` in the worker (docs/decisions/0033).
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.db.models.signals import post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from viewpoints.articles.found_by import FoundBy, found_by
from viewpoints.articles.models import Article, Claim, Searched
from viewpoints.people.models import Contributor

DAY = 1 << 16
"""Places of one day."""
_AT_ONCE = 1000
_TOGETHER = 100
_WITH = ("authorships__contributor", "claim_answers__claim")


@transaction.atomic
def keep(article: Article) -> None:
    """Keep what an article is found by, as it is read now; forget it when it is not live."""
    live = _live(Q(pk=article.pk))
    if live:
        _keep(live)
    else:
        forget(article)


def forget(article: Article) -> None:
    """Let an article be found no more."""
    Searched.objects.filter(article=article.pk).delete()


def renew(articles: Q) -> None:
    """Keep anew what live articles are found by; of very many, the rest are left to ``catch_up``."""
    _mark(articles)
    _renew_some()


def catch_up() -> int:
    """Keep what some articles are found by that were printed past the verbs, or wait for it; gives how many.

    Upwards by key from the highest looked at, so that nothing is scanned; below it a verb has kept all.
    """
    seen = Searched.objects.filter(looked_at=True).aggregate(top=Max("article"))["top"] or 0
    rows = Article.objects.filter(live=True, pk__gt=seen).order_by("pk")
    keys = list(rows.values_list("pk", flat=True)[:_AT_ONCE])
    for some in _parts(keys):
        with transaction.atomic():
            _keep(_live(Q(pk__in=some, searched=None)))
            Searched.objects.filter(article=some[-1]).update(looked_at=True)
    return len(keys) + _renew_some()


@receiver(page_published, sender=Article)
def keep_printed(instance: Article, **_: Any) -> None:
    """Whatever published it."""
    keep(instance)


@receiver(page_unpublished, sender=Article)
def forget_taken_off(instance: Article, **_: Any) -> None:
    """Whatever took it off the site."""
    forget(instance)


@receiver(post_page_move)
def renew_moved(instance: Page, **_: Any) -> None:
    """The section is among the words; the worker sees to it."""
    _mark(Q(path__startswith=Page.objects.get(pk=instance.pk).path))


@receiver(post_save, sender=Claim)
def renew_answers(instance: Claim, created: bool, **_: Any) -> None:
    """What a claim says is among the words of the articles that answer it."""
    if not created:
        renew(Q(claim_answers__claim__translation_key=instance.translation_key))


@receiver(pre_delete, sender=Claim)
def renew_unanswering(instance: Claim, **_: Any) -> None:
    """A claim is about to go; the worker sees to it."""
    _mark(Q(claim_answers__claim=instance.pk))


@receiver(post_save, sender=Contributor)
def renew_signed(instance: Contributor, created: bool, **_: Any) -> None:
    """Whose articles are hers depends on the byline she has."""
    if not created:
        renew(Q(authorships__contributor=instance.pk))


def _mark(articles: Q) -> None:
    Searched.objects.filter(article__in=Article.objects.filter(articles)).update(stale=True)


def _renew_some() -> int:
    rows = Searched.objects.filter(stale=True).order_by("-place")
    keys = list(rows.values_list("article", flat=True)[:_AT_ONCE])
    for some in _parts(keys):
        with transaction.atomic():
            _keep(_live(Q(pk__in=some)))
            Searched.objects.filter(article__in=some, article__live=False).delete()
    return len(keys)


def _parts(keys: Sequence[int]) -> Iterable[Sequence[int]]:
    return (keys[first : first + _TOGETHER] for first in range(0, len(keys), _TOGETHER))


def _live(which: Q) -> list[Article]:
    rows: QuerySet[Article] = Article.objects.filter(which, live=True)
    return list(rows.select_related("locale").prefetch_related(*_WITH).order_by("pk"))


def _keep(articles: Sequence[Article]) -> None:
    former = {one.article_id: one for one in Searched.objects.filter(article__in=articles)}
    new = []
    for article, found in zip(articles, found_by(articles), strict=True):
        row = former.get(article.pk)
        if row is not None and row.place // DAY == _day(article):
            _change(row, found)
            continue
        if row is not None:
            row.delete()
        seen = row is not None and row.looked_at
        new.append(Searched(article=article, words=found.words, plain=found.plain, looked_at=seen))
    _place(new)
    Searched.objects.bulk_create(new)


def _change(row: Searched, found: FoundBy) -> None:
    if (row.words, row.plain) != (found.words, found.plain):
        row.words, row.plain = found.words, found.plain
        row.save(update_fields=["words", "plain"])
    Searched.objects.filter(pk=row.pk, stale=True).update(stale=False)


def _place(rows: Sequence[Searched]) -> None:
    """Give each row its place: of its day, told apart by key; where that is taken, the same a day before."""
    waiting = [(row, _day(row.article) * DAY + row.article_id % DAY) for row in rows]
    given: set[int] = set()
    while waiting:
        wanted = [place for _row, place in waiting]
        taken = {*given, *Searched.objects.filter(pk__in=wanted).values_list("pk", flat=True)}
        left = []
        for row, place in waiting:
            if place in taken:
                left.append((row, place - DAY))
                continue
            row.place = place
            taken.add(place)
            given.add(place)
        waiting = left


def _day(article: Article) -> int:
    return (article.printed_on or dt.date.min).toordinal()
