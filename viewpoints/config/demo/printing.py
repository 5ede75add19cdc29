"""Print the demo's essays, each with its permit, as an archive that was moved in would be."""

from collections.abc import Iterable, Mapping
from typing import Any

from wagtail.models import Locale

from viewpoints.articles.models import Article, Authorship, Claim, ClaimAnswer, Section, Series
from viewpoints.config.demo import content
from viewpoints.config.demo.bodies import body
from viewpoints.journal.models import Actor
from viewpoints.people.models import Contributor
from viewpoints.submissions import naming, permits, publication, texts
from viewpoints.submissions.models import PermitKind

DEMO = Actor.machine("demo")


def print_essays(
    essays: Iterable[content.Essay],
    *,
    sections: Mapping[str, Section],
    people: Mapping[str, Contributor],
    claims: Mapping[str, Claim],
    series: Mapping[str, Series],
    except_for: frozenset[str],
) -> None:
    """Print each essay in its section; those that the demo's submissions become are left to them."""
    for essay in essays:
        if essay.slug in except_for:
            continue
        article = Article(slug=essay.slug, live=False, owner=None, **fields(essay))
        article.series = series.get(essay.series)
        if essay.author:
            author = people[essay.author]
            article.authorships = [Authorship(contributor=author)]
            article.affiliation = naming.affiliation([author], language="zh-hans", on=essay.date)
        article.claim_answers = answers(essay, claims)
        if essay.responds_to:
            article.responds_to = Article.objects.get(slug=essay.responds_to)
        sections[essay.section].add_child(instance=article)
        article.save_revision()
        _print(article)


def print_translations(essays: Iterable[content.Essay], *, claims: Mapping[str, Claim]) -> None:
    """Print the English editions beside their originals."""
    english = Locale.objects.get(language_code="en")
    for essay in essays:
        original = Article.objects.get(slug=essay.translation_of, locale__language_code="zh-hans")
        article = original.copy_for_translation(english)
        for name, value in {"slug": essay.slug, **fields(essay)}.items():
            setattr(article, name, value)
        authors = [one.contributor for one in original.authorships.all()]
        article.affiliation = naming.affiliation(authors, language="en", on=essay.date)
        translated = {slug: claim.get_translation(english) for slug, claim in claims.items()}
        article.claim_answers = answers(essay, translated)
        article.save_revision()
        _print(article)


def fields(essay: content.Essay) -> dict[str, Any]:
    """Give what an essay's front matter and text say, as an article's fields."""
    return {
        "title": essay.title,
        "summary": essay.summary,
        "byline": essay.byline,
        "dateline": essay.dateline,
        "translator": essay.translator,
        "share_line": essay.share_line,
        "lead": essay.lead,
        "number": essay.number,
        "printed_on": essay.date,
        "body": body(essay.blocks),
    }


def answers(essay: content.Essay, claims: Mapping[str, Claim]) -> list[ClaimAnswer]:
    """Give the claims an essay answers, with the passages that do."""
    return [ClaimAnswer(claim=claims[one.claim], passage=one.passage) for one in essay.claims]


def _print(article: Article) -> None:
    if article.authorships.exists():
        permits.permit(texts.draft_text(article), kind=PermitKind.ARCHIVE, by=DEMO)
    else:
        permits.permit_own_words(article, by=DEMO)
    publication.print_draft(article, by=DEMO)
