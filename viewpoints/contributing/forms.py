"""The form that takes an essay."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.encoding import punycode
from django.utils.translation import gettext_lazy as _

from viewpoints.contributing import picture_forms, uploads
from viewpoints.contributing.fields import Line
from viewpoints.contributing.uploads import Upload
from viewpoints.intake.form.as_mail import File, Form, Picture
from viewpoints.intake.models import DraftFile
from viewpoints.markup import pasting
from viewpoints.markup.documents import READABLE_ENDINGS
from viewpoints.markup.pasting import Pasted

MOST_CHARACTERS = 60_000
MOST_HTML = 400_000
MOST_TOGETHER = 50_000_000
"""Bytes of all files of one form: what comes of it is read as one mail."""
ESSAY_FILE = "file"
_LONGEST_KEPT = {"text": 200_000}


class BylineChoice:
    """What is printed as the author's name."""

    OWN, PEN, ANONYMOUS = "own", "pen", "anonymous"
    CHOICES = [(OWN, _("My name")), (PEN, _("A pen name")), (ANONYMOUS, _("No name"))]


class ContributionForm(forms.Form):
    """One screen, and no more: who, what, and that she may.

    ``typed`` is what a draft keeps of it, ``kept`` the draft's files by slot: a kept file stands for a
    chosen one.
    """

    title = Line(
        label=_("Title"),
        max_length=200,
        error_messages={"required": _("Give your essay a title; the editor can still change it.")},
    )
    text = forms.CharField(
        label=_("The essay"),
        required=False,
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 9}),
        error_messages={
            "max_length": _(
                "This is longer than %(limit_value)d characters. Send it as a file, or by mail."
            )
        },
    )
    file = forms.FileField(
        label=_("Or a file"),
        help_text=_(
            "A Word document is best; up to 20 MB. Pictures in it come along. With both, the file is "
            "the essay and the text above goes to the editor with it."
        ),
        required=False,
        widget=forms.FileInput(attrs={"accept": ",".join(sorted(READABLE_ENDINGS))}),
        error_messages={"empty": _("This file is empty. Choose it once more.")},
    )
    name = Line(
        label=_("Your name"),
        help_text=_("Only the editor sees it."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Write your name. Only the editor sees it.")},
    )
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("For our answer; never printed."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Write your e-mail address: we answer there, and ask you to confirm."),
            "invalid": _("This does not look like an e-mail address, such as name@example.org."),
        },
    )
    byline_as = forms.ChoiceField(
        label=_("Printed under"),
        choices=BylineChoice.CHOICES,
        initial=BylineChoice.OWN,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what we print as your name.")},
    )
    pen_name = Line(label=_("Pen name"), max_length=120, required=False)
    organization = Line(
        label=_("Organization"),
        help_text=_("May be left empty."),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    role = Line(
        label=_("Your role there"),
        help_text=_("May be left empty."),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    consent = forms.BooleanField(
        label=_(
            "I wrote this myself, and you may keep it and write to me about it. "
            "Nothing is printed before I have agreed to the edited text."
        ),
        error_messages={"required": _("Please tick this; without it we may not keep your essay.")},
    )
    # No person sees it; robots fill in whatever they find.
    homepage = forms.CharField(required=False)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        files: MultiValueDict[str, Any] | None = None,
        *,
        typed: Mapping[str, str] | None = None,
        kept: Mapping[str, DraftFile] | None = None,
    ) -> None:
        self.typed, self.kept = typed or {}, kept or {}
        given = {name: words for name, words in self.typed.items() if words}
        super().__init__(data, files, initial=given, label_suffix="", use_required_attribute=False)
        self.pictures = picture_forms.rows(data, files, typed=self.typed, kept=self.kept)

    @cached_property
    def pasted(self) -> Pasted | None:
        """The text with its formatting: what the editor in her browser sent, or else what is kept.

        None where it is too much or too tangled: the words alone are then in the box beneath.
        Without JavaScript only the words come back; while they are the kept ones, so is their formatting.
        """
        if given := self.data.get("html", ""):
            return pasting.clean(given) if len(given) <= MOST_HTML else None
        html, words = self.typed.get("html", ""), self.typed.get("text", "")
        unchanged = "".join(self.data.get("text", "").split()) == "".join(words.split())
        return Pasted(html, words) if html and (unchanged or not self.is_bound) else None

    def take_kept(self, kept: Mapping[str, DraftFile]) -> None:
        """Let the files that are kept by now stand for the chosen ones."""
        self.kept = kept
        for row in self.pictures:
            row.kept = kept.get(row.slot)

    @property
    def essay_file(self) -> DraftFile | None:
        """The kept document."""
        return self.kept.get(ESSAY_FILE)

    @property
    def has_pictures(self) -> bool:
        """Tell whether anything stands in the rows for pictures."""
        return any(row.is_used or row.errors for row in self.pictures)

    def clean_email(self) -> str:
        """Give the address with its domain as it travels (RFC 5890)."""
        local, _at, domain = self.cleaned_data["email"].rpartition("@")
        return f"{local}@{punycode(domain)}".lower()

    def clean_text(self) -> str:
        """Give the text with one kind of line break, its paragraphs parted by an empty line if pasted."""
        if self.pasted is None:
            return self.cleaned_data["text"].replace("\r\n", "\n").replace("\r", "\n")
        words = "\n\n".join(self.pasted.text.split("\n"))
        if len(words) > MOST_CHARACTERS:
            too_long = self.fields["text"].error_messages["max_length"]
            raise forms.ValidationError(too_long, params={"limit_value": MOST_CHARACTERS})
        return words

    def clean_file(self) -> Upload | None:
        """Refuse a file that is too large or that we could not read, while she is still here."""
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        return uploads.document(file) if file else None

    def clean(self) -> dict[str, Any]:
        """Hold the fields to each other: a text or a file, and a pen name where one is wished."""
        cleaned = super().clean() or {}
        if not {"text", "file"} & self.errors.keys() and not (
            cleaned.get("text", "").strip() or cleaned.get("file") or self.essay_file
        ):
            self.add_error("text", _("Paste your essay here, or choose a file below."))
        if cleaned.get("byline_as") == BylineChoice.PEN and not cleaned.get("pen_name"):
            self.add_error("pen_name", _("Write the pen name, or choose another way above."))
        if self._bytes() > MOST_TOGETHER:
            self.add_error(
                "file", _("Together the files are larger than 50 MB. Send some of them by mail.")
            )
        return cleaned

    def _bytes(self) -> int:
        sizes = {slot: file.size for slot, file in self.kept.items()}
        return sum((sizes | {slot: len(file.data) for slot, file in self.uploads()}).values())

    def is_valid(self) -> bool:
        """Tell whether all fields are well filled in, those of the pictures too."""
        return all([super().is_valid(), *(row.is_valid() for row in self.pictures)])

    def uploads(self) -> Iterator[tuple[str, Upload]]:
        """Give the files that were chosen and may be kept, each with its slot."""
        for slot, form in self._with_files():
            form.errors  # noqa: B018 -- reads them
            if upload := form.cleaned_data.get("file"):
                yield slot, upload

    def _with_files(self) -> Iterator[tuple[str, forms.Form]]:
        yield ESSAY_FILE, self
        for row in self.pictures:
            yield row.slot, row

    def forgive(self, *, but: str = "") -> bool:
        """Forget every error but those of chosen files: what is only kept may be unfinished.

        Those of one further field may be left. Tells whether any is.
        """
        chosen = [
            form for _slot, form in self._with_files() if form.add_prefix("file") in self.files
        ]
        for _slot, form in self._with_files():
            for name in list(form.errors):
                if name != but and (name != "file" or form not in chosen):
                    del form.errors[name]
        return any(form.errors for _slot, form in self._with_files())

    def typing(self) -> dict[str, str]:
        """Give what was typed, valid or not, as a draft keeps it."""
        names = [name for name in self.fields if name not in {"file", "homepage"}]
        for row in self.pictures:
            names += [row.add_prefix("caption"), row.add_prefix("credit")]
        typed = {name: self.data.get(name, "")[: _LONGEST_KEPT.get(name, 1000)] for name in names}
        if self.pasted:
            typed |= {"html": self.pasted.html, "text": "\n\n".join(self.pasted.text.split("\n"))}
        return typed

    def filled_in(self, *, language: str, key: str = "") -> Form:
        """Give what was filled in, once it is valid; reads the files that are kept."""
        cleaned = self.cleaned_data
        bylines = {
            BylineChoice.OWN: cleaned["name"],
            BylineChoice.PEN: cleaned["pen_name"],
            BylineChoice.ANONYMOUS: "",
        }
        file = _file(cleaned["file"], self.essay_file)
        pictures = [(row, _file(row.cleaned_data["file"], row.kept)) for row in self.pictures]
        return Form(
            name=cleaned["name"],
            email=cleaned["email"],
            byline=bylines[cleaned["byline_as"]],
            title=cleaned["title"],
            text=cleaned["text"],
            organization=cleaned["organization"],
            role=cleaned["role"],
            language=language,
            files=[file] if file else [],
            html=self.pasted.html if self.pasted else "",
            pictures=tuple(
                Picture(row.number, picture, **_under(row)) for row, picture in pictures if picture
            ),
            key=key,
        )


def _under(row: picture_forms.PictureForm) -> dict[str, str]:
    return {name: row.cleaned_data[name] for name in ("caption", "credit")}


def _file(chosen: Upload | None, kept: DraftFile | None) -> File | None:
    if chosen:
        return File(chosen.name, chosen.data)
    if kept is None:
        return None
    with kept.file.open("rb") as file:
        return File(kept.name, file.read())
