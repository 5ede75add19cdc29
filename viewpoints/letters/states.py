"""The states of a letter."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LetterState(models.TextChoices):
    WAITING = "waiting", _("waiting to be read first")
    LEAVING = "leaving", _("leaving")
    SENT = "sent", _("sent")
    FAILED = "failed", _("failed")
