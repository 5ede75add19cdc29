"""Claims and series as readers find them: in their edition's words where there are any."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import F
from django.http import Http404

from viewpoints.articles.models import Article, Claim, ClaimAnswer, Series
from viewpoints.reading import lists

SHOWN = 60
"""The most essays that a claim's page lists."""

Told = TypeVar("Told", Claim, Series)


@dataclass(frozen=True)
class Answer:
    """That an article answers a claim; ``anchor`` is the passage's place in the article's page."""

    claim: Claim
    article: Article
    passage: str

    @property
    def anchor(self) -> str:
        """The id that ``printing`` gives to the passage; the same in every edition."""
        return f"claim-{self.claim.translation_key.hex[:8]}"


def every(language: str) -> list[Claim]:
    """Give all claims, in the words of the edition where it has them."""
    return told_in(list(Claim.objects.select_related("locale")), language)


def told_in(rows: Sequence[Told], language: str) -> list[Told]:
    """Give each thing once: in ``language`` when there is a row for it, else as first written."""
    chosen: dict[object, Told] = {}
    for row in rows:
        if row.translation_key not in chosen or row.locale.language_code == language:
            chosen[row.translation_key] = row
    return [row for row in rows if chosen[row.translation_key] is row]


def editions_of(model: type[Told], slug: str, *, language: str) -> tuple[Told, dict[str, Told]]:
    """Give what is called ``slug`` as ``language`` tells it, and all its rows by language.

    The row given has another slug when the edition calls it otherwise. Raises Http404.
    """
    keys = model.objects.filter(slug=slug).values("translation_key")
    rows = list(model.objects.filter(translation_key__in=keys).select_related("locale"))
    named = [row for row in rows if row.slug == slug]
    if not named:
        raise Http404(slug)
    own = [row for row in named if row.locale.language_code == language]
    key = (own or named)[0].translation_key
    editions = {row.locale.language_code: row for row in rows if row.translation_key == key}
    return editions.get(language, (own or named)[0]), editions


def answers_of(article: Article, *, language: str) -> list[Answer]:
    """Give the claims that an article answers, in the edition's words, with its passages."""
    rows = list(article.claim_answers.select_related("claim__locale"))
    foreign = {
        row.claim.translation_key for row in rows if row.claim.locale.language_code != language
    }
    told = Claim.objects.filter(translation_key__in=foreign, locale__language_code=language)
    own = (
        {claim.translation_key: claim for claim in told.select_related("locale")} if foreign else {}
    )
    return [
        Answer(own.get(row.claim.translation_key, row.claim), article, row.passage) for row in rows
    ]


def answers_to(claim: Claim, *, language: str) -> list[Answer]:
    """Give the live articles that answer a claim, each once, newest first, with their passages."""
    rows = ClaimAnswer.objects.filter(
        claim__translation_key=claim.translation_key, article__live=True
    )
    rows = rows.select_related("article__locale", "article__in_section", "article__retraction")
    rows = rows.defer("article__body")
    passages = {row.article: row.passage for row in rows.order_by("-pk")[:SHOWN]}
    articles = sorted(passages, key=lists.age)
    return [
        Answer(claim, article, passages[article])
        for article in lists.in_edition(articles, language)
    ]


def run_of(series: Series, *, language: str) -> list[Article]:
    """Give the articles of a series in its order, each once."""
    found = lists.cards().filter(series__translation_key=series.translation_key)
    in_order = found.order_by(F("number").asc(nulls_first=True), "printed_on", "pk")
    run = list(in_order[: 3 * SHOWN])
    return lists.in_edition(run, language)
