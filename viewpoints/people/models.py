"""People who write for us, the organizations they work for, and the roles between."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from viewpoints.chinese.slug import slug


class OrganizationKind(models.TextChoices):
    NGO = "ngo", _("social organization")
    COMPANY = "company", _("company")


class Organization(models.Model):
    """An NGO or a company."""

    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("English name"), max_length=160, blank=True)
    slug = models.SlugField(_("address"), max_length=120, unique=True)
    kind = models.CharField(
        _("kind"), max_length=16, choices=OrganizationKind, default=OrganizationKind.NGO
    )
    description = models.TextField(_("what it does"), blank=True)
    description_en = models.TextField(_("English description"), blank=True)
    website = models.URLField(_("website"), blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")

    def __str__(self) -> str:
        return self.name


class MailDomain(models.Model):
    """That mail from a domain is from an organization, from a date to a date (empty: still)."""

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="domains")
    domain = models.CharField(_("mail domain"), max_length=253, db_index=True)
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        ordering = ["-since", "pk"]
        verbose_name = _("mail domain")
        verbose_name_plural = _("mail domains")

    def __str__(self) -> str:
        return self.domain


class Contributor(models.Model):
    """A person who writes for us.

    ``name`` is who she is and stays with the section's editors; ``byline`` is what may be printed: her
    own name, a pen name, or empty for one who stays anonymous and has no public page.
    """

    name = models.CharField(_("name"), max_length=120)
    byline = models.CharField(_("byline"), max_length=120, blank=True)
    byline_en = models.CharField(_("English byline"), max_length=120, blank=True)
    slug = models.SlugField(_("address"), max_length=120, unique=True)
    address = models.ForeignKey(
        "letters.Address",
        verbose_name=_("e-mail"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="contributors",
    )
    biography = models.TextField(_("biography"), blank=True)
    biography_en = models.TextField(_("English biography"), blank=True)
    portrait = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("portrait"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("author")
        verbose_name_plural = _("authors")

    def __str__(self) -> str:
        return self.name if self.name == self.byline else f"{self.name}（{self.byline}）"

    def clean(self) -> None:
        """Refuse an address that tells the name of somebody who signs otherwise."""
        super().clean()
        tells = self.slug.startswith(own := slug(self.name))
        if self.byline and slug(self.byline) != own and tells:
            raise ValidationError({"slug": _("This address tells her own name. Choose another.")})

    def byline_in(self, language: str) -> str:
        """Give the byline as a reader of ``language`` sees it."""
        return (self.byline_en if language == "en" else "") or self.byline


class Role(models.Model):
    """What a person did for an organization, from a date to a date (empty: still)."""

    contributor = models.ForeignKey(Contributor, on_delete=models.CASCADE, related_name="roles")
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="roles")
    title = models.CharField(_("role"), max_length=120)
    title_en = models.CharField(_("role in English"), max_length=160, blank=True)
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)
    shown = models.BooleanField(
        _("shown to readers"),
        default=True,
        help_text=_("Not where it would tell who is behind a pen name."),
    )

    class Meta:
        ordering = ["-since", "pk"]
        verbose_name = _("role")
        verbose_name_plural = _("roles")

    def __str__(self) -> str:
        return f"{self.organization.name} {self.title}"
