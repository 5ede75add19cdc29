"""What changed between two states of a letter's words, line beside line."""

from html import escape

from viewpoints.submissions.comparing import Passage, compare


def changed(before: str, after: str) -> list[Passage]:
    """Give the lines that differ, with what is gone and what is new marked in them."""
    return [one for one in compare(_lines(before), _lines(after)) if one.mark != "same"]


def _lines(words: str) -> list[dict[str, str]]:
    return [
        {"type": "paragraph", "html": escape(line, quote=False)}
        for line in words.splitlines()
        if line.strip()
    ]
