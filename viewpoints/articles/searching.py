"""Find printed articles: those in which every word stands, the weightiest first.

Of each question the newest MOST hits are looked at and no more, so that a common word costs what a rare
one does; they are ranked by where the words stand and how rare they are there (docs/decisions/0033).
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from viewpoints.articles import found_by
from viewpoints.articles.indexing import DAY
from viewpoints.articles.models import Searched
from viewpoints.articles.questions import (
    Meaning,
    Only,
    asked,
    asked_at,
    asked_in,
    has_phrases,
    part,
    ranked,
)

MOST = 2000
"""Hits that are looked at, the newest."""
RANKED = 1000
"""Hits that are ranked higher for one reason, the newest: a word in the title, say."""
WEIGHTS = {
    found_by.TITLE: 8.0,
    found_by.PINYIN: 6.0,
    found_by.NAMES: 5.0,
    found_by.SUMMARY: 3.0,
    found_by.OFTEN: 2.0,
}
PLACES = {
    "sqlite": "SELECT rowid AS place FROM articles_found WHERE articles_found MATCH %s",
    "postgresql": (
        "SELECT place FROM articles_searched"
        " WHERE array_to_tsvector(string_to_array(words, ' ')) @@ %s::tsquery"
    ),
}
_HOLDS = {"sqlite": "instr(s.plain, %s) > 0", "postgresql": "position(%s in s.plain) > 0"}

Statement = tuple[str, list[Any]]


@dataclass(frozen=True)
class Found:
    """What was found: places in the index, best first; ``more`` says that older ones were not looked at."""

    places: list[int]
    more: bool = False

    @property
    def years(self) -> Counter[int]:
        """How many were printed in which year."""
        return Counter(date.fromordinal(max(1, place // DAY)).year for place in self.places)


def find(meanings: Sequence[Meaning], only: Only) -> Found:
    """Give the articles that a query means, the best first; without a meaning the newest.

    Whatever holds a word in its title is found and ranked even where MOST newer ones hold it elsewhere.
    """
    if not meanings and not only.words:
        return Found([])
    (base,) = _look_up([asked(meanings, only)], holding=meanings)
    if not meanings or not base:
        return Found(base, len(base) >= MOST)
    more = len(base) >= MOST
    return Found(_best_first(base, _marked(meanings, only, base)), more)


def counts(questions: Sequence[tuple[Sequence[Meaning], Only]]) -> list[int]:
    """Give how many articles answer each question, MOST at most; in one statement, however many."""
    return _count([(asked(*one), one[0]) for one in questions])


def parts(found: Found, meanings: Sequence[Meaning], onlys: Sequence[Only]) -> list[int]:
    """Give how many of what was found are left when it is narrowed further, each way; in one statement."""
    if not has_phrases(meanings):
        return counts([(meanings, only) for only in onlys])
    held = set(found.places)
    looked_up = _look_up([asked(meanings, only) for only in onlys])
    return [len(held.intersection(places)) for places in looked_up]


def articles_at(places: Sequence[int]) -> list[int]:
    """Give the keys of the articles at these places, in the same order."""
    found = dict(Searched.objects.filter(pk__in=places).values_list("pk", "article"))
    return [found[place] for place in places if place in found]


def _marked(
    meanings: Sequence[Meaning], only: Only, base: Sequence[int]
) -> list[tuple[float, list[int]]]:
    """Give what ranks, with its weight and where it stands: each word at each place where it counts.

    A mark's own list is read alone, which costs less than the whole question again, and held against
    ``base``. Titles count most: where theirs is too long for that, or ``base`` does not reach back to the
    older ones, the whole question is asked.
    """
    marks = [
        (mark, word)
        for word in ranked(meanings)
        for mark in WEIGHTS
        if mark != found_by.PINYIN or found_by.is_latin(word)
    ]
    older = len(base) >= MOST and not has_phrases(meanings)
    alone = _look_up([part(word, mark) for mark, word in marks], most=RANKED)
    titles = [
        number
        for number, (mark, _word) in enumerate(marks)
        if mark == found_by.TITLE and alone[number] and (older or len(alone[number]) >= RANKED)
    ]
    questions = [asked_at(*marks[number], meanings, only) for number in titles]
    if titles and len(ranked(meanings)) > 1:
        questions.append(asked_in(found_by.TITLE, meanings, only))
    asked_for = _look_up(questions, most=RANKED)
    held = set(base)
    found = [[place for place in places if place in held] for places in alone]
    if not older:
        asked_for = [[place for place in places if place in held] for places in asked_for]
    for number, places in zip(titles, asked_for, strict=False):
        found[number] = places
    weighed = [(WEIGHTS[mark], places) for (mark, _word), places in zip(marks, found, strict=True)]
    return [*weighed, *((WEIGHTS[found_by.TITLE], places) for places in asked_for[len(titles) :])]


def _best_first(base: Sequence[int], marked: Sequence[tuple[float, list[int]]]) -> list[int]:
    """Give every place once: the more weight and the rarer what weighs, the earlier; then the newest."""
    scores = dict.fromkeys(base, 0.0)
    every = len(set(base).union(*(places for _weight, places in marked)))
    for weight, places in marked:
        weight *= math.log(1 + every / max(1, len(places)))
        for place in places:
            scores[place] = scores.get(place, 0.0) + weight
    return sorted(sorted(scores, reverse=True), key=scores.__getitem__, reverse=True)


def _look_up(
    questions: Sequence[str], *, holding: Sequence[Meaning] = (), most: int = 0
) -> list[list[int]]:
    """Give the places that answer each question, the newest ``most`` (MOST) of each, in one statement."""
    if not questions:
        return []
    parts = [_statement(one, holding, most or MOST) for one in questions]
    found: list[list[int]] = [[] for _ in questions]
    with connection.cursor() as cursor:
        cursor.execute(*_together("place", parts))
        for number, place in cursor.fetchall():
            found[number].append(place)
    return found


def _count(questions: Sequence[tuple[str, Sequence[Meaning]]]) -> list[int]:
    if not questions:
        return []
    parts = [_statement(one, holding, MOST) for one, holding in questions]
    with connection.cursor() as cursor:
        cursor.execute(*_together("count(*)", parts))
        found: Mapping[int, int] = dict(cursor.fetchall())
    return [found[number] for number in range(len(questions))]


def _together(what: str, parts: Sequence[Statement]) -> Statement:
    """Put statements into one, each with its number; all they are made of is ours, values are apart."""
    numbered = [
        f"SELECT {number}, {what} FROM ({sql}) AS t{number}"  # noqa: S608
        for number, (sql, _values) in enumerate(parts)
    ]
    return " UNION ALL ".join(numbered), [value for _sql, values in parts for value in values]


def _statement(question: str, holding: Sequence[Meaning], most: int) -> Statement:
    """Give the statement of one question, and its values; phrases are looked up in the hits' own text."""
    places, values = f"{PLACES[connection.vendor]} ORDER BY place DESC LIMIT %s", [question, most]
    if not has_phrases(holding):
        return f"SELECT place FROM ({places}) AS p", values  # noqa: S608
    holds = _HOLDS[connection.vendor]
    ways = [" AND ".join([holds] * len(one.phrases)) or "TRUE" for one in holding]
    phrases = [phrase for one in holding for phrase in one.phrases]
    joined = f"({places}) AS p JOIN articles_searched AS s ON s.place = p.place"
    either = " OR ".join(f"({way})" for way in ways)
    return f"SELECT s.place FROM {joined} WHERE {either}", [*values, *phrases]  # noqa: S608
