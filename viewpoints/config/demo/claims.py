"""Make the demo's claims, with what is known about them, and its series, each in both editions."""

from typing import Any

from wagtail.models import Locale

from viewpoints.articles.models import Claim, Evidence, Series
from viewpoints.config.demo import content, reading
from viewpoints.markup.blocks import Block, html_from_blocks


def make_claims() -> dict[str, Claim]:
    """Make the claims; gives those that are written first, by slug."""
    told = reading.read_claims()
    claims = {one.slug: _claim(one, position) for position, one in enumerate(told)}
    for one in told:
        claims[one.slug].related.set(claims[slug] for slug in one.related)
    return claims


def _claim(one: content.Claim, position: int) -> Claim:
    claim = Claim.objects.create(
        slug=one.slug,
        statement=one.statement,
        short_answer=one.short_answer,
        explanation=_html(one.explanation),
        position=position,
    )
    english = _translate(
        claim,
        statement=one.statement_en,
        short_answer=one.short_answer_en,
        explanation=_html(one.explanation_en),
    )
    for place, each in enumerate(one.evidence):
        known = {"sort_order": place, "source_url": each.source_url, "year": each.year}
        words = {"finding": each.finding, "source": each.source}
        words_en = {"finding": each.finding_en, "source": each.source_en}
        Evidence.objects.create(claim=claim, **words, **known)
        Evidence.objects.create(claim=english, **words_en, **known)
    return claim


def make_series() -> dict[str, Series]:
    """Make the series; gives those that are written first, by slug."""
    made = {}
    for one in reading.read_series():
        made[one.slug] = Series.objects.create(
            slug=one.slug, title=one.title, introduction=one.introduction
        )
        _translate(made[one.slug], title=one.title_en, introduction=one.introduction_en)
    return made


def _html(blocks: list[Block]) -> str:
    return html_from_blocks(blocks, image_url=str)  # a claim's explanation has no pictures


def _translate(row: Any, **changes: Any) -> Any:
    translation = row.copy_for_translation(Locale.objects.get(language_code="en"))
    for name, value in changes.items():
        setattr(translation, name, value)
    translation.save()
    return translation
