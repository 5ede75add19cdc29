"""What came after an essay and waits for its editor: newer texts, pictures, a wish about the byline."""

from dataclasses import dataclass

from viewpoints.submissions.models import BylineWish, OfferedEssay, OfferedPicture, Submission
from viewpoints.submissions.states import State


@dataclass(frozen=True)
class Later:
    """What waits, oldest first; ``may_put_in`` tells whether the draft is open; ``essays`` are all sent."""

    essays: list[OfferedEssay]
    pictures: list[OfferedPicture]
    wishes: list[BylineWish]
    may_put_in: bool

    @property
    def newer(self) -> list[OfferedEssay]:
        """The essays that nobody has decided about."""
        return [one for one in self.essays if one.settled_at is None]

    @property
    def waits(self) -> bool:
        """Tell whether an editor has anything to decide."""
        return bool(self.newer or self.pictures or self.wishes)


def of(submission: Submission) -> Later:
    """Give what came after the essay of a submission; its pictures may be fetched already."""
    pictures = [one for one in submission.pictures.all() if one.came_at and not one.settled_at]
    return Later(
        essays=list(submission.essays.all()),
        pictures=sorted(pictures, key=lambda one: one.pk),
        wishes=list(submission.wishes.filter(settled_at=None).select_related("author")),
        may_put_in=submission.state == State.IN_EDIT,
    )
