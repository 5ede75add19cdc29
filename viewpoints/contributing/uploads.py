"""What may be put into the form: documents that we read, pictures that browsers show."""

from dataclasses import dataclass
from pathlib import PurePath

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from viewpoints.contributing.fields import line
from viewpoints.markup.documents import READABLE_ENDINGS
from viewpoints.markup.reencoding import Unusable, reencode
from viewpoints.markup.refusals import Lost

MOST_BYTES = 20_000_000
"""Of one file, as it was chosen."""
PICTURE_ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".webp"})
_HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif")
"""Brands of ISO base media files with a still picture in them (ISO/IEC 23008-12)."""


@dataclass(frozen=True)
class Upload:
    """A file that may be kept: its name in one line, and its bytes; a picture's are our own."""

    name: str
    data: bytes


def document(file: "UploadedFile[bytes]") -> Upload:
    """Take a document, unread. Raises ValidationError when it is too large or of no kind we read."""
    if file.size > MOST_BYTES:
        raise forms.ValidationError(
            _("This file is larger than 20 MB. Leave its pictures out, or send it by mail.")
        )
    if PurePath(file.name).suffix.lower() not in READABLE_ENDINGS:
        raise forms.ValidationError(
            _(
                "We cannot read this kind of file. Save it as a Word .docx document and choose "
                "it again, or paste the text above."
            )
        )
    return Upload(line(file.name), file.read())


def picture(file: "UploadedFile[bytes]") -> Upload:
    """Take a picture made our own, so that no place and no camera is told by what we keep.

    Raises ValidationError when it is too large, or nothing that browsers show.
    """
    if file.size > MOST_BYTES:
        raise forms.ValidationError(_("This picture is larger than 20 MB. Make it smaller first."))
    data = file.read()
    if _is_heic(data, file.name):
        raise forms.ValidationError(
            _(
                "Browsers cannot show this picture (HEIC, as iPhones store it). Send it to yourself "
                "as a JPEG, or take a screenshot of it, and choose that."
            )
        )
    try:
        made = reencode(data)
    except Unusable as unusable:
        raise forms.ValidationError(_LOST.get(unusable.lost, _DAMAGED)) from unusable
    stem = PurePath(line(file.name)).stem[:100]
    return Upload(f"{stem}.{made.type.rpartition('/')[2].replace('jpeg', 'jpg')}", made.data)


_DAMAGED = _("This picture is damaged and cannot be opened. Choose it once more.")
_LOST = {
    Lost.PICTURE_FORMAT: _("This is not a JPEG, PNG or WebP picture. Save it as one of these."),
    Lost.PICTURE_TOO_BIG: _(
        "This picture has too many pixels to be opened. Make it smaller first."
    ),
}


def _is_heic(data: bytes, name: str) -> bool:
    by_content = data[4:8] == b"ftyp" and data[8:12] in _HEIC
    return by_content or PurePath(name).suffix.lower() in {".heic", ".heif"}
