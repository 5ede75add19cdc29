"""What an editor keeps for herself at the desk."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SavedView(models.Model):
    """A list with filters that an editor gave a name, to come back to."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views"
    )
    screen = models.CharField(max_length=40, help_text="The list's address name: submissions.")
    name = models.CharField(_("name of the view"), max_length=40)
    query = models.CharField(max_length=500, help_text="Its filters, as in the address.")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "screen", "name"], name="view_named_once")
        ]

    def __str__(self) -> str:
        return self.name
