"""The states of a letter."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LetterState(models.TextChoices):
    WAITING = "waiting", _("waiting to be read first")
    LEAVING = "leaving", _("leaving")
    SENT = "sent", _("sent")
    FAILED = "failed", _("failed")
    BOUNCED = "bounced", _("came back")
    WITHHELD = "withheld", _("not sent")
    DISCARDED = "discarded", _("discarded")


# It left, or could have; a person may let it leave (again).
RELEASABLE = (
    LetterState.WAITING,
    LetterState.FAILED,
    LetterState.BOUNCED,
    LetterState.WITHHELD,
)
# It did not reach whom it was for, and whoever decided on it should know.
UNDELIVERED = (LetterState.FAILED, LetterState.BOUNCED)
