"""The passages of a translated article: what its source says, what it said then, what the translation says.

Pure: two articles in memory and the rows of ``TranslatedPassage`` go in. A passage is named by its place
in the source, a field's name or a block's id, which the translation's block shares. Where the source's
blocks got new ids (an author's newer text was put in whole), a passage is known again by the words it was
translated from: the same ones, or rather similar ones of the same kind.
"""

import hashlib
import json
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from viewpoints.articles import wording
from viewpoints.articles.models import Article
from viewpoints.articles.wording import FIELDS, Said, Words

_KNOWN_AGAIN = 0.6
_PAIRS = 2_500  # more are not compared, for somebody waits for the page
_READ = 400

Sayings = dict[str, Said]
"""What is said by place, in reading order."""


class State(StrEnum):
    """Where a passage of a translation stands."""

    UNTRANSLATED = "untranslated"
    CURRENT = "current"
    STALE = "stale"
    GONE = "gone"


@dataclass(frozen=True)
class Passage:
    """One passage: ``now`` is what the source says, ``then`` what it said when it was translated.

    ``held`` is where translation and record have it as yet: the place it had before its source's block
    got another id. A passage whose source is gone has no ``now``; an untranslated one may have words
    that somebody wrote in Wagtail's editor.
    """

    place: str
    held: str
    state: State
    now: Said | None
    then: Said | None
    words: Words

    @property
    def said(self) -> Said:
        """What it translates: what its source says, or said last."""
        found = self.now or self.then
        if found is None:
            raise ValueError(self.place)
        return found

    @property
    def seen(self) -> str:
        """A digest of what the source says, to tell what a translator had before her."""
        return digest(self.said.kept())

    @property
    def was(self) -> str:
        """A digest of the translation's words, to tell whether another changed them meanwhile."""
        return digest(self.words)


def digest(value: Any) -> str:
    """Give a short name for a value that JSON can hold."""
    canonical = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def sayings(article: Article) -> Sayings:
    """Give what an article in memory says, by place: its fields that are not empty, then its blocks."""
    fields = {name: getattr(article, name) for name in FIELDS}
    return _sayings(fields, article.body.get_prep_value())


def sayings_in_draft(article: Article) -> Sayings:
    """Give what the newest draft of an article says, at the cost of one query: its words alone are read."""
    revision = article.latest_revision
    if revision is None:
        return sayings(article)
    content = revision.content
    return _sayings({name: content.get(name) or "" for name in FIELDS}, json.loads(content["body"]))


def _sayings(fields: Mapping[str, str], blocks: Iterable[dict[str, Any]]) -> Sayings:
    said = {name: wording.in_field(words) for name, words in fields.items()}
    found = {name: one for name, one in said.items() if not one.wordless}
    for block in blocks:
        found.setdefault(block["id"], wording.in_block(block["type"], block["value"]))
    return found


def passages(
    source: Sayings, translation: Sayings, records: Mapping[str, dict[str, Any]]
) -> list[Passage]:
    """Give every passage in the source's order, and last those whose source is gone.

    ``records`` are what the source said when each place was translated. What an editor wrote into the
    translation beside its source is none of them.
    """
    then = {place: Said(**kept) for place, kept in records.items()}
    held = _held(source, translation, then)
    found = [
        _passage(place, now, held.get(place, place), translation, then)
        for place, now in source.items()
    ]
    taken = {one.held for one in found}
    gone = [place for place in translation if place in then and place not in taken]
    return found + [
        Passage(place, place, State.GONE, None, then[place], translation[place].words)
        for place in gone
    ]


def _passage(
    place: str, now: Said, held: str, translation: Sayings, then: Mapping[str, Said]
) -> Passage:
    there, record = translation.get(held), then.get(held)
    words = there.words if there else {}
    if record is None and place in FIELDS and words == now.words:
        words = {}  # a page must have a title; until it is translated it has its source's
    passage = Passage(place, held, State.UNTRANSLATED, now, record, words)
    written = bool(there) and (now.wordless or any(map(wording.bare, words.values())))
    if record is None or not written:
        return passage
    return replace(passage, state=State.CURRENT if same(record, now) else State.STALE)


