"""An answer to a letter of ours about a submission, and what can become of it."""

from dataclasses import dataclass
from enum import StrEnum

from viewpoints.intake.models import Arrival
from viewpoints.intake.parsing import Message
from viewpoints.intake.parsing.quoting import without_history
from viewpoints.intake.states import Channel
from viewpoints.journal.models import Actor, ActorKind
from viewpoints.letters.models import Address
from viewpoints.submissions.models import Submission


class Outcome(StrEnum):
    """What was done with an answer; noted on its arrival and told at the desk."""

    WITHDRAWN = "withdrawn_by_mail"
    STANDING_TOLD = "standing_told"
    BYLINE_TAKEN = "byline_taken"
    BY_LINK = "asked_by_link"
    ESSAY_TAKEN = "essay_taken"
    ESSAY_KEPT = "essay_kept"
    PICTURES_TAKEN = "pictures_taken"
    PICTURES_KEPT = "pictures_kept"
    UNREAD = "files_unread"


@dataclass(frozen=True)
class Answer:
    """A mail to an answer address of a submission, which ``holder`` was given."""

    arrival: Arrival
    message: Message
    submission: Submission
    holder: Address

    @property
    def by(self) -> Actor:
        """Who wrote it, in the journal."""
        known = self.submission.authors.filter(address=self.holder).first()
        if known:
            return Actor.contributor(known)
        return Actor(ActorKind.CONTRIBUTOR, f"at-{self.holder.pk}")

    @property
    def words(self) -> str:
        """What she wrote, without what she quotes."""
        by_form = self.arrival.channel == Channel.FORM
        return self.message.text if by_form else without_history(self.message.text)
