"""What editors write down about a submission for each other: notes, and what an author promised."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from viewpoints.submissions.models.offered import Submission


class Note(models.Model):
    """What an editor tells other editors about a submission; no author or reader ever sees it."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="notes")
    words = models.TextField(_("note"), max_length=5000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("note")
        verbose_name_plural = _("notes")

    def __str__(self) -> str:
        return self.words[:40]


class Promise(models.Model):
    """That an author promised an essay by a day; its submission has no text until it is kept."""

    submission = models.OneToOneField(Submission, on_delete=models.CASCADE, related_name="promise")
    due_on = models.DateField(_("promised for"), db_index=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    kept_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("promise")
        verbose_name_plural = _("promises")

    def __str__(self) -> str:
        return f"{self.submission_id} by {self.due_on:%Y-%m-%d}"

    @property
    def is_overdue(self) -> bool:
        """Tell whether the day is over and no text has come."""
        return self.kept_at is None and self.due_on < timezone.localdate()
