"""What the address of a search says: the words, what it is narrowed to, the page; and such addresses."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse

from viewpoints.articles.models import Claim, Section
from viewpoints.articles.questions import Only
from viewpoints.people.models import Contributor
from viewpoints.reading import claims, people

LONGEST = 200
"""Characters of a query; the rest is cut off, and the page says so."""
NARROWING = ("section", "claim", "author", "year", "language")
LAST_PAGE = 200
_SLUG = re.compile(r"[-a-zA-Z0-9_]{1,255}")
_YEAR = re.compile(r"(?:19|20|21)[0-9]{2}")
_NUMBER = re.compile(r"[1-9][0-9]{0,3}")


@dataclass(frozen=True)
class Wanted:
    """One search as its address says it, nothing looked up: unknown values stand here too."""

    words: str = ""
    cut: bool = False
    narrowed: Mapping[str, str] = field(default_factory=dict)
    page: str = "1"

    @property
    def address(self) -> str:
        """The address of this search in the edition being read."""
        parts = {"q": self.words} if self.words else {}
        parts |= {what: value for what, value in self.narrowed.items() if value}
        parts |= {"page": self.page} if self.page != "1" else {}
        asked = f"?{urlencode(parts)}" if parts else ""
        return reverse("reading:search") + asked

    def narrowed_to(self, what: str, value: str) -> "Wanted":
        """Give the same from its first page on, narrowed to one more thing, or to no such thing any more."""
        kept = {**self.narrowed, what: value}
        return replace(self, narrowed={name: one for name, one in kept.items() if one}, page="1")

    def saying(self, words: str) -> "Wanted":
        """Give the same with other words, from its first page on."""
        return replace(self, words=words, page="1")

    def at(self, page: int) -> "Wanted":
        """Give another page of the same."""
        return replace(self, page=str(page))


def wanted(asked: QueryDict) -> Wanted:
    """Read an address. Whatever it holds is text here: no NUL, nothing that is no text, no line ends."""
    words, cut = cleaned(asked.get("q", ""))
    narrowed = {what: _plain(asked.get(what, ""))[:LONGEST] for what in NARROWING}
    return Wanted(
        words=words,
        cut=cut,
        narrowed={what: value for what, value in narrowed.items() if value},
        page=_plain(asked.get("page", ""))[:20] or "1",
    )


def cleaned(words: str) -> tuple[str, bool]:
    """Give a query as text that is not too long, and whether it was cut."""
    plain = _plain(words)
    return plain[:LONGEST].strip(), len(plain) > LONGEST


class Resolved:
    """What a search is narrowed to, looked up in the database; ``unknown`` names what there is not."""

    def __init__(self, asked: Wanted, *, own_language: str, languages: Iterable[str]) -> None:
        self.asked = asked
        self.own_language = own_language
        self.languages = list(languages)
        language = asked.narrowed.get("language", own_language)
        self.language = language if language in self.languages else own_language

    @cached_property
    def unknown(self) -> list[str]:
        """What it is narrowed to by a value that stands for nothing."""
        return [what for what in self.asked.narrowed if not self._has(what)]

    def _has(self, what: str) -> bool:
        if what == "language":
            return self.asked.narrowed[what] in self.languages
        return getattr(self, what) is not None

    @property
    def known(self) -> Wanted:
        """The same search without what is unknown."""
        asked = self.asked.at(1)
        for what in self.unknown:
            asked = asked.narrowed_to(what, "")
        return asked

    @property
    def page(self) -> int | None:
        """The number of the page; None when it is no number of a page."""
        number = self.asked.page
        return int(number) if _NUMBER.fullmatch(number) and int(number) <= LAST_PAGE else None

    @cached_property
    def sections(self) -> list[Section]:
        """The sections of the language that is searched."""
        rows = Section.objects.filter(locale__language_code=self.language, live=True)
        return sorted(rows.order_by(), key=lambda section: section.path)

    @cached_property
    def claims(self) -> list[Claim]:
        """All claims, in the words of the edition."""
        return claims.every(self.own_language)

    @cached_property
    def section(self) -> Section | None:
        """The section it is narrowed to."""
        slug = self.asked.narrowed.get("section")
        return next((one for one in self.sections if one.slug == slug), None) if slug else None

    @cached_property
    def claim(self) -> Claim | None:
        """The claim it is narrowed to."""
        slug = self.asked.narrowed.get("claim")
        return next((one for one in self.claims if one.slug == slug), None) if slug else None

    @cached_property
    def author(self) -> Contributor | None:
        """The contributor it is narrowed to: only one who has a page."""
        slug = self.asked.narrowed.get("author", "")
        return people.public().filter(slug=slug).first() if _SLUG.fullmatch(slug) else None

    @cached_property
    def year(self) -> int | None:
        """The year it is narrowed to."""
        year = self.asked.narrowed.get("year", "")
        return int(year) if _YEAR.fullmatch(year) else None

    @property
    def only(self) -> Only:
        """The same as the index has it."""
        claim: UUID | None = self.claim.translation_key if self.claim else None
        return Only(
            language=self.language,
            section=self.section.pk if self.section else None,
            claim=claim,
            author=self.author.pk if self.author else None,
            year=self.year,
        )


def _plain(value: str) -> str:
    """Give text of an address without what no text holds: NUL, other control characters, lone surrogates."""
    printable = value.encode("utf-8", "replace").decode()
    return re.sub(r"[\x00-\x1f\x7f-\x9f\s]+", " ", printable).strip()
