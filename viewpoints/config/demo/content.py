"""What the demo is made of, as plain objects.

Biographies and letters are plain text with blank lines between paragraphs; ``…_en`` is for the English
edition. People, organizations, claims and series are named by their slugs.
"""

import datetime
from dataclasses import dataclass, field

from viewpoints.config.demo.blocks import Block


@dataclass(frozen=True, kw_only=True)
class InfoPage:
    """A page about the publication itself."""

    slug: str
    title: str
    title_en: str
    blocks: list[Block]
    blocks_en: list[Block]


@dataclass(frozen=True, kw_only=True)
class Publication:
    name: str
    name_en: str
    tagline: str
    tagline_en: str
    publisher: str
    publisher_en: str
    since: int
    licence: str
    licence_url: str
    licence_url_en: str
    licence_note: str
    licence_note_en: str
    mail_domain: str
    pages: list[InfoPage]


@dataclass(frozen=True, kw_only=True)
class Section:
    """``mail`` is the part before the @; ``editor`` the slug of a person; ``terms`` are of Traditional."""

    slug: str
    title: str
    title_en: str
    mail: str
    editor: str
    introduction: str
    introduction_en: str
    how_to_contribute: str
    how_to_contribute_en: str
    letter: str
    letter_en: str
    kind: str = "ngo"
    terms: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Organization:
    slug: str
    name: str
    name_en: str
    kind: str
    founded: int
    description: str
    description_en: str


@dataclass(frozen=True, kw_only=True)
class Person:
    """``name`` stays with the editors; ``byline`` is printed, and empty where it is the name."""

    slug: str
    name: str
    byline_en: str
    portrait: str
    portrait_alt: str
    portrait_alt_en: str
    biography: str
    biography_en: str
    byline: str = ""

    @property
    def printed_name(self) -> str:
        return self.byline or self.name


@dataclass(frozen=True, kw_only=True)
class Role:
    """``person`` and ``organization`` are slugs; no ``until`` means still."""

    person: str
    organization: str
    title: str
    title_en: str
    since: datetime.date
    until: datetime.date | None = None


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What is known about a claim; its sources are the demo's own organizations, as invented as they are."""

    finding: str
    finding_en: str
    source: str
    source_en: str
    source_url: str = ""
    year: int | None = None


@dataclass(frozen=True, kw_only=True)
class Claim:
    """``related`` are slugs of other claims."""

    slug: str
    statement: str
    statement_en: str
    short_answer: str
    short_answer_en: str
    explanation: list[Block]
    explanation_en: list[Block]
    evidence: list[Evidence] = field(default_factory=list)
    related: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Series:
    slug: str
    title: str
    title_en: str
    introduction: str
    introduction_en: str


@dataclass(frozen=True, kw_only=True)
class ClaimAnswer:
    """The slug of the claim, and the exact words of the essay that answer it."""

    claim: str
    passage: str


@dataclass(frozen=True, kw_only=True)
class Essay:
    """A published essay, or the text of a submission, which may have no slug, summary or date yet.

    ``responds_to`` is the slug of the essay it answers.
    """

    title: str
    byline: str
    blocks: list[Block]
    slug: str = ""
    summary: str = ""
    author: str = ""
    date: datetime.date | None = None
    section: str = ""
    dateline: str = ""
    share_line: str = ""
    lead: bool = False
    series: str = ""
    number: int | None = None
    responds_to: str = ""
    translation_of: str = ""
    translator: str = ""
    claims: list[ClaimAnswer] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Mail:
    """What the submission came in: ``text`` is the covering note, ``attachment`` a file's name."""

    from_name: str
    from_address: str
    to: str
    subject: str
    client: str
    attachment: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Writer:
    """Who wrote a submission: one of the ``people`` by slug, or somebody new by name."""

    address: str
    contributor: str = ""
    name: str = ""
    title: str = ""
    organization: str = ""
    biography: str = ""


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing done to a submission after it came.

    ``verb``: start_editing, edit, ask, object, agree, publish, decline, withdraw. ``essay`` is the
    text as edited or asked about; ``passage`` stands in it and the author would have ``revised``.
    """

    at: datetime.datetime
    verb: str
    by: str
    essay: Essay | None = None
    letter: str = ""
    reason: str = ""
    remarks: str = ""
    passage: str = ""
    revised: str = ""


@dataclass(frozen=True, kw_only=True)
class Submission:
    """``article`` is the slug of the essay it became."""

    name: str
    state: str
    section: str
    received_at: datetime.datetime
    mail: Mail
    author: Writer
    essay: Essay
    history: list[Step]
    article: str = ""
