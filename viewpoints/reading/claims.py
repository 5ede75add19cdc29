"""Claims and series as readers find them: in their edition's words where there are any."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.http import Http404

from viewpoints.articles.models import Article, Claim, ClaimAnswer, Evidence, Series
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


def evidence_for(claim: Claim, told: Mapping[str, Claim]) -> list[Evidence]:
    """Give what is known about a claim: in its own words, or else in those of its other edition.

    ``told`` holds the claim's rows by language, as ``editions_of`` gives them.
    """
    rows = Evidence.objects.filter(claim__in=told.values()).select_related("claim__locale")
    every = list(rows.order_by("claim", "sort_order", "pk"))
    own = [row for row in every if row.claim_id == claim.pk]
    return own or every


def related_to(claim: Claim, *, language: str) -> list[Claim]:
    """Give the claims that are related to this one in any edition, each in the edition's words."""
    linked = Claim.objects.filter(related__translation_key=claim.translation_key)
    keys = linked.order_by().values("translation_key")
    rows = Claim.objects.filter(translation_key__in=keys).select_related("locale")
    return told_in(list(rows.exclude(translation_key=claim.translation_key)), language)


def in_words_of(row: Told, language: str) -> Told:
    """Give the row of a claim or series in ``language``, or itself where there is none."""
    if row.locale.language_code == language:
        return row
    others = type(row).objects.filter(
        translation_key=row.translation_key, locale__language_code=language
    )
    return others.select_related("locale").first() or row
