"""What a printed article is found by: its words, marked by where they stand, and what it is narrowed by.

=============  =================================================================================
``志愿者``      the word stands anywhere in what is printed
``title:``     in the title, or in a claim that it answers
``names:``     in the byline, its organization, the translator: as printed, never who she is
``summary:``   in the summary
``often:``     at least three times in the text
``pinyin:``    how title and names sound, from each character on
``comm~``      the beginning of a Latin word, of up to four letters; longer ones are found as they are
``section:``   … ``language:``, ``year:``, ``claim:``, ``author:``: what a search is narrowed by
=============  =================================================================================

A query's words hold letters and digits only, so that none can be taken for a mark.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from viewpoints.articles.bodies import text_of_body
from viewpoints.articles.bylines import signed
from viewpoints.articles.models import Article, Claim
from viewpoints.chinese.pinyin import syllables
from viewpoints.chinese.segment import index_words, is_han, runs

TITLE, NAMES, SUMMARY, OFTEN, PINYIN = "title:", "names:", "summary:", "often:", "pinyin:"
BEGINNING = range(2, 5)
"""Letters of the beginnings that are words of the index themselves."""
LONGEST = 64
"""Characters of a word; what is longer is found by its beginning."""
LONGEST_SOUND = 16
_OFTEN = 3

Claims = dict[tuple[UUID, int], str]


@dataclass(frozen=True)
class FoundBy:
    """The words of an article, parted by spaces, and its text as phrases are looked up in it."""

    words: str
    plain: str


def found_by(articles: Sequence[Article]) -> list[FoundBy]:
    """Give for each article what it is found by; their claims in one query.

    What is asked about them besides had better be at hand: locale, authorships, claim_answers.
    """
    claims = _claims(articles)
    return [_found_by(article, claims) for article in articles]


def plain(text: str) -> str:
    """Give a text as phrases are looked up in it: runs of letters and characters, a space round each."""
    return f" {' '.join(runs(text))} "


def narrowed(what: str, key: object) -> str:
    """Give the word that narrows a search: to a section, a claim, an author, a year, a language."""
    return f"{what}:{key.hex if isinstance(key, UUID) else key}"


def _found_by(article: Article, claims: Claims) -> FoundBy:
    body = "\n".join([article.dateline, text_of_body(article.body.raw_data), article.disclosure])
    said = [claims[_key(one.claim, article)] for one in article.claim_answers.all()]
    title = "\n".join([article.title, *said])
    names = "\n".join([article.byline, article.affiliation, article.translator])
    text = plain("\n".join([title, names, article.summary, body]))
    words = [
        *_narrowing(article),
        *_forms(index_words(text)),
        *_forms(index_words(title), TITLE),
        *_forms(index_words(names), NAMES),
        *_forms(index_words(article.summary), SUMMARY),
        *_often(plain(body)),
        *_sounds(f"{title}\n{names}"),
    ]
    return FoundBy(" ".join(dict.fromkeys(words)), text)


def _claims(articles: Iterable[Article]) -> Claims:
    """Give the statement of each answered claim by its key and the article's language."""
    answered = {
        _key(one.claim, article): one.claim.statement
        for article in articles
        for one in article.claim_answers.all()
    }
    keys = {key for key, _locale in answered}
    told = Claim.objects.filter(translation_key__in=keys) if keys else ()
    own = {(one.translation_key, one.locale_id): one.statement for one in told}
    return {key: own.get(key, statement) for key, statement in answered.items()}


def _key(claim: Claim, article: Article) -> tuple[UUID, int]:
    return claim.translation_key, article.locale_id


def _narrowing(article: Article) -> Iterator[str]:
    yield narrowed("language", article.locale.language_code)
    if article.in_section_id:
        yield narrowed("section", article.in_section_id)
    if article.printed_on:
        yield narrowed("year", article.printed_on.year)
    for answer in article.claim_answers.all():
        yield narrowed("claim", answer.claim.translation_key)
    for one in article.authorships.all():
        if signed(article, one.contributor):
            yield narrowed("author", one.contributor_id)


def _forms(words: Iterable[str], mark: str = "") -> Iterator[str]:
    for word in words:
        yield mark + word[:LONGEST]
        if is_latin(word):
            yield from (f"{mark}{word[:n]}~" for n in BEGINNING if n <= len(word))


def is_latin(word: str) -> bool:
    """Tell whether the beginning of a word finds it: Latin letters, no digits."""
    return word.isascii() and word.isalpha()


def _often(text: str) -> Iterator[str]:
    words: Any = (word for word in index_words(text) if len(word) > 1)
    return _forms((word for word in words if text.count(word) >= _OFTEN), OFTEN)


def _sounds(text: str) -> Iterator[str]:
    for run in filter(is_han, runs(text)):
        spoken = syllables(run)
        for start in range(len(spoken)):
            sound = "".join(spoken[start : start + LONGEST_SOUND])[:LONGEST_SOUND]
            yield from _forms({sound, sound.replace("v", "u")}, PINYIN)
