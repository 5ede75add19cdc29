"""What a search found, as its page shows it: ten articles with their passages, and how to narrow it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from viewpoints.articles import searching
from viewpoints.articles.models import Article, SectionTerm
from viewpoints.articles.questions import Meaning, Only, understood
from viewpoints.articles.searching import Found
from viewpoints.chinese.segment import levelled
from viewpoints.reading import amendments, editions, passages
from viewpoints.reading.claims import Answer
from viewpoints.reading.passages import Marker, Passage, Piece
from viewpoints.reading.search_address import Resolved, Wanted

PAGE = 10
CLAIMS = 8
"""Claims that a search can be narrowed to, at most: those that most of what was found answers."""


@dataclass(frozen=True)
class Hit:
    """One article that was found."""

    article: Article
    title: list[Piece]
    passage: Passage

    @property
    def headline(self) -> str:
        """The title alone, marked when it was retracted."""
        return "".join(piece for piece, _marked in self.title)

    @property
    def url(self) -> str:
        """Where it leads: to the passage where that answers a claim."""
        anchor = f"#{self.passage.anchor}" if self.passage.anchor else ""
        return f"{self.article.url}{anchor}"


@dataclass(frozen=True)
class Choice:
    """One way to narrow a search, or with ``chosen`` the way out of it."""

    name: str
    wanted: Wanted
    number: int = 0
    chosen: bool = False
    of: object = None


Way = tuple[str, Choice, Only]
_LEAST = {"section": 2, "claim": 1, "year": 2}
"""Fewer ways of a kind are no choice."""


@dataclass(frozen=True)
class Results:
    """A page of what was found."""

    hits: list[Hit]
    total: int
    more: bool
    page: int
    pages: int
    asked: Wanted

    @property
    def first(self) -> Wanted:
        """The first page."""
        return self.asked.at(1)

    @property
    def previous(self) -> Wanted | None:
        """The page before."""
        return self.asked.at(self.page - 1) if self.page > 1 else None

    @property
    def next(self) -> Wanted | None:
        """The page after."""
        return self.asked.at(self.page + 1) if self.page < self.pages else None


def meanings_of(words: str) -> tuple[Meaning, ...]:
    """Give what a query may mean in the edition being read: in Traditional, the terms of sections too."""
    return understood(words, also=_as_written(words))


def results_of(found: Found, resolved: Resolved, meanings: Sequence[Meaning]) -> Results:
    """Give the page that was asked for; without hits where there is none."""
    page = resolved.page or 1
    places = found.places[PAGE * (page - 1) : PAGE * page]
    pages = -(-len(found.places) // PAGE)
    hits = hits_at(places, meanings)
    return Results(hits, len(found.places), found.more, page, pages, resolved.asked)


def hits_at(places: Sequence[int], meanings: Iterable[Meaning]) -> list[Hit]:
    """Give the live articles at these places, in their order, with their passages."""
    marker = Marker(meanings)
    keys = searching.articles_at(places)
    rows = amendments.marked(Article.objects.filter(live=True, pk__in=keys))
    rows = rows.select_related("locale", "in_section").prefetch_related("claim_answers__claim")
    by_key = {article.pk: article for article in rows}
    return [_hit(by_key[key], marker) for key in keys if key in by_key]


def facets(
    found: Found, resolved: Resolved, meanings: Sequence[Meaning]
) -> dict[str, list[Choice]]:
    """Give how a search can be narrowed further, by kind: only ways that leave something."""
    ways = [*_sections(resolved), *_claims(resolved)]
    numbers = searching.parts(found, meanings, [only for _what, _choice, only in ways])
    choices: dict[str, list[Choice]] = {"section": [], "claim": [], "year": _years(found, resolved)}
    for (what, choice, _only), number in zip(ways, numbers, strict=True):
        if number:
            choices[what].append(replace(choice, number=number))
    choices["claim"] = sorted(choices["claim"], key=lambda one: -one.number)[:CLAIMS]
    return {what: some for what, some in choices.items() if len(some) >= _LEAST[what]}


def chosen(resolved: Resolved) -> list[Choice]:
    """Give what a search is narrowed to, each with the address of the same without it."""
    author = resolved.author.byline_in(resolved.own_language) if resolved.author else ""
    names = {
        "section": resolved.section.title if resolved.section else "",
        "claim": resolved.claim.statement if resolved.claim else "",
        "author": author,
        "year": str(resolved.year or ""),
    }
    return [
        Choice(name, resolved.asked.narrowed_to(what, ""), chosen=True, of=what)
        for what, name in names.items()
        if name
    ]


def in_other_languages(resolved: Resolved, meanings: Sequence[Meaning]) -> list[Choice]:
    """Give the other languages in which something is found, with the address there and how many."""
    others = [code for code in resolved.languages if code != resolved.language]
    only = resolved.only.without("section")
    numbers = searching.counts([(meanings, replace(only, language=code)) for code in others])
    asked = resolved.asked.narrowed_to("section", "")
    return [
        Choice(
            code,
            asked.narrowed_to("language", "" if code == resolved.own_language else code),
            number,
        )
        for code, number in zip(others, numbers, strict=True)
        if number
    ]


def _sections(resolved: Resolved) -> Iterator[Way]:
    for one in [] if resolved.section else resolved.sections:
        asked = resolved.asked.narrowed_to("section", one.slug)
        yield "section", Choice(one.title, asked, of=one), replace(resolved.only, section=one.pk)


def _claims(resolved: Resolved) -> Iterator[Way]:
    for one in [] if resolved.claim else resolved.claims:
        only = replace(resolved.only, claim=one.translation_key)
        yield (
            "claim",
            Choice(one.statement, resolved.asked.narrowed_to("claim", one.slug), of=one),
            only,
        )


def _years(found: Found, resolved: Resolved) -> list[Choice]:
    return [
        Choice(str(year), resolved.asked.narrowed_to("year", str(year)), number)
        for year, number in sorted(found.years.items(), reverse=True)
        if not resolved.year
    ]


def _hit(article: Article, marker: Marker) -> Hit:
    answers = [
        Answer(one.claim, article, one.passage.strip())
        for one in article.claim_answers.all()
        if one.passage.strip()
    ]
    title = marker.title(amendments.headline(article))
    return Hit(article, title, passages.passage_of(article, marker, answers))


def _as_written(words: str) -> list[str]:
    """Put a query's words of the Traditional edition as the sections' terms say they are written."""
    if not words or not editions.current().startswith("zh-hant"):
        return []
    level = levelled(words)
    put = level
    for term in SectionTerm.objects.exclude(traditional="").order_by("pk"):
        put = put.replace(levelled(term.traditional), term.written)
    return [put] if put != level else []
