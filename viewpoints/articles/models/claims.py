"""Claims that readers believe, with what is known about them and the articles that answer; series."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, TranslatableMixin

from viewpoints.articles.models.articles import Article


class Claim(TranslatableMixin, ClusterableModel):
    """A statement that readers believe about NGOs, and articles answer."""

    statement = models.CharField(_("what is believed"), max_length=200)
    slug = models.SlugField(_("address"), max_length=120)
    short_answer = models.TextField(_("short answer"), max_length=400, blank=True)
    explanation = RichTextField(
        _("explanation"), blank=True, features=["bold", "italic", "link", "ol", "ul"]
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    related = models.ManyToManyField("self", verbose_name=_("related claims"), blank=True)

    class Meta(TranslatableMixin.Meta):
        ordering = ["position", "pk"]
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        constraints = [
            models.UniqueConstraint(fields=["locale", "slug"], name="claim_address_once")
        ]

    def __str__(self) -> str:
        return self.statement


class Evidence(Orderable):
    """What is known about a claim, and who found it out: a figure or a finding with its source."""

    claim = ParentalKey(Claim, on_delete=models.CASCADE, related_name="evidence")
    finding = models.TextField(_("what was found"), max_length=400)
    source = models.CharField(_("source"), max_length=200)
    source_url = models.URLField(_("source’s address"), max_length=500, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")

    def __str__(self) -> str:
        return f"{self.finding[:40]} ({self.source})"


class ClaimAnswer(Orderable):
    """That an article answers a claim, and the passage that does."""

    article = ParentalKey(Article, on_delete=models.CASCADE, related_name="claim_answers")
    claim = models.ForeignKey(
        Claim, verbose_name=_("claim"), on_delete=models.CASCADE, related_name="answers"
    )
    passage = models.TextField(_("the passage that answers it"), blank=True)


class Series(TranslatableMixin, models.Model):
    """An ordered run of articles."""

    title = models.CharField(_("title"), max_length=120)
    slug = models.SlugField(_("address"), max_length=120)
    introduction = models.TextField(_("introduction"), blank=True)

    class Meta(TranslatableMixin.Meta):
        ordering = ["pk"]
        verbose_name = _("series")
        verbose_name_plural = _("series")
        constraints = [
            models.UniqueConstraint(fields=["locale", "slug"], name="series_address_once")
        ]

    def __str__(self) -> str:
        return self.title
