"""What is read: the publication's home, its sections, articles, claims and series."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import CommentPanel, FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, Page, TranslatableMixin

from viewpoints.articles.addresses import not_reserved
from viewpoints.articles.blocks import BodyBlock
from viewpoints.articles.forms import AddressedPageForm
from viewpoints.articles.previews import Previewed
from viewpoints.articles.telling_word import TellingWord as TellingWord

# A permission that nobody is given: only administrators have it. Whose mail is whose is theirs to say.
ADMINISTRATORS = "superuser"


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
    ]

    class Meta:
        verbose_name = _("home")


class Section(Page):
    """Where an article belongs, and who answers for it."""

    introduction = models.TextField(_("introduction"), blank=True)
    letter_to_readers = RichTextField(
        _("letter to readers"), blank=True, features=["bold", "italic", "link"]
    )
    editor = models.ForeignKey(
        "people.Contributor",
        verbose_name=_("section editor"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="edited_sections",
    )
    how_to_contribute = models.TextField(_("how to contribute"), blank=True)
    mailbox = models.SlugField(
        _("mailbox"),
        max_length=40,
        blank=True,
        help_text=_("The part before the @ of the address that contributions are sent to."),
    )
    open_to_contributions = models.BooleanField(_("open to contributions"), default=True)

    template = "reading/section.html"
    base_form_class = AddressedPageForm
    parent_page_types = ["articles.Home"]
    subpage_types = ["articles.Article"]
    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("editor", permission=ADMINISTRATORS),
        FieldPanel("letter_to_readers"),
        FieldPanel("how_to_contribute"),
        FieldPanel("mailbox", permission=ADMINISTRATORS),
        FieldPanel("open_to_contributions"),
    ]

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def clean(self) -> None:
        super().clean()
        not_reserved(self.slug)


class Deputy(models.Model):
    """Who edits a section in its editor's place, from a date to a date (empty: still)."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="deputies")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("deputy"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        ordering = ["-since", "pk"]
        verbose_name = _("deputy")
        verbose_name_plural = _("deputies")

    def __str__(self) -> str:
        return f"{self.user_id} for {self.section_id}"


class Article(Previewed, Page):
    """A page that is read: an essay, or the platform's own words (then with a dateline)."""

    summary = models.TextField(_("summary"), max_length=400, blank=True)
    byline = models.CharField(_("byline"), max_length=200, blank=True)
    affiliation = models.CharField(
        _("organization and role"),
        max_length=200,
        blank=True,
        help_text=_("Printed beside the byline; leave it empty where it would tell who she is."),
    )
    disclosure = models.CharField(
        _("disclosure"),
        max_length=200,
        blank=True,
        help_text=_("What readers should know of the author’s ties to this section."),
    )
    dateline = models.CharField(
        _("dateline"), max_length=80, blank=True, help_text=_("Place and date before the text.")
    )
    translator = models.CharField(_("translator"), max_length=120, blank=True)
    share_line = models.CharField(_("line for sharing"), max_length=140, blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    printed_on = models.DateField(_("date printed"), null=True, blank=True, db_index=True)
    # The parent once more, kept by articles.placing: lists by section and date need an index.
    in_section = models.ForeignKey(
        Section, null=True, editable=False, on_delete=models.SET_NULL, related_name="articles"
    )
    # Whose words these are: copies and translations keep it, so that they never become the platform's own.
    work = models.UUIDField(default=uuid.uuid4, editable=False, db_index=True)
    lead = models.BooleanField(_("leads the home page"), default=False)
    series = models.ForeignKey(
        "articles.Series",
        verbose_name=_("series"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="articles",
    )
    number = models.PositiveSmallIntegerField(_("number in the series"), null=True, blank=True)

    template = "reading/article.html"
    base_form_class = AddressedPageForm
    parent_page_types = ["articles.Section"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("byline"),
        FieldPanel("affiliation"),
        FieldPanel("disclosure"),
        InlinePanel("authorships", heading=_("authors"), label=_("author")),
        FieldPanel("body"),
        InlinePanel("claim_answers", heading=_("claims answered"), label=_("claim")),
        MultiFieldPanel([FieldPanel("series"), FieldPanel("number")], heading=_("series")),
        MultiFieldPanel(
            [
                FieldPanel("dateline"),
                FieldPanel("translator"),
                FieldPanel("share_line"),
                FieldPanel("printed_on"),
                FieldPanel("lead"),
            ],
            heading=_("printing"),
        ),
        CommentPanel(),
    ]

    # Nothing is scheduled past the gate: what is published goes through its submission.
    settings_panels: list[object] = []

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        indexes = [models.Index(fields=["in_section", "-printed_on", "-page_ptr"])]

    def with_content_json(self, content: dict[str, Any]) -> "Article":
        """Give the page of a revision; whose words it holds is the row's to say, not the revision's."""
        page = super().with_content_json(content)
        page.work = self.work
        return page


class Authorship(Orderable):
    """That a contributor is an author of an article; what is printed is the article's byline."""

    article = ParentalKey(Article, on_delete=models.CASCADE, related_name="authorships")
    contributor = models.ForeignKey(
        "people.Contributor",
        verbose_name=_("author"),
        on_delete=models.PROTECT,
        related_name="authorships",
    )

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(fields=["article", "contributor"], name="author_named_once")
        ]


class Claim(TranslatableMixin, models.Model):
    """A statement that readers believe about NGOs, and articles answer."""

    statement = models.CharField(_("what is believed"), max_length=200)
    slug = models.SlugField(_("address"), max_length=120)
    short_answer = models.TextField(_("short answer"), max_length=400, blank=True)
    explanation = RichTextField(
        _("explanation"), blank=True, features=["bold", "italic", "link", "ol", "ul"]
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta(TranslatableMixin.Meta):
        ordering = ["position", "pk"]
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        constraints = [
            models.UniqueConstraint(fields=["locale", "slug"], name="claim_address_once")
        ]

    def __str__(self) -> str:
        return self.statement


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
