"""The form that takes an essay."""

import unicodedata
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.encoding import punycode
from django.utils.translation import gettext_lazy as _

from viewpoints.intake.form_mail import File, Form

MOST_CHARACTERS = 60_000
MOST_BYTES = 20_000_000
READ_AT_ONCE = {".docx", ".html", ".htm", ".txt"}


class Line(forms.CharField):
    """One line of words: breaks and other control characters become spaces."""

    def to_python(self, value: Any) -> str:
        """Give the words, a single space between them."""
        words = super().to_python(value) or ""
        plain = (" " if unicodedata.category(one)[0] == "C" else one for one in words)
        return " ".join("".join(plain).split())


class BylineChoice:
    """What is printed as the author's name."""

    OWN, PEN, ANONYMOUS = "own", "pen", "anonymous"
    CHOICES = [(OWN, _("My name")), (PEN, _("A pen name")), (ANONYMOUS, _("No name"))]


class ContributionForm(forms.Form):
    """One screen, and no more: who, what, and that she may."""

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
            "A Word document (.docx), a web page or plain text; up to 20 MB. Pictures inside a Word "
            "document come along."
        ),
        required=False,
        widget=forms.FileInput(attrs={"accept": ",".join(sorted(READ_AT_ONCE))}),
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

    def clean_email(self) -> str:
        """Give the address with its domain as it travels (RFC 5890)."""
        local, _at, domain = self.cleaned_data["email"].rpartition("@")
        return f"{local}@{punycode(domain)}".lower()

    def clean_text(self) -> str:
        """Give the text with one kind of line break."""
        return self.cleaned_data["text"].replace("\r\n", "\n").replace("\r", "\n")

    def clean_file(self) -> "UploadedFile[bytes] | None":
        """Refuse a file that is too large or that we could not read, while she is still here."""
        file = self.cleaned_data["file"]
        if file is None:
            return None
        if file.size > MOST_BYTES:
            raise forms.ValidationError(
                _("This file is larger than 20 MB. Leave its pictures out, or send it by mail.")
            )
        if PurePath(file.name).suffix.lower() not in READ_AT_ONCE:
            raise forms.ValidationError(
                _(
                    "We cannot read this kind of file. Save it as a Word .docx document and choose "
                    "it again, or paste the text above."
                )
            )
        return file

    def clean(self) -> dict[str, Any]:
        """Hold the fields to each other: a text or a file, and a pen name where one is wished."""
        cleaned = super().clean() or {}
        if not {"text", "file"} & self.errors.keys() and not (
            cleaned.get("text", "").strip() or cleaned.get("file")
        ):
            self.add_error("text", _("Paste your essay here, or choose a file below."))
        if cleaned.get("byline_as") == BylineChoice.PEN and not cleaned.get("pen_name"):
            self.add_error("pen_name", _("Write the pen name, or choose another way above."))
        return cleaned

    def filled_in(self, *, language: str) -> Form:
        """Give what was filled in, once it is valid; reads the file."""
        cleaned = self.cleaned_data
        bylines = {
            BylineChoice.OWN: cleaned["name"],
            BylineChoice.PEN: cleaned["pen_name"],
            BylineChoice.ANONYMOUS: "",
        }
        file = cleaned["file"]
        return Form(
            name=cleaned["name"],
            email=cleaned["email"],
            byline=bylines[cleaned["byline_as"]],
            title=cleaned["title"],
            text=cleaned["text"],
            organization=cleaned["organization"],
            role=cleaned["role"],
            language=language,
            files=[File(Line().to_python(file.name), file.read())] if file else [],
        )
