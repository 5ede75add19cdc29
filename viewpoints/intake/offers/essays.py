"""The essay that came along with an answer: in a document, or in its own words. Of other mail: ``offers``."""

import re
from dataclasses import dataclass, field
from html import escape

from viewpoints.intake.offers import choosing, losses
from viewpoints.intake.offers.choosing import Paper
from viewpoints.intake.offers.files import Files
from viewpoints.intake.offers.titles import title_of
from viewpoints.intake.parsing import Message
from viewpoints.letters.covering import cover, cover_within
from viewpoints.markup import documents
from viewpoints.markup.blocks import Block, blocks_from_html
from viewpoints.markup.sanitize import sanitize
from viewpoints.submissions.submitting import Essay, Picture

NO_TEXT = "no_text"
_CHINESE = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class Offer:
    """What an answer offers: the essay, codes of what could not be read, of what was lost, and notes."""

    essay: Essay
    problems: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def attached(files: Files, *, title: str) -> Offer | None:
    """Give the essay in the documents among files; None where no file is a document.

    The longest essay counts or, where all look like forms, the longest of them: a person judges that.
    ``title`` is what it is called when the document does not say.
    """
    choice = choosing.choose(
        [Paper(one.attachment.filename, one.document) for one in files.documents]
    )
    if papers := choice.essays or choice.besides:
        longest = max(papers, key=lambda paper: choosing.size(paper.text))
        lost = longest.document.lost
        return Offer(
            _essay_of(longest.document, subject=title),
            lost=losses.told(lost),
            notes=losses.notes(lost, name=longest.name),
        )
    if files.problems:
        return Offer(Essay(title_of(title), []), problems=files.problems)
    return None


def language_of(message: Message) -> str:
    """Give the language to answer in: Chinese when there is any Chinese, or nothing, in the mail."""
    words = f"{message.subject} {message.text}"
    return "zh-hans" if _CHINESE.search(words) or not words.strip() else "en"


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
