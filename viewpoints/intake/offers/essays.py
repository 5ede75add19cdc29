"""The essay that came along with an answer: in a document, or in its own words. Of other mail: ``offers``."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from html import escape

from viewpoints.intake import raw
from viewpoints.intake.form import placed_pictures
from viewpoints.intake.models import Arrival, Attachment
from viewpoints.intake.offers.titles import title_of
from viewpoints.intake.parsing import Message
from viewpoints.letters.covering import cover, cover_within
from viewpoints.markup import documents
from viewpoints.markup.blocks import Block, blocks_from_html
from viewpoints.markup.refusals import Code, Refusal
from viewpoints.markup.sanitize import sanitize
from viewpoints.submissions.submitting import Essay, Picture

NO_TEXT = "no_text"
_NOT_OFFERED = {Code.PICTURE, Code.UNKNOWN, Code.EMPTY}
_LIKE_A_TEXT = re.compile(r"\.(docx?|wps|odt|rtf|pages|pdf|txt|html?)$", re.IGNORECASE)
_CHINESE = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class Offer:
    """What a mail offers: the essay, the covering note, and codes of what could not be read."""

    essay: Essay
    note: str = ""
    problems: list[str] = field(default_factory=list)


def attached(arrival: Arrival, *, title: str, but: Collection[int] = ()) -> Offer | None:
    """Give the essay in the documents that came with an arrival; None where no file is a document.

    ``title`` is what it is called when the document does not say; ``but`` names files to pass over.
    """
    found, problems = _documents(arrival, but)
    if found:
        longest = max(found, key=lambda document: len(str(document.blocks)))
        return Offer(_essay_of(longest, subject=title), note=arrival.text)
    if problems:
        return Offer(Essay(title_of(title), []), note=arrival.text, problems=problems)
    return None


def language_of(message: Message) -> str:
    """Give the language to answer in: Chinese when there is any Chinese, or nothing, in the mail."""
    words = f"{message.subject} {message.text}"
    return "zh-hans" if _CHINESE.search(words) or not words.strip() else "en"


def _documents(
    arrival: Arrival, but: Collection[int]
) -> tuple[list[documents.Document], list[str]]:
    found, problems = [], []
    pictures = placed_pictures.digests(arrival)
    files = arrival.attachments.exclude(pk__in=but).exclude(sha256__in=pictures)
    for attachment in files.order_by("pk"):
        try:
            found.append(_convert(attachment))
        except Refusal as refusal:
            attachment.error = refusal.code
            attachment.save(update_fields=["error"])
            if refusal.code not in _NOT_OFFERED or _LIKE_A_TEXT.search(attachment.filename):
                problems.append(str(refusal.code))
    return found, problems


def _convert(attachment: Attachment) -> documents.Document:
    return documents.convert(raw.read(attachment.file), filename=attachment.filename)


def _essay_of(document: documents.Document, *, subject: str) -> Essay:
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
    title = cover(document.title) or title_of(subject)
    return Essay(title, cover_within(document.blocks), pictures)


def own_words(message: Message, words: str) -> list[Block]:
    """Give a mail's own words as blocks: of its HTML, or else each line of ``words`` a paragraph."""
    if message.html:
        blocks = blocks_from_html(sanitize(message.html))
        if blocks:
            return blocks
    return paragraphs(words)


def paragraphs(words: str) -> list[Block]:
    """Give each line of ``words`` that is not empty as a paragraph."""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    return [{"type": "paragraph", "html": escape(line, quote=False)} for line in lines]
