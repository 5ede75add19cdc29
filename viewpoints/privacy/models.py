"""What people ask about their own data: a copy of it, or that it goes; and files that are to go."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Wish(models.TextChoices):
    """What shall become of what is printed under her name when her data is erased."""

    STAYS = "stays", _("it stays as it is printed, with the byline")
    NAMELESS = "nameless", _("it stays, and the byline becomes “Anonymous”")
    RETRACTED = "retracted", _("it is retracted, and the byline becomes “Anonymous”")


class Export(models.Model):
    """One copy of somebody's data: asked for, made by the worker, and gone when its time is over."""

    address = models.ForeignKey("letters.Address", on_delete=models.CASCADE, related_name="exports")
    section = models.ForeignKey(
        "articles.Section", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    made_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    file = models.CharField(
        max_length=120, blank=True, help_text="Name below $VIEWPOINTS_DATA/exports."
    )

    def __str__(self) -> str:
        return f"export {self.pk}"


class Erasure(models.Model):
    """That somebody asked for her data to be erased; once done it holds keys, and no address any more.

    ``address`` stays: its row is a pseudonym then. ``contributors`` are keys of ``people.Contributor``.
    """

    address = models.ForeignKey("letters.Address", on_delete=models.CASCADE, related_name="+")
    section = models.ForeignKey(
        "articles.Section", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    wish = models.CharField(_("wish"), max_length=16, choices=Wish, default=Wish.STAYS)
    contributors = models.JSONField(default=list)
    articles = models.JSONField(
        default=list, help_text="What is printed under her name and an editor has still to see to."
    )
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    carried_out_at = models.DateTimeField(
        null=True, blank=True, help_text="When nothing printed was left for an editor to do."
    )

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")

    def __str__(self) -> str:
        return f"erasure {self.pk}"


class Doomed(models.Model):
    """A file that nothing needs any more. Its row goes after it, so that no crash leaves it behind."""

    folder = models.CharField(max_length=16, help_text="Which of the folders: see privacy.files.")
    path = models.CharField(max_length=255)

    def __str__(self) -> str:
        return f"{self.folder}/{self.path}"


class Round(models.Model):
    """When a rule of retention was last applied to all that was due, and how much that was in all."""

    rule = models.CharField(max_length=40, unique=True)
    at = models.DateTimeField(null=True)
    removed = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return self.rule
