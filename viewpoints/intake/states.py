"""The states of an arrival."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ArrivalState(models.TextChoices):
    NEW = "new", _("not read yet")
    UNCONFIRMED = "unconfirmed", _("waiting for a confirmed address")
    SUBMITTED = "submitted", _("became a submission")
    ANSWERED = "answered", _("answers a letter of ours")
    NOTED = "noted", _("automatic: bounce or automatic reply")
    UNREADABLE = "unreadable", _("could not be read")
    UNPLACED = "unplaced", _("for no section of ours")
    SPAM = "spam", _("spam")


class Channel(models.TextChoices):
    MAIL = "mail", _("mail")
    FORM = "form", _("form")
    HAND = "hand", _("by hand")


FILLED_IN = frozenset({Channel.FORM, Channel.HAND})
"""What a person filled in, by field, and we wrote down as a mail (``form.as_mail``)."""
