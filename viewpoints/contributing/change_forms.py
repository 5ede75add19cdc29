"""What she may send by her link about an essay that is here: its text once more, a picture, her byline."""

from collections.abc import Mapping
from typing import Any

from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from viewpoints.contributing.forms import ContributionForm
from viewpoints.contributing.picture_forms import PictureForm
from viewpoints.intake.form.as_mail import File, Form, Picture
from viewpoints.letters.models import Address


class NewTextForm(ContributionForm):
    """The text once more: fields, limits and checks of the form that takes an essay, without the rest."""

    name = email = byline_as = pen_name = organization = role = consent = homepage = None

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        files: MultiValueDict[str, Any] | None = None,
        *,
        title: str,
    ) -> None:
        super().__init__(data, files, typed={"title": title})
        self.pictures = []  # they have a page of their own

    def written(self, *, by: Address, language: str) -> Form:
        """Give what was filled in, once it is valid."""
        cleaned = self.cleaned_data
        file = cleaned["file"]
        return Form(
            **_from(by, language),
            title=cleaned["title"],
            text=cleaned["text"],
            html=self.pasted.html if self.pasted else "",
            files=[File(file.name, file.data)] if file else [],
        )


class OnePictureForm(PictureForm):
    """One picture and what stands under it."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args, number=1, label_suffix="")
        self.fields["file"].required = True
        self.fields["file"].error_messages["required"] = _("Choose the picture.")

    def written(self, *, by: Address, language: str, title: str) -> Form:
        """Give what was filled in, once it is valid; ``title`` is the essay's."""
        cleaned = self.cleaned_data
        file = File(cleaned["file"].name, cleaned["file"].data)
        picture = Picture(1, file, cleaned["caption"], cleaned["credit"])
        return Form(**_from(by, language), title=title, pictures=[picture])


def _from(by: Address, language: str) -> dict[str, str]:
    return {"name": "", "email": by.email, "byline": "", "language": language}
