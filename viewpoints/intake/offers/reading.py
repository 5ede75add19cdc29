"""Find the essay in a mail: in a document that came with it, in its own words, or nowhere; and say so."""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from html import escape
from urllib.parse import urlsplit

from django.conf import settings

from viewpoints.intake.offers import beside, choosing, clouds, losses, signed
from viewpoints.intake.offers.beside import Beside
from viewpoints.intake.offers.choosing import Paper, size
from viewpoints.intake.offers.essays import NO_TEXT
from viewpoints.intake.offers.files import Files
from viewpoints.intake.offers.recognized import Recognized
from viewpoints.intake.offers.signed import Byline
from viewpoints.intake.offers.titles import title_of
from viewpoints.letters.covering import cover, cover_within
from viewpoints.markup.blocks import Block, blocks_from_html, text_from_blocks
from viewpoints.markup.sanitize import sanitize
from viewpoints.submissions.submitting import Essay, Picture

SHORT = "short"
ENOUGH = 150
"""From so many characters (``choosing.size``) on, a mail's own words may be an essay."""

_ENOUGH_IN_A_FORM = 1  # a link alone is none there either
_MOST_BESIDE_A_LINK = 60
_IN_SUBJECT = 30
_ANNOUNCED = re.compile(
    r"附件|附上|附了|见附|随信|随附|奉上|attached|attachment|enclosed", re.IGNORECASE
)
_TOLD_TO_EDITOR = (Recognized.PHOTOGRAPHED, Recognized.FORM_ONLY, Recognized.IN_SUBJECT)
_URL = re.compile(r"https?://[!-~]+")


@dataclass(frozen=True)
class Words:
    """What a mail says: its new words, its HTML as sent, its subject."""

    text: str
    html: str = ""
    subject: str = ""


@dataclass(frozen=True)
class Offered:
    """One essay, and the line under its title that says who wrote it, already taken off.

    ``lost`` are codes of what its document lost, as far as the sender is told (``losses``).
    """

    essay: Essay
    byline: Byline | None = None
    lost: Sequence[str] = ()


@dataclass(frozen=True)
class Offer:
    """What a mail offers.

    ``essays`` is never empty; one without blocks stands for what could not be found. ``whole`` tells
    whether there is an essay at all. ``problems`` are codes that the receipt words, ``notes`` codes that
    the desk words (``code: detail``).
    """

    essays: list[Offered]
    note: str = ""
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    whole: bool = True


def read(words: Words, files: Files, *, by_form: bool = False) -> Offer:
    """Give what a mail offers. A document goes before the mail's own words; forms are no essays.

    Nothing that it points to is fetched: a cloud file or a link is a problem to ask about, and noted.
    Pictures that came beside a single essay are put at its end, or where its HTML shows them; those of
    a form it places itself. Words in a form are meant as an essay, however few.
    """
    chosen = choosing.choose(
        [Paper(one.attachment.filename, one.document) for one in files.documents]
    )
    elsewhere = clouds.clouds(words.text, words.html)
    problems = [str(Recognized.CLOUD_FILE)] if elsewhere else []
    besides = beside.belonging([] if by_form else files.pictures, problems)
    if chosen.essays:
        offer = _documents(words, chosen.essays, besides)
        problems += offer.problems
    else:
        least = _ENOUGH_IN_A_FORM if by_form else ENOUGH
        forms = bool(chosen.besides)
        offer = _own_words(words, files, besides, problems=problems, forms=forms, least=least)
        problems = offer.problems
    notes = [Recognized.CLOUD_FILE.about(cover(str(one))) for one in elsewhere]
    notes += [Recognized.NOT_TAKEN.about(paper.name) for paper in chosen.besides]
    return replace(offer, problems=list(dict.fromkeys(problems)), notes=[*notes, *offer.notes])


def _documents(words: Words, papers: Sequence[Paper], besides: Sequence[Beside]) -> Offer:
    several = len(papers) > 1
    essays = [_from_document(paper, "" if several else words.subject) for paper in papers]
    if not several:
        essays = [_with_pictures(essays[0], besides)]
    notes = [Recognized.SEVERAL_ESSAYS.about(str(len(papers)))] if several else []
    for paper in papers:
        notes += losses.notes(paper.document.lost, name=paper.name)
    return Offer(essays, note=words.text, notes=notes)


