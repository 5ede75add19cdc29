"""What changed from what an author sent to the text she is asked about."""

from html import escape
from typing import Any

from viewpoints.submissions import prints
from viewpoints.submissions.comparing import Passage, compare
from viewpoints.submissions.models import Submission, Text

Block = dict[str, Any]


def since_sent(submission: Submission, *, text: Text) -> list[Passage]:
    """Compare what was sent, its title first, with the frozen text; pictures count by their files.

    A summary is the editor's: it counts as put in.
    """
    digests = text.content["pictures"]
    printed = [_by_file(block, digests) for block in prints.blocks_of(text)]
    return compare(
        [_title(submission.title), *submission.blocks],
        [_title(text.content["title"]), *_summary(text.content["summary"]), *printed],
    )


def _summary(words: str) -> list[Block]:
    return [{"type": "summary", "html": escape(words, quote=False)}] if words else []


def _title(words: str) -> Block:
    return {"type": "title", "html": escape(words, quote=False)}


def _by_file(block: Block, digests: dict[str, str]) -> Block:
    if block["type"] != "picture":
        return block
    return {**block, "image": digests.get(block["image"], block["image"])}
