"""The states of a submission and the moves between them: one table (design.md, section 2)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    PROMISED = "promised", _("promised")
    RECEIVED = "received", _("received")
    IN_EDIT = "in_edit", _("in edit")
    WITH_AUTHOR = "with_author", _("with the author")
    APPROVED = "approved", _("approved")
    PUBLISHED = "published", _("published")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("withdrawn")


MOVES: dict[State, frozenset[State]] = {
    # Without a text yet; it is received once that comes.
    State.PROMISED: frozenset({State.RECEIVED, State.DECLINED, State.WITHDRAWN}),
    State.RECEIVED: frozenset({State.IN_EDIT, State.DECLINED, State.WITHDRAWN}),
    # PUBLISHED from here only with an override, which the permit proves.
    State.IN_EDIT: frozenset({State.WITH_AUTHOR, State.DECLINED, State.WITHDRAWN, State.PUBLISHED}),
    State.WITH_AUTHOR: frozenset({State.IN_EDIT, State.APPROVED, State.WITHDRAWN, State.PUBLISHED}),
    State.APPROVED: frozenset({State.IN_EDIT, State.PUBLISHED, State.WITHDRAWN}),
    State.PUBLISHED: frozenset(),
    State.DECLINED: frozenset({State.IN_EDIT}),
    State.WITHDRAWN: frozenset(),
}

OPEN = frozenset({State.RECEIVED, State.IN_EDIT, State.WITH_AUTHOR, State.APPROVED})
UNSETTLED = OPEN | {State.PROMISED}
BEFORE_PUBLICATION = UNSETTLED | {State.DECLINED}


class MoveRefused(Exception):
    """The submission cannot go where it was sent: the table forbids it, or another click came first."""

    def __init__(self, old: str, new: str) -> None:
        super().__init__(f"a submission that is {old} cannot become {new}")
        self.old, self.new = old, new


class NotStarted(Exception):
    """Editing has not begun: there is no article yet. The message is the submission's title."""
