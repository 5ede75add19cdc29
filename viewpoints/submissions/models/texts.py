"""Exact texts."""

from django.db import models
from django.utils import timezone


class Text(models.Model):
    """One exact version of the printed words and pictures. Never changed once made."""

    sha256 = models.CharField(max_length=64)
    scheme = models.PositiveSmallIntegerField()
    edition = models.CharField(max_length=16)
    content = models.JSONField()
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sha256", "scheme"], name="text_once")]

    def __str__(self) -> str:
        return f"{self.content.get('title', '')} {self.short_hash}"

    @property
    def short_hash(self) -> str:
        """The number of the text, as letters and pages give it: the first eight digits of its hash."""
        return self.sha256[:8]
