"""Terms: words whose form in the Traditional edition an editor has said herself."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Orderable


class Term(Orderable):
    """What is written in Simplified, and what the Traditional edition has for it; empty: left as written."""

    written = models.CharField(_("as written"), max_length=60)
    traditional = models.CharField(
        _("in Traditional"),
        max_length=60,
        blank=True,
        help_text=_("Leave it empty to keep the words as they are written."),
    )

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return f"{self.written} → {self.traditional or self.written}"
