"""Articles: the pages that are read, one per edition, and who wrote them."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    InlinePanel,
    MultiFieldPanel,
    PageChooserPanel,
)
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page

from viewpoints.articles.blocks import BodyBlock
from viewpoints.articles.forms import AddressedPageForm
from viewpoints.articles.models.sections import Section
from viewpoints.articles.models.terms import Term
from viewpoints.articles.previews import Previewed


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
    responds_to = models.ForeignKey(
        "self",
        verbose_name=_("answers the article"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="responses",
        help_text=_("The article of this publication, a company’s say, that this one responds to."),
    )

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
        PageChooserPanel("responds_to", "articles.Article"),
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
        InlinePanel(
            "terms",
            heading=_("words of the Traditional edition"),
            label=_("term"),
            help_text=_("For this article alone; they come before those of its section."),
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


class ArticleTerm(Term):
    """A term that one article has otherwise than its section."""

    article = ParentalKey(Article, on_delete=models.CASCADE, related_name="terms")

    class Meta(Term.Meta):
        constraints = [
            models.UniqueConstraint(fields=["article", "written"], name="article_term_once")
        ]


class TranslatedPassage(models.Model):
    """That a passage of a translated article was made from these words of its source.

    The translated words themselves stand in the article's draft, at the same place: ``place`` is the name
    of a field, or the id of a block, which the translation's block shares. When the source says something
    else there by now, the passage is stale.
    """

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="translated_passages"
    )
    place = models.CharField(max_length=64)
    source = models.JSONField(help_text="What the source said there when this was translated.")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "place"], name="passage_translated_once")
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.place}"