def _from_document(paper: Paper, subject: str) -> Offered:
    document = paper.document
    pictures = [
        Picture(
            sha256=picture.sha256,
            data=picture.data,
            extension=picture.type.rpartition("/")[2].replace("jpeg", "jpg"),
            width=picture.width,
            height=picture.height,
        )
        for picture in document.pictures
    ]
    byline, blocks = signed.byline_under_title(cover_within(document.blocks))
    title = cover(document.title) or title_of(subject, filename=paper.name)
    return Offered(Essay(title, blocks, pictures), byline, losses.told(document.lost))


def _with_pictures(offered: Offered, besides: Sequence[Beside]) -> Offered:
    """Put pictures that came beside an essay at its end, but for those that it holds already."""
    essay = offered.essay
    has = {picture.sha256 for picture in essay.pictures}
    loose = [one for one in besides if one.picture.sha256 not in has]
    blocks = [*essay.blocks, *(one.block() for one in loose)]
    pictures = [*essay.pictures, *(one.picture for one in loose)]
    return replace(offered, essay=replace(essay, blocks=blocks, pictures=pictures))


def _own_words(
    words: Words,
    files: Files,
    besides: Sequence[Beside],
    *,
    problems: Sequence[str],
    forms: bool,
    least: int,
) -> Offer:
    blocks = _blocks(words, besides)
    text = _URL.sub("", text_from_blocks(blocks))
    problems = [*files.problems, *problems]
    if size(text) >= least:
        byline, blocks = signed.byline_under_title(blocks)
        essay = Essay(title_of(words.subject, blocks=blocks), blocks, _placed(blocks, besides))
        loose = [one for one in besides if not one.content_id or one.picture in essay.pictures]
        return Offer([_with_pictures(Offered(essay, byline), loose)], problems=problems)
    links = [url for url in clouds.urls(words.text, words.html) if not _is_ours(url)]
    why = _why_none(words, text, links=links, pictures=bool(besides), forms=forms)
    notes = [f"{why}: {cover(links[0])}"] if why in ("link", "weixin_link") else []
    notes += [why] if why in _TOLD_TO_EDITOR else []
    problems = problems or [why]
    if why == "in_subject":
        blocks = [{"type": "paragraph", "html": escape(words.subject.strip(), quote=False)}]
    own = blocks if problems == [why] and why in ("in_subject", "announced", SHORT) else []
    note = "" if own else words.text
    offered = _with_pictures(Offered(Essay(title_of(words.subject), own)), besides)
    return Offer([offered], note=note, problems=problems, notes=notes, whole=False)


def _is_ours(url: str) -> bool:
    with suppress(ValueError):  # such as http://[
        host = (urlsplit(url).hostname or "").lower()
        return host in (urlsplit(settings.BASE_URL).hostname, settings.MAIL_DOMAIN.lower())
    return False


def _why_none(words: Words, text: str, *, links: Sequence[str], pictures: bool, forms: bool) -> str:
    """Say in a code what came instead of an essay."""
    if any(clouds.is_weixin(link) for link in links):
        return "weixin_link"
    if links and size(text) <= _MOST_BESIDE_A_LINK:
        return "link"
    if pictures:
        return "photographed"
    if forms:
        return "form_only"
    if not size(text):
        return "in_subject" if size(words.subject) >= _IN_SUBJECT else NO_TEXT
    return "announced" if _ANNOUNCED.search(text) else SHORT


def _blocks(words: Words, besides: Sequence[Beside]) -> list[Block]:
    """Give a mail's words as blocks, without the boxes that mail services print into it."""
    places = {one.content_id: one.picture.sha256 for one in besides if one.content_id}
    if words.html:
        blocks = blocks_from_html(sanitize(words.html), pictures=places)
        if kept := [block for block in blocks if not clouds.is_of_a_box(_line(block))]:
            return kept
    lines = [line.strip() for line in words.text.splitlines()]
    return [
        {"type": "paragraph", "html": escape(line, quote=False)}
        for line in lines
        if line and not clouds.is_of_a_box(line)
    ]


def _line(block: Block) -> str:
    return text_from_blocks([block]) + ("\n" + block["html"] if "html" in block else "")


def _placed(blocks: Sequence[Block], besides: Sequence[Beside]) -> list[Picture]:
    named = {block.get("image") for block in blocks}
    return [one.picture for one in besides if one.picture.sha256 in named]