def same(then: Said, now: Said) -> bool:
    """Tell whether the source says what it said, also where another editor wrote its HTML down."""
    return then == now or _rewritten(then) == now


def _rewritten(said: Said) -> Said:
    words = {
        name: wording.clean(said.kind, one) if wording.is_rich(said.kind, name) else one
        for name, one in said.words.items()
    }
    return replace(said, words=words)


def _held(source: Sayings, translation: Sayings, then: Mapping[str, Said]) -> dict[str, str]:
    """Find, for blocks of the source under new ids, where their translation is held."""
    if not then:
        return _beside(source, translation)
    lost = {place: then[place] for place in translation if place in then and place not in source}
    new = {
        place: said
        for place, said in source.items()
        if place not in translation and place not in then and said.kind != wording.FIELD
    }
    alike = dict(_equal(new, lost))
    taken = set(alike.values())
    rest = {place: said for place, said in lost.items() if place not in taken}
    return alike | dict(
        _similar({place: said for place, said in new.items() if place not in alike}, rest)
    )


def _beside(source: Sayings, translation: Sayings) -> dict[str, str]:
    """Pair, where nothing was translated passage by passage, the blocks of two bodies built alike."""
    ours, theirs = (
        [(place, said.kind) for place, said in one.items() if said.kind != wording.FIELD]
        for one in (source, translation)
    )
    if [kind for _place, kind in ours] != [kind for _place, kind in theirs]:
        return {}
    return {place: held for (place, _), (held, _) in zip(ours, theirs, strict=True)}


def _equal(new: Sayings, lost: Sayings) -> Iterator[tuple[str, str]]:
    waiting: dict[str, deque[str]] = defaultdict(deque)
    for place, said in lost.items():
        waiting[digest(said.kept())].append(place)
    for place, said in new.items():
        if places := waiting[digest(said.kept())]:
            yield place, places.popleft()


def _similar(new: Sayings, lost: Sayings) -> Iterator[tuple[str, str]]:
    """Pair what is left by likeness, the likest first."""
    if len(new) * len(lost) > _PAIRS:
        return
    pairs = [
        (likeness, place, former)
        for place, said in new.items()
        for former, was in lost.items()
        if was.kind == said.kind and (likeness := _likeness(was, said)) >= _KNOWN_AGAIN
    ]
    taken: set[str] = set()
    for _, place, former in sorted(pairs, key=lambda one: -one[0]):
        if not taken & {place, former}:
            taken |= {place, former}
            yield place, former


def _likeness(one: Said, other: Said) -> float:
    """Give how much two say the same, 0 to 1."""
    matcher = SequenceMatcher(None, _text(one), _text(other), autojunk=False)
    if matcher.real_quick_ratio() < _KNOWN_AGAIN or matcher.quick_ratio() < _KNOWN_AGAIN:
        return 0.0
    return matcher.ratio()


def _text(said: Said) -> str:
    return "\n".join(map(wording.bare, said.words.values()))[:_READ]


def arranged(body: Iterable[dict[str, Any]], places: Iterable[str]) -> list[dict[str, Any]]:
    """Give a translation's blocks in the order of its source's ``places``.

    What stands at none of them stays behind the block that it follows, at the start what came first.
    """
    order = {place: number for number, place in enumerate(places)}
    start: list[dict[str, Any]] = []
    runs: list[list[dict[str, Any]]] = []
    met: set[str] = set()
    for block in body:
        if block["id"] in order and block["id"] not in met:
            met.add(block["id"])
            runs.append([block])
        else:
            (runs[-1] if runs else start).append(block)
    runs.sort(key=lambda run: order[run[0]["id"]])
    return start + [block for run in runs for block in run]
