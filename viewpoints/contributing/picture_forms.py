"""The rows of the form for pictures: each a file, what stands under it, and whose it is."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from viewpoints.contributing import uploads
from viewpoints.contributing.fields import Line
from viewpoints.contributing.uploads import PICTURE_ENDINGS, Upload
from viewpoints.intake.models import DraftFile

MOST_PICTURES = 12
SHOWN_EMPTY = 3


class PictureForm(forms.Form):
    """One picture. A kept file stands for a chosen one."""

    file = forms.FileField(
        label=_("Picture"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ",".join(sorted(PICTURE_ENDINGS))}),
        error_messages={"empty": _("This file is empty. Choose it once more.")},
    )
    caption = Line(label=_("What it shows"), max_length=300, required=False)
    credit = Line(label=_("Photographer or source"), max_length=120, required=False)

    def __init__(self, *args: Any, number: int, kept: DraftFile | None = None, **kwargs: Any):
        super().__init__(*args, prefix=slot_of(number), use_required_attribute=False, **kwargs)
        self.number, self.kept = number, kept

    @property
    def slot(self) -> str:
        """Give the slot of a draft that its file is kept in."""
        return slot_of(self.number)

    @property
    def is_used(self) -> bool:
        """Tell whether anything was put into the row."""
        return bool(self.kept or any(self[name].value() for name in self.fields))

    def clean_file(self) -> Upload | None:
        """Take the chosen picture, made our own."""
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        return uploads.picture(file) if file else None

    def clean(self) -> dict[str, Any]:
        """Ask for the picture where there is only its caption."""
        cleaned = super().clean() or {}
        missing = not (self.kept or cleaned.get("file") or "file" in self.errors)
        if missing and (cleaned.get("caption") or cleaned.get("credit")):
            self.add_error("file", _("Choose the picture for this caption, or empty the caption."))
        return cleaned


def slot_of(number: int) -> str:
    """Give the slot, and the prefix of the names, of picture ``number`` (from 1)."""
    return f"picture-{number}"


def rows(
    data: Mapping[str, Any] | None,
    files: MultiValueDict[str, Any] | None,
    *,
    typed: Mapping[str, str],
    kept: Mapping[str, DraftFile],
) -> list[PictureForm]:
    """Give the rows up to the last that is used, and empty ones after it: one at least, and three in all."""
    made = [
        PictureForm(
            data,
            files,
            number=number,
            kept=kept.get(slot_of(number)),
            label_suffix="",
            initial={
                name: typed.get(f"{slot_of(number)}-{name}", "") for name in ("caption", "credit")
            },
        )
        for number in range(1, MOST_PICTURES + 1)
    ]
    last = max((row.number for row in made if row.is_used), default=0)
    return made[: max(SHOWN_EMPTY, last + 1)]
