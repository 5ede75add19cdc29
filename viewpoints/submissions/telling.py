"""What an editor is told of, and when: at once, or with everything else of a day.

Whoever is asked about a text waits for her editor, and her editor for her: what an asking brings about
comes at once. Everything else stands in the day's digest (docs/decisions/0028-one-digest-a-day.md).
"""

from enum import Enum

from django.db.models import Q

from viewpoints.letters.models import Letter
from viewpoints.submissions.models import Submission
from viewpoints.submissions.states import State


class Told(Enum):
    """When an editor hears of an event."""

    AT_ONCE = "at once"
    ASKED = "at once while an author is asked about a text, else in the digest"
    DAILY = "in the digest"


EVENTS: dict[str, Told] = {
    "agreed": Told.AT_ONCE,
    "objected": Told.AT_ONCE,
    "yes_taken_back": Told.AT_ONCE,
    "refused": Told.AT_ONCE,
    "published_late": Told.AT_ONCE,
    "answered": Told.ASKED,
    "undelivered": Told.ASKED,
    "received": Told.DAILY,
    "proxy_named": Told.DAILY,
    "byline_corrected": Told.DAILY,
    "replaced": Told.DAILY,
    "newer_essay": Told.DAILY,
    "correction_wished": Told.DAILY,
    "picture_added": Told.DAILY,
    "byline_wished": Told.DAILY,
    "silent": Told.DAILY,
    "published": Told.DAILY,
}
PREFIX = "for_editor_"
LETTERS = tuple(f"{PREFIX}{event}" for event, told in EVENTS.items() if told != Told.DAILY)
"""The templates of the letters that tell an editor of something at once."""


def at_once(event: str, submission: Submission, *, letter: Letter | None = None) -> bool:
    """Tell whether an event is for a letter of its own; ``letter`` is the one that did not arrive."""
    if EVENTS[event] != Told.ASKED:
        return EVENTS[event] == Told.AT_ONCE
    if letter is not None:
        return letter.answers[:1] == ["answer-asking"]
    after = Q(correction__isnull=False) | Q(translation__isnull=False)
    asked = submission.askings.filter(after, lapsed_at=None)
    return submission.state == State.WITH_AUTHOR or asked.exists()
