"""An organization at the desk: its mail domains, each from a day to a day, and its people by role."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from viewpoints.desk.slugs import SlugForm
from viewpoints.people import domains
from viewpoints.people.models import MailDomain, Organization

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
PEOPLE = 100


class DomainForm(forms.ModelForm):
    """One mail domain."""

    class Meta:
        model = MailDomain
        fields = ["domain", "since", "until"]
        widgets = {"since": DAY, "until": DAY}

    def _post_clean(self) -> None:
        """Look at the row once the form has filled it in, as a model's own ``clean`` would."""
        super()._post_clean()
        if self.errors or not self.has_changed():
            return
        try:
            domains.check(self.instance)
        except forms.ValidationError as wrong:
            self._update_errors(wrong)


DomainFormSet = forms.inlineformset_factory(Organization, MailDomain, form=DomainForm, extra=1)


class OrganizationForm(SlugForm):
    """An organization with its mail domains."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.domains = DomainFormSet(self.data or None, instance=self.instance, prefix="domains")

    def is_valid(self) -> bool:
        return super().is_valid() and self.domains.is_valid()

    def save(self, commit: bool = True) -> Organization:
        saved = super().save(commit=commit)
        self.domains.instance = saved
        self.domains.save()
        return saved


class DomainsPanel(Panel):
    """The mail domains of an organization, in its form: one empty row at the end for a new one."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "desk/rows_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            return {**context, "rows": self.form.domains, "new": _("A new mail domain")}


class PeoplePanel(Panel):
    """Who works or worked for an organization, in which role; the newest first."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "desk/people_panel.html"

        def is_shown(self) -> bool:
            return self.instance.pk is not None and super().is_shown()

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            roles = self.instance.roles.select_related("contributor")[:PEOPLE]
            return {**super().get_context_data(parent_context), "roles": roles}
