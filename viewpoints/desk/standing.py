"""How a submission stands between the editor and print: what blocks it, and who may go on."""

from dataclasses import dataclass

from viewpoints.journal.models import Actor
from viewpoints.submissions import (
    approval,
    own_essays,
    publication,
    schedules,
    silence,
    texts,
)
from viewpoints.submissions.models import Outcome, Schedule, Submission
from viewpoints.submissions.own_essays import Tie
from viewpoints.submissions.publication import Difference
from viewpoints.submissions.states import BEFORE_PUBLICATION, State


@dataclass(frozen=True)
class Standing:
    """What stands in the way of one editor: a changed draft, her tie to the essay, a time set before."""

    difference: Difference = Difference.NONE
    changed_since_asked: bool = False
    silent: bool = False
    taken_off: bool = False
    tie: Tie | None = None
    needs_another: bool = False
    planned: Schedule | None = None
    refused: Schedule | None = None

    @property
    def is_changed(self) -> bool:
        return self.difference == Difference.WORDS

    @property
    def is_typographic(self) -> bool:
        return self.difference == Difference.TYPOGRAPHY


def standing_of(submission: Submission, *, by: Actor) -> Standing:
    """Look how a submission stands for the editor ``by``."""
    if submission.state not in BEFORE_PUBLICATION:
        article = submission.article if submission.state == State.PUBLISHED else None
        taken_off = article is not None and not article.live
        return Standing(tie=own_essays.tie(submission), taken_off=taken_off)
    approved = submission.state == State.APPROVED
    return Standing(
        difference=publication.difference(submission) if approved else Difference.NONE,
        changed_since_asked=_changed_since_asked(submission),
        silent=silence.silent(of=submission).exists(),
        tie=own_essays.tie(submission),
        needs_another=own_essays.needs_another(submission, by=by),
        planned=schedules.planned(submission) if approved else None,
        refused=_refused(submission) if approved else None,
    )


def _changed_since_asked(submission: Submission) -> bool:
    asking = approval.pending(submission) if submission.state == State.WITH_AUTHOR else None
    if asking is None:
        return False
    content = texts.content_of(texts.newest_draft(submission.draft))
    return not texts.typographic(asking.text.content, content)


def _refused(submission: Submission) -> Schedule | None:
    """Give the last time that was set, if nothing was published then."""
    last = submission.schedules.order_by("pk").last()
    return last if last and last.outcome == Outcome.REFUSED else None
