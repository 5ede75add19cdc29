"""Claims and series at the desk: how many essays answer a claim, and the articles of a series in order."""

from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from wagtail.admin.panels import Panel

from viewpoints.articles.models import Article, Claim, ClaimAnswer

ARTICLES = 200


def with_answers(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Give claims with ``answered``: how many printed essays answer each, in whichever edition."""
    key = OuterRef("translation_key")
    live = ClaimAnswer.objects.filter(claim__translation_key=key, article__live=True).order_by()
    number = Count("article__translation_key", distinct=True)
    counted = live.values("claim__translation_key").annotate(number=number)
    return claims.annotate(answered=Coalesce(Subquery(counted.values("number")), 0))


class ArticlesPanel(Panel):
    """The articles of a series, in the order in which they are read; drafts too."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "desk/articles_panel.html"

        def is_shown(self) -> bool:
            return self.instance.pk is not None and super().is_shown()

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            rows = Article.objects.filter(series=self.instance).only("title", "number", "live")
            articles = rows.order_by("number", "printed_on", "page_ptr")[:ARTICLES]
            return {**super().get_context_data(parent_context), "articles": articles}
