"""Automatic letters to whoever answered one of ours: what was done, where it stands, what needs her link.

Templates: ``templates/letters``. One of them an hour to an address at most, and what ``restraint`` lets go;
none is ever answered by another, for automatic mail never comes as far as here. Each gives its letter, or
None where it did not leave.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.utils import timezone

from viewpoints.intake.answers.answered import Outcome
from viewpoints.intake.answers.wishes import Wish
from viewpoints.letters.models import Address, Letter
from viewpoints.letters.states import LetterState
from viewpoints.letters.writing import Link, write
from viewpoints.submissions import approval, schedules, unread
from viewpoints.submissions.models import Submission
from viewpoints.submissions.senders import in_language, sender_of

TEMPLATES = ("came_along", "standing", "wish_by_link")
BETWEEN = timedelta(hours=1)


def came_along(
    submission: Submission,
    *,
    to: Address,
    outcomes: Sequence[Outcome],
    pictures: int,
    problems: Sequence[str] = (),
) -> Letter | None:
    """Say what became of the essay and the pictures that came, and what could not be read."""
    essay = {Outcome.ESSAY_TAKEN: "taken", Outcome.ESSAY_KEPT: "kept"}
    found = next((essay[one] for one in outcomes if one in essay), "")
    return _write(
        "came_along",
        submission,
        to=to,
        essay=found,
        pictures=pictures,
        pictures_kept=Outcome.PICTURES_KEPT in outcomes,
        **unread.in_two(problems),
    )


def standing(submission: Submission, *, to: Address) -> Letter | None:
    """Say where her essay stands and what follows."""
    asking = approval.pending(submission)
    return _write(
        "standing",
        submission,
        to=to,
        state=submission.state,
        asked=bool(asking and approval.asked_at(asking, to)),
        planned=schedules.planned(submission),
        url=submission.draft.full_url if submission.state == "published" else "",
    )


def by_link(submission: Submission, *, to: Address, wish: Wish) -> Letter | None:
    """Say that a mail did not do what it asks for, since anyone can write it, and how her link does it.

    It repeats nothing of that mail.
    """
    return _write("wish_by_link", submission, to=to, wish=str(wish.kind))


def _write(template: str, submission: Submission, *, to: Address, **context: Any) -> Letter | None:
    recent = Letter.objects.filter(to=to, created_at__gt=timezone.now() - BETWEEN)
    if recent.filter(template__in=TEMPLATES).exists():
        return None
    section = in_language(submission.section, submission.language)
    letter = write(
        template,
        to=to,
        sender=sender_of(submission.section, language=submission.language),
        about=submission,
        language=submission.language,
        links={"status": Link("status", submission)},
        answers=Link("answer-submission", submission),
        automatic=True,
        replies=True,
        sparing=True,
        context={"submission": submission, "section": section, "editor": section.editor, **context},
    )
    return None if letter.state == LetterState.WITHHELD else letter
