"""The page editor's form: an address that nobody had to type."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from viewpoints.chinese.slug import slug


class AddressedPageForm(WagtailAdminPageForm):
    """Fills an empty address from the title, in pinyin: Wagtail's own way knows only Latin letters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean_slug(self) -> str:
        """Keep the address that was typed, or make a free one."""
        return self.cleaned_data.get("slug") or self._free(slug(self.cleaned_data.get("title", "")))

    def _free(self, wanted: str) -> str:
        number, free = 1, wanted
        while not Page._slug_is_available(free, self.parent_page, self.instance):
            number += 1
            free = f"{wanted}-{number}"
        return free
