"""Why an exact text may be live, and which text is."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from viewpoints.submissions.models.offered import Submission
from viewpoints.submissions.models.texts import Text


class PermitKind(models.TextChoices):
    AUTHORS = "authors", _("the authors agreed")
    OVERRIDE = "override", _("an editor's decision, with a reason")
    EDITORIAL = "editorial", _("the platform's own words")
    ARCHIVE = "archive", _("moved in from the archive")


class Permit(models.Model):
    """Why one exact text may be live. Without a valid one nothing is.

    ``uses`` and ``licence`` are what all authors agreed to. ``follows`` names the permit of a text of
    which this one differs only in typography: it holds as long as that one.
    """

    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="permits")
    kind = models.CharField(max_length=16, choices=PermitKind)
    submission = models.ForeignKey(
        Submission, null=True, on_delete=models.SET_NULL, related_name="permits"
    )
    follows = models.ForeignKey(
        "self", null=True, on_delete=models.CASCADE, related_name="followers"
    )
    uses = models.JSONField(default=list)
    licence = models.CharField(max_length=60, blank=True)
    reason = models.TextField(blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    given_at = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind=PermitKind.OVERRIDE) | ~models.Q(reason=""),
                name="an_override_has_a_reason",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.text}"


class Seal(models.Model):
    """Which text an article's columns hold, as last saved: the database checks it at every commit.

    ``columns`` is a hash of the stored columns, made by the database itself (``submissions.gate``).
    """

    article = models.OneToOneField(
        "articles.Article", primary_key=True, on_delete=models.CASCADE, related_name="seal"
    )
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="seals")
    columns = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.article_id} holds {self.text_id}"


class SealedPicture(models.Model):
    """Which file a picture of a sealed article is: a library row may not get another under a live text."""

    seal = models.ForeignKey(Seal, on_delete=models.CASCADE, related_name="pictures")
    image = models.ForeignKey(
        "wagtailimages.Image", on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    file = models.CharField(max_length=255)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["seal", "image"], name="picture_sealed_once")
        ]

    def __str__(self) -> str:
        return f"{self.image_id} in {self.seal_id}: {self.file}"
