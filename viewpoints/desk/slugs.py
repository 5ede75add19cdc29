"""Addresses of people, organizations, claims and series: made from the name where none is given."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from viewpoints.chinese.slug import slug


class SlugForm(WagtailAdminModelForm):
    """A form whose address may be left empty: it is then made from the name, in pinyin."""

    named_by: tuple[str, ...] = ("name", "title", "statement")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False
        self.fields["slug"].help_text = _("Empty: made from the name.")

    def clean_slug(self) -> str:
        given = self.cleaned_data.get("slug")
        names = (self.data.get(self.add_prefix(field), "") for field in self.named_by)
        return given or self.free_slug(next(filter(None, names), ""))

    def free_slug(self, name: str) -> str:
        """Give an address made of ``name`` that no other row has."""
        wanted = slug(name)[:110]
        others = type(self.instance).objects.filter(slug__startswith=wanted)
        taken = set(others.exclude(pk=self.instance.pk).values_list("slug", flat=True))
        number, free = 1, wanted
        while free in taken:
            number += 1
            free = f"{wanted}-{number}"
        return free
