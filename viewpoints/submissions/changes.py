"""What changed up to the text an author is asked about, from what she sent or from a former text."""

from collections.abc import Iterable
from html import escape
from typing import Any

from viewpoints.people.models import Contributor
from viewpoints.submissions import prints
from viewpoints.submissions.comparing import Passage, compare, side_by_side
from viewpoints.submissions.models import Asking, Submission, Text

Block = dict[str, Any]
# Printed, but in no passage of what an author sends: told after the text when it changed later.
_BESIDES = (
    "byline",
    "affiliation",
    "translator",
    "dateline",
    "share_line",
    "seo_title",
    "search_description",
)


def since_sent(submission: Submission, *, text: Text) -> list[Passage]:
    """Compare what was sent, its title first, with the frozen text; pictures count by their files.

    Summary and disclosure are the editor's: they count as put in. Nobody knows which byline she wished
    for, so it is not compared.
    """
    return compare([field("title", submission.title), *submission.blocks], passages_of(text))


def since(former: Text, *, text: Text) -> list[Passage]:
    """Compare a former text with a later one, in everything that is printed."""
    return compare([*passages_of(former), *_besides(former)], [*passages_of(text), *_besides(text)])


def beside_source(source: Text, *, text: Text) -> list[Passage]:
    """Give the passages of a translation beside those of what was translated."""
    return side_by_side(
        [*passages_of(source), *_besides(source)], [*passages_of(text), *_besides(text)]
    )


def passages_of(text: Text) -> list[Block]:
    """Give the passages of a text in reading order: a remark about one counts them from 1."""
    content, digests = text.content, text.content["pictures"]
    body = [_by_file(block, digests) for block in prints.blocks_of(text)]
    first = [field("title", content["title"]), *_filled(text, "summary")]
    return [*first, *body, *_filled(text, "disclosure")]


def asked_before(asking: Asking, *, authors: Iterable[Contributor]) -> Text | None:
    """Give the text that these authors were last asked about before, if it was another one."""
    former = Asking.objects.filter(submission=asking.submission_id, pk__lt=asking.pk)
    last = former.filter(asked__author__in=authors).select_related("text").last()
    return last.text if last and last.text_id != asking.text_id else None


def field(name: str, words: str) -> Block:
    """Give a field that is one passage, such as the title, as a block."""
    return {"type": name, "html": escape(words, quote=False)}


def _besides(text: Text) -> list[Block]:
    return [block for name in _BESIDES for block in _filled(text, name)]


def _filled(text: Text, name: str) -> list[Block]:
    words = text.content.get(name, "")
    return [field(name, words)] if words else []


def _by_file(block: Block, digests: dict[str, str]) -> Block:
    if block["type"] != "picture":
        return block
    return {**block, "image": digests.get(block["image"], block["image"])}
