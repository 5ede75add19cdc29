"""Sections: where an article belongs, who answers for it, and which words its Traditional edition has."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from viewpoints.articles.addresses import not_reserved
from viewpoints.articles.forms import AddressedPageForm
from viewpoints.articles.models.terms import Term
from viewpoints.people.models import OrganizationKind

# A permission that nobody is given: only administrators have it. Whose mail is whose is theirs to say.
ADMINISTRATORS = "superuser"


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
    kind = models.CharField(
        _("whose section it is"),
        max_length=16,
        choices=OrganizationKind,
        default=OrganizationKind.NGO,
        help_text=_("Who writes in it: social organizations, or companies."),
    )

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
        FieldPanel("kind", permission=ADMINISTRATORS),
        InlinePanel(
            "terms",
            heading=_("words of the Traditional edition"),
            label=_("term"),
            help_text=_("For all articles of this section; an article may have its own."),
        ),
    ]

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def clean(self) -> None:
        super().clean()
        not_reserved(self.slug)


class SectionTerm(Term):
    """A term of a section's glossary, for all its articles."""

    section = ParentalKey(Section, on_delete=models.CASCADE, related_name="terms")

    class Meta(Term.Meta):
        constraints = [
            models.UniqueConstraint(fields=["section", "written"], name="section_term_once")
        ]


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
