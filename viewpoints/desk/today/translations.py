"""Translations that have not followed a correction of their source."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from viewpoints.articles import translating
from viewpoints.articles.models import Article
from viewpoints.articles.passages import State
from viewpoints.desk.rights import keys_of
from viewpoints.desk.today.rows import SHOWN, Row, Step
from viewpoints.submissions.models import Correction

LOOKED_AT = 50
"""So many of the newest corrections are looked at; what is stale is not kept, but found each time."""


def behind(user: Any) -> Iterable[Row]:
    """Give the translations of lately corrected essays that somebody has to look at."""
    found = 0
    for article in _translations(user):
        if number := _behind(article):
            yield _row(article, number)
            found += 1
        if found > SHOWN:
            return


def _translations(user: Any) -> list[Article]:
    """Give her translations of what was corrected lately, that of the newest correction first."""
    printed = Correction.objects.filter(printed_at__isnull=False).order_by("-printed_at")
    works = list(printed.values_list("article__translation_key", flat=True)[:LOOKED_AT])
    if not works:
        return []
    rows = Article.objects.filter(translation_key__in=works, translated_passages__isnull=False)
    rows = rows.exclude(locale__language_code=settings.LANGUAGE_CODE).defer("body").distinct()
    hers = keys_of(user)
    mine = [one for one in rows if hers is None or one.in_section_id in hers]
    return sorted(mine, key=lambda one: works.index(one.translation_key))


def _behind(article: Article) -> int:
    """Count the passages that the source moved on from; on a printed page also what is missing."""
    waits = {State.STALE, State.GONE} | ({State.UNTRANSLATED} if article.live else set())
    return sum(one.state in waits for one in translating.passages_of(article))


def _row(article: Article, number: int) -> Row:
    url = f"{reverse('desk:translation', args=[article.pk])}?show=to-do"
    words = ngettext(
        "%(count)s passage of its source changed.",
        "%(count)s passages of its source changed.",
        number,
    )
    return Row(
        title=article.draft_title,
        url=url,
        step=Step(url, gettext_lazy("Follow in the translation")),
        note=words % {"count": number},
    )
