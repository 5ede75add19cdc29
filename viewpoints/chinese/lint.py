"""Suggestions about the typography of Chinese text: full-width and half-width marks, spaces beside them.

By autocorrect (libraries.md), with its rules about spaces between Chinese and Latin words off: that gap is
the style sheet's (docs/decisions/0026). Only suggestions: nothing is changed here.
"""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

RULES = {
    "fullwidth": 1,
    "halfwidth-word": 1,
    "halfwidth-punctuation": 1,
    "no-space-fullwidth": 1,
    "no-space-fullwidth-quote": 1,
    **dict.fromkeys(
        (
            *("space-word", "space-punctuation", "space-bracket", "space-dash"),
            *("space-backticks", "space-dollar", "spellcheck"),
        ),
        0,
    ),
}


@dataclass(frozen=True)
class Suggestion:
    """What might stand in a text instead: ``start`` is where ``old`` begins, in characters from 0."""

    start: int
    old: str
    new: str


def lint(text: str, *, html: bool = False) -> list[Suggestion]:
    """Give suggestions for a text in their order; in ``html`` only words are looked at, not tags or code."""
    found = _linter().lint_for(text, "html" if html else "text").lines
    begins = _line_begins(text)
    rows = ((begins[one.line - 1] + one.col - 1, one) for one in found)
    return [
        Suggestion(start, one.old, one.new)
        for start, one in rows
        if text[start : start + len(one.old)] == one.old
    ]


def _line_begins(text: str) -> list[int]:
    begins = [0]
    for line in text.split("\n"):
        begins.append(begins[-1] + len(line) + 1)
    return begins


@cache
def _linter() -> Any:
    import autocorrect_py

    linter: Any = autocorrect_py  # its types know less than it can do
    linter.load_config(json.dumps({"rules": RULES}))
    return linter
