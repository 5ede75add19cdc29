"""The publication itself: its home, one per edition, and its pages about itself."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from viewpoints.articles.addresses import not_reserved
from viewpoints.articles.blocks import BodyBlock
from viewpoints.articles.forms import AddressedPageForm


class Traditional(models.TextChoices):
    """The two ways to write Traditional, by the names of ``chinese.convert``."""

    TAIWAN = "zh-hant-tw", _("as in Taiwan")
    HONG_KONG = "zh-hant-hk", _("as in Hong Kong")


class Home(Page):
    """The publication: its name is the page's title; one per edition."""

    tagline = models.CharField(_("tagline"), max_length=200, blank=True)
    publisher = models.CharField(_("publisher"), max_length=120, blank=True)
    since = models.PositiveSmallIntegerField(_("published since (year)"), null=True, blank=True)
    licence = models.CharField(_("licence"), max_length=60, blank=True)
    licence_url = models.URLField(_("licence's address"), blank=True)
    licence_note = models.TextField(_("what readers may do"), blank=True)
    icp_number = models.CharField(_("ICP filing number"), max_length=60, blank=True)
    police_number = models.CharField(_("public security filing number"), max_length=60, blank=True)
    traditional = models.CharField(
        _("Traditional edition"),
        max_length=16,
        choices=Traditional,
        default=Traditional.TAIWAN,
        help_text=_("Whose words and characters the edition derived from Simplified has."),
    )

    template = "reading/home.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["articles.Section", "articles.InfoPage"]
    max_count_per_parent = None
    content_panels = [
        *Page.content_panels,
        FieldPanel("tagline"),
        FieldPanel("publisher"),
        FieldPanel("since"),
        MultiFieldPanel(
            [FieldPanel("licence"), FieldPanel("licence_url"), FieldPanel("licence_note")],
            heading=_("licence"),
        ),
        MultiFieldPanel(
            [FieldPanel("icp_number"), FieldPanel("police_number")], heading=_("filings in China")
        ),
        FieldPanel("traditional"),
    ]

    class Meta:
        verbose_name = _("home")


class InfoPage(Page):
    """A page about the publication itself: about, privacy."""

    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    template = "reading/info.html"
    base_form_class = AddressedPageForm
    parent_page_types = ["articles.Home"]
    subpage_types: list[str] = []
    content_panels = [*Page.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("page about us")
        verbose_name_plural = _("pages about us")

    def clean(self) -> None:
        super().clean()
        not_reserved(self.slug)
