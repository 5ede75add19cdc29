"""When a text is printed, and what is said of it afterwards."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from viewpoints.submissions.models.offered import Submission
from viewpoints.submissions.models.texts import Text


class Outcome(models.TextChoices):
    PUBLISHED = "published", _("published")
    REFUSED = "refused", _("refused")
    CANCELLED = "cancelled", _("cancelled")


class Schedule(models.Model):
    """That an editor set a time for an approved text to be published; kept with what came of it."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="schedules")
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_index=True)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    set_at = models.DateTimeField(default=timezone.now, editable=False)
    ended_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=16, choices=Outcome, blank=True)
    why = models.CharField(max_length=255, blank=True, help_text="Why it was refused.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["submission"], condition=models.Q(ended_at=None), name="one_open_schedule"
            )
        ]

    def __str__(self) -> str:
        return f"{self.submission} at {self.at:%Y-%m-%d %H:%M}"


class Correction(models.Model):
    """That what is printed was, or is to be, changed after publication: from which text to which, and why."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="corrections"
    )
    former = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(_("what was corrected"))
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    proposed_at = models.DateTimeField(default=timezone.now, editable=False)
    printed_at = models.DateTimeField(null=True, blank=True, db_index=True)
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article"],
                condition=models.Q(printed_at=None, dropped_at=None),
                name="one_open_correction",
            )
        ]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.note[:40]}"


class Retraction(models.Model):
    """That what is printed was retracted, and why. The text stays readable, under this notice."""

    article = models.OneToOneField(
        "articles.Article", on_delete=models.CASCADE, related_name="retraction"
    )
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(_("why it was retracted"))
    retracted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    retracted_at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)

    def __str__(self) -> str:
        return f"{self.article_id} retracted"
