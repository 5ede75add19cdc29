"""The registers an editor keeps in Wagtail's admin: authors, organizations, claims, series."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
)
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from viewpoints.articles.models import Claim, Series
from viewpoints.desk.claims import ArticlesPanel, with_answers
from viewpoints.desk.knowing import KnownChooserViewSet, KnownIndexView
from viewpoints.desk.organizations import DomainsPanel, OrganizationForm, PeoplePanel
from viewpoints.desk.other_editions import EditionCreateView, OtherEditionPanel, ToldForm, each_once
from viewpoints.desk.slugs import SlugForm
from viewpoints.journal.models import Actor
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Address
from viewpoints.people.finding import free_slug
from viewpoints.people.models import Contributor, Organization, Role
from viewpoints.submissions import authors, searching

EVIDENCE = [
    FieldPanel("finding"),
    FieldRowPanel([FieldPanel("source"), FieldPanel("year")]),
    FieldPanel("source_url"),
]

RoleFormSet = forms.inlineformset_factory(
    Contributor,
    Role,
    fields=["organization", "title", "title_en", "since", "until", "shown"],
    extra=1,
    labels={"organization": _("organization")},
    widgets={
        "since": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        "until": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    },
)


class ContributorForm(SlugForm):
    """An author with her e-mail address and her roles.

    An editor's address is not taken: she could answer in the author's place. What follows from another
    address is ``submissions.authors.address_changed``.
    """

    named_by = ("byline", "name")
    email = forms.EmailField(label=_("e-mail"), max_length=254, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = self.instance.address
        self.initial_email = known.email if known else ""
        self.fields["email"].initial = self.initial_email
        self.fields["email"].required = bool(known)
        self.roles = RoleFormSet(self.data or None, instance=self.instance, prefix="roles")

    def free_slug(self, name: str) -> str:
        return free_slug(name)

    def is_valid(self) -> bool:
        return super().is_valid() and self.roles.is_valid()

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).lower()
        herself = self.instance.pk and self.instance.edited_sections.exists()
        if email != self.initial_email and not herself and authors.is_editors(email):
            raise forms.ValidationError(
                _("This is an editor’s address: she could answer in the author’s place.")
            )
        return email

    def save(self, commit: bool = True) -> Contributor:
        email = self.cleaned_data["email"]
        if email != self.initial_email:
            self.instance.address = address(email)
        saved = super().save(commit=commit)
        self.roles.instance = saved
        self.roles.save()
        return saved


class RolesPanel(Panel):
    """The roles of an author, in her form: one empty row at the end for a new one."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "desk/rows_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            return {**context, "rows": self.form.roles, "new": _("A new role")}


class HerPagePanel(Panel):
    """The way from an author's form to her page: her essays and letters, and that she is here twice."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "desk/contributors/panel.html"

        def is_shown(self) -> bool:
            return self.instance.pk is not None and super().is_shown()


class Register(SnippetViewSet):
    """One of our registers, in the main menu."""

    add_to_admin_menu = True
    list_per_page = 50
    copy_view_enabled = False


class ContributorEditView(EditView):
    """Saves an author; when her address changes, she is asked anew, and the editor is told what lapsed."""

    def save_instance(self) -> Contributor:
        former = Contributor.objects.get(pk=self.object.pk).address
        saved = super().save_instance()
        searching.index_those_of(saved)
        if former and saved.address != former:
            self.ask_anew(saved, former)
        return saved

    def ask_anew(self, author: Contributor, former: Address) -> None:
        by = Actor.editor(self.request.user)
        anew = authors.address_changed(author, former=former, by=by)
        titles = "".join(_("“%(title)s”") % {"title": one} for one in anew)
        messages.warning(
            self.request,
            _("What was asked or agreed about %(titles)s has lapsed: ask again.")
            % {"titles": titles}
            if anew
            else _("The address was changed; nothing was pending. The former one is told."),
        )


class ContributorViewSet(Register):
    model = Contributor
    edit_view_class = ContributorEditView
    index_view_class = KnownIndexView
    chooser_viewset_class = KnownChooserViewSet
    icon, menu_name, menu_order = "user", "authors", 400
    list_display = ["__str__", "byline"]
    search_fields = ["name", "byline", "byline_en"]
    edit_handler = ObjectList(
        [
            HerPagePanel(),
            FieldRowPanel([FieldPanel("name"), FieldPanel("email")]),
            FieldRowPanel([FieldPanel("byline"), FieldPanel("byline_en")]),
            FieldPanel("portrait"),
            FieldPanel("biography"),
            FieldPanel("biography_en"),
            RolesPanel(heading=_("roles")),
            FieldPanel("slug"),
        ],
        base_form_class=ContributorForm,
    )


class OrganizationViewSet(Register):
    model = Organization
    icon, menu_name, menu_order = "group", "organizations", 410
    list_display = ["__str__", "kind"]
    search_fields = ["name", "name_en"]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("name"), FieldPanel("name_en")]),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("website")]),
            FieldPanel("description"),
            FieldPanel("description_en"),
            DomainsPanel(heading=_("mail domains")),
            PeoplePanel(heading=_("people")),
            FieldPanel("slug"),
        ],
        base_form_class=OrganizationForm,
    )


TRANSLATED = BooleanColumn("translated", label=_("English edition"))


class ClaimForm(ToldForm):
    """A claim; related ones are ticked."""

    class Meta:
        widgets = {"related": forms.CheckboxSelectMultiple}


class ClaimViewSet(Register):
    model = Claim
    add_view_class = EditionCreateView
    icon, menu_name, menu_order = "openquote", "claims", 420
    list_display = [
        "__str__",
        Column("answered", label=_("Essays that answer it")),
        TRANSLATED,
        "position",
    ]
    edit_handler = ObjectList(
        [
            OtherEditionPanel(),
            FieldPanel("statement"),
            FieldPanel("short_answer"),
            FieldPanel("explanation"),
            InlinePanel("evidence", heading=_("evidence"), label=_("evidence"), panels=EVIDENCE),
            FieldPanel("related", classname="desk-related"),
            MultiFieldPanel([FieldPanel("position"), FieldPanel("slug")], heading=_("address")),
        ],
        base_form_class=ClaimForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Claim]:
        return with_answers(each_once(Claim.objects.all()))


class SeriesViewSet(Register):
    model = Series
    add_view_class = EditionCreateView
    icon, menu_name, menu_order = "list-ol", "series", 430
    list_display = ["__str__", TRANSLATED]
    edit_handler = ObjectList(
        [
            OtherEditionPanel(),
            FieldPanel("title"),
            FieldPanel("introduction"),
            ArticlesPanel(heading=_("articles")),
            FieldPanel("slug"),
        ],
        base_form_class=ToldForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Series]:
        return each_once(Series.objects.all())


VIEWSETS = [ContributorViewSet, OrganizationViewSet, ClaimViewSet, SeriesViewSet]
