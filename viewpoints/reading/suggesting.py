"""What leads on where a search found nothing, and where nothing was asked yet."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from viewpoints.articles import searching
from viewpoints.articles.models import Article, Claim, Searched
from viewpoints.articles.questions import Meaning, Only, understood
from viewpoints.articles.searching import Found
from viewpoints.chinese.pinyin import syllables
from viewpoints.chinese.segment import is_han, query_words, runs
from viewpoints.reading import lists
from viewpoints.reading.passages import Marker
from viewpoints.reading.search_address import Resolved
from viewpoints.reading.search_results import Choice, Hit, hits_at

FEW = 5
_PIECES = 6
_YEARS = 60


@dataclass(frozen=True)
class Suggestions:
    """Ways on: shorter queries, the same less narrowed, titles that sound alike, claims, the latest."""

    shorter: list[Choice] = field(default_factory=list)
    wider: list[Choice] = field(default_factory=list)
    alike: list[Hit] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    latest: list[Article] = field(default_factory=list)


def suggestions(resolved: Resolved, meanings: Sequence[Meaning]) -> Suggestions:
    """Give what leads on from a search that found nothing."""
    marker = Marker(meanings)
    told = [one for one in resolved.claims if marker.spans(f"{one.statement}\n{one.short_answer}")]
    return Suggestions(
        shorter=_shorter(resolved),
        wider=_wider(resolved, meanings),
        alike=_alike(resolved),
        claims=told[:FEW] if meanings else [],
        latest=lists.latest(resolved.sections, limit=FEW),
    )


def years(resolved: Resolved) -> list[Choice]:
    """Give the years in which something was printed, the newest first."""
    ends = Searched.objects.order_by("place").values_list("place", flat=True)
    first, last = ends.first(), ends.last()
    if first is None or last is None:
        return []
    newest, oldest = (max(Found([place]).years) for place in (last, first))
    every = range(newest, max(oldest - 1, newest - _YEARS), -1)
    asked = [((), Only(language=resolved.language, year=year)) for year in every]
    numbers = searching.counts(asked)
    return [
        Choice(str(year), resolved.asked.narrowed_to("year", str(year)), number)
        for year, number in zip(every, numbers, strict=True)
        if number
    ]


def _shorter(resolved: Resolved) -> list[Choice]:
    """Give the words each alone, and those without the first or the last, that find something."""
    pieces = resolved.asked.words.split()[:_PIECES]
    apart = [word for word in query_words(" ".join(pieces)) if len(word) > 1][:_PIECES]
    some = [" ".join(part) for part in (pieces[:-1], pieces[1:]) if len(pieces) > 2]
    whole = understood(resolved.asked.words)
    meant = {understood(query): query for query in reversed([*some, *pieces, *apart])}
    asked = [
        (meanings, query) for meanings, query in meant.items() if meanings and meanings != whole
    ]
    numbers = searching.counts([(meanings, resolved.only) for meanings, _query in asked])
    return [
        Choice(query, resolved.asked.saying(query), number)
        for (_meanings, query), number in reversed(list(zip(asked, numbers, strict=True)))
        if number
    ]


def _wider(resolved: Resolved, meanings: Sequence[Meaning]) -> list[Choice]:
    """Give the same search not narrowed, when that finds something."""
    if not meanings or not {"section", "claim", "author", "year"} & resolved.asked.narrowed.keys():
        return []
    asked = resolved.asked
    for what in ("section", "claim", "author", "year"):
        asked = asked.narrowed_to(what, "")
    (number,) = searching.counts([(meanings, Only(language=resolved.language))])
    return [Choice(asked.words, asked, number)] if number else []


def _alike(resolved: Resolved) -> list[Hit]:
    """Give articles whose title or names sound like the words: 志原者 is heard as 志愿者."""
    spoken = ["".join(syllables(run)) for run in runs(resolved.asked.words) if is_han(run)]
    if not any(len(sound) > 2 for sound in spoken):
        return []
    heard = [Meaning(tuple(filter(None, spoken)))]
    found = searching.find(heard, Only(language=resolved.language))
    return hits_at(found.places[:FEW], heard)
