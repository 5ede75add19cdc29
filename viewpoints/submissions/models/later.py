"""What contributors send after their essay: it once more, and how they wish to be named."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from viewpoints.submissions.models.offered import Submission


class OfferedEssay(models.Model):
    """One essay as she sent it, the first one too; ``taken_at`` says since when it is what is worked on.

    The pictures that its blocks name are the submission's, and stay. ``settled_at`` is empty as long
    as an editor has not said what becomes of it. A submission sent only once has no such row.
    """

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="essays")
    title = models.CharField(_("title"), max_length=255)
    note = models.TextField(_("covering note"), blank=True)
    blocks = models.JSONField(default=list, help_text="As markup.blocks; never edited.")
    came_at = models.DateTimeField(default=timezone.now, editable=False)
    taken_at = models.DateTimeField(null=True, blank=True, editable=False)
    settled_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["-id"], condition=models.Q(settled_at=None), name="essay_to_settle"
            )
        ]

    def __str__(self) -> str:
        return self.title


class BylineWish(models.Model):
    """How an author wishes to be named, said while no text is asked about; both empty: without a name."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="wishes")
    author = models.ForeignKey("people.Contributor", on_delete=models.PROTECT, related_name="+")
    byline = models.CharField(max_length=200, blank=True)
    affiliation = models.CharField(max_length=200, blank=True)
    came_at = models.DateTimeField(default=timezone.now, editable=False)
    settled_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["-id"], condition=models.Q(settled_at=None), name="byline_to_settle"
            )
        ]

    def __str__(self) -> str:
        return self.byline
