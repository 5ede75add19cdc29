"""What was corrected or retracted after publication, on its page, in lists and in the feed."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import Http404
from django.utils.translation import gettext as _

from viewpoints.articles import translating
from viewpoints.articles.models import Article, Section
from viewpoints.articles.passages import State
from viewpoints.submissions.models import Correction, Retraction


def of(article: Article) -> list[Correction]:
    """Give the printed corrections of an article, the newest first. An unsaved article has none."""
    if article.pk is None:
        return []
    rows = Correction.objects.filter(article=article.pk, printed_at__isnull=False)
    return list(rows.select_related("former").order_by("-printed_at", "-pk"))


def source_corrected_at(article: Article) -> dt.datetime | None:
    """Give when the source of a translation was corrected, while the translation has not followed.

    One query for a translation, none in the edition that is written; more only where there is such a
    correction, to know whether an editor found the words still right.
    """
    if article.last_published_at is None or article.locale.language_code == settings.LANGUAGE_CODE:
        return None
    rows = Correction.objects.filter(
        article__translation_key=article.translation_key, printed_at__gt=article.last_published_at
    ).exclude(article=article.pk)
    at = rows.order_by("-printed_at").values_list("printed_at", flat=True).first()
    return at if at and _is_behind(article) else None


def _is_behind(article: Article) -> bool:
    """Tell whether a translation says less than its source, or says it only in a draft."""
    states = {one.state for one in translating.passages_of(article)}
    return article.has_unpublished_changes or states != {State.CURRENT}


def retraction_of(article: Article) -> Retraction | None:
    """Give the retraction of an article, if it was retracted."""
    return getattr(article, "retraction", None) if article.pk else None


def marked(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Let each article know when it was retracted (``retracted_on``), for lists."""
    about = Retraction.objects.filter(article=OuterRef("pk")).values("retracted_at")
    return articles.annotate(retracted_on=Subquery(about[:1]))


def retracted_on(article: Article) -> dt.datetime | None:
    """Give when an article was retracted, from its list or its own row."""
    if hasattr(article, "retracted_on"):
        return article.retracted_on
    retraction = retraction_of(article)
    return retraction.retracted_at if retraction else None


def changed_at(article: Article) -> dt.datetime | None:
    """Give when what readers see of an article changed last: its text, or its standing."""
    moments = [article.last_published_at, retracted_on(article)]
    return max(filter(None, moments), default=None)


def headline(article: Article) -> str:
    """Give an article's title as lists, feeds and windows show it: marked when it was retracted."""
    retracted = retracted_on(article) is not None
    return _("[Retracted] %(title)s") % {"title": article.title} if retracted else article.title


def former_text(article: Article, number: str) -> Correction:
    """Give the correction that replaced the text with this short number. Raises Http404 for any other."""
    for correction in of(article):
        if correction.former.short_hash == number:
            return correction
    raise Http404(number)


@dataclass(frozen=True)
class Amendment:
    """One correction or retraction as a feed tells it."""

    article: Article
    kind: str
    key: int
    words: str
    at: dt.datetime

    @property
    def anchor(self) -> str:
        """The id of its notice on the article's page."""
        return f"correction-{self.key}" if self.kind == "correction" else self.kind

    @property
    def title(self) -> str:
        """Its headline."""
        sentence = _("Correction: “%(title)s”")
        if self.kind == "retraction":
            sentence = _("Retraction: “%(title)s”")
        return sentence % {"title": self.article.title}


def latest(sections: Iterable[Section], *, limit: int) -> list[Amendment]:
    """Give the newest corrections and retractions of what is live in an edition's sections."""
    here = Q(article__live=True, article__in_section__in=[one.pk for one in sections])
    corrections = Correction.objects.filter(here, printed_at__isnull=False)
    retractions = Retraction.objects.filter(here)
    return _newest(
        [
            *(
                Amendment(one.article, "correction", one.pk, one.note, one.printed_at)
                for one in _with_article(corrections).order_by("-printed_at")[:limit]
            ),
            *(
                Amendment(one.article, "retraction", one.pk, one.reason, one.retracted_at)
                for one in _with_article(retractions).order_by("-retracted_at")[:limit]
            ),
        ]
    )[:limit]


def _with_article(rows: QuerySet) -> QuerySet:
    return rows.select_related("article__locale", "article__in_section")


def _newest(amendments: Sequence[Amendment]) -> list[Amendment]:
    return sorted(amendments, key=lambda one: one.at, reverse=True)
