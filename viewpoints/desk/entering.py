"""The forms by which an editor enters a submission by hand, or makes one of what arrived."""

from functools import cached_property
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from viewpoints.articles.models import Section
from viewpoints.desk.rights import submissions_of, written_sections_of
from viewpoints.intake.by_hand import Made
from viewpoints.intake.form.as_mail import File, Form, Hand
from viewpoints.intake.offers.essays import paragraphs
from viewpoints.markup import pasting
from viewpoints.markup.blocks import Block, blocks_from_html
from viewpoints.markup.documents import READABLE_ENDINGS
from viewpoints.markup.pasting import Pasted
from viewpoints.submissions.models import Submission
from viewpoints.submissions.states import UNSETTLED

MOST_BYTES = 20_000_000
MOST_CHARACTERS = 200_000
MOST_HTML = 800_000
MOST_OFFERED = 50
"""Submissions that an arrival can be put to: the newest open ones."""


class Line(forms.CharField):
    """One line: what was pasted with line breaks becomes one."""

    def to_python(self, value: Any) -> str:
        return " ".join(super().to_python(value).split())


class EssayForm(forms.Form):
    """An essay and whose it is, as an editor enters it; ``user`` is she."""

    section = forms.ModelChoiceField(Section.objects.none(), label=_("Section"), empty_label=None)
    title = Line(label=_("Title"), max_length=200)
    text = forms.CharField(
        label=_("Text"),
        required=False,
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 12, "data-formatted": ""}),
    )
    name = Line(label=_("Author’s name"), max_length=120)
    email = forms.EmailField(
        label=_("Author’s e-mail"),
        required=False,
        max_length=254,
        help_text=_("May be empty; then she cannot be asked by letter."),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.user = user
        self.fields["section"].queryset = written_sections_of(user)

    @cached_property
    def pasted(self) -> Pasted | None:
        """The text with its formatting, sanitized; None where there is none, or too much."""
        given = self.data.get("html", "")
        return pasting.clean(given) if 0 < len(given) <= MOST_HTML else None

    def clean_text(self) -> str:
        words: str = self.cleaned_data["text"]
        return words.replace("\r\n", "\n").replace("\r", "\n").strip()

    def clean_email(self) -> str:
        """Hold to one sender: the author or, without her address, the editor, who then needs one."""
        email: str = self.cleaned_data["email"].lower()
        if not email and not self.user.email:
            raise forms.ValidationError(
                _("Enter her address here, or your own in your account: one of you is the sender.")
            )
        return email


class AddForm(EssayForm):
    """What came by WeChat, by phone, on paper."""

    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        help_text=_("Up to 20 MB. With both, the text goes with it as a note."),
        widget=forms.FileInput(attrs={"accept": ",".join(sorted(READABLE_ENDINGS))}),
    )
    byline = Line(
        label=_("Byline to be printed"),
        required=False,
        max_length=120,
        help_text=_("Empty: under her name."),
    )
    way = Line(
        label=_("How it came"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"list": "ways", "autocomplete": "off"}),
    )
    receipt = forms.BooleanField(label=_("Write the author that it is here"), required=False)
    field_order = ("section", "title", "text", "file", "name", "byline", "email", "way", "receipt")

    def clean_file(self) -> File | None:
        """Refuse a file that is too large or that we could not read."""
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file is None:
            return None
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("This file is larger than 20 MB."))
        if PurePath(file.name).suffix.lower() not in READABLE_ENDINGS:
            raise forms.ValidationError(_("We cannot read this kind of file."))
        return File(" ".join(file.name.split()), file.read())

    def clean(self) -> dict[str, Any]:
        """Ask for a text or a file."""
        cleaned = super().clean() or {}
        given = cleaned.get("text") or cleaned.get("file") or {"text", "file"} & self.errors.keys()
        if not given:
            self.add_error("text", _("Paste the text here, or choose a file."))
        return cleaned

    def filled_in(self) -> Form:
        """Give what was entered, as intake takes it."""
        given = self.cleaned_data
        email = given["email"]
        return Form(
            name=given["name"],
            email=email or self.user.email,
            byline=given["byline"] or given["name"],
            title=given["title"],
            text=given["text"],
            files=[given["file"]] if given["file"] else [],
            html=self.pasted.html if self.pasted else "",
            hand=Hand(
                by=self.user.pk,
                section=given["section"].pk,
                way=given["way"],
                has_address=bool(email),
                receipt=given["receipt"] and bool(email),
            ),
        )


class MakeForm(EssayForm):
    """What an arrival is to be, where it became nothing by itself."""

    field_order = ("section", "title", "name", "email", "text")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].help_text = _("Empty: the text or file that came.")

    def made(self) -> Made:
        """Give what the editor decided, as intake takes it."""
        given = self.cleaned_data
        blocks: list[Block] = blocks_from_html(self.pasted.html) if self.pasted else []
        return Made(
            section=given["section"],
            title=given["title"],
            name=given["name"],
            email=given["email"],
            blocks=blocks or paragraphs(given["text"]),
        )


class JoinForm(forms.Form):
    """The open submission that an arrival belongs to."""

    submission = forms.ModelChoiceField(Submission.objects.none(), label=_("It belongs to"))

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        rows = submissions_of(user).filter(state__in=sorted(UNSETTLED)).order_by("-pk")
        newest = list(rows.values_list("pk", flat=True)[:MOST_OFFERED])
        self.fields["submission"].queryset = Submission.objects.filter(pk__in=newest)
