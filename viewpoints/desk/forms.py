"""What an editor fills in on our own screens."""

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from viewpoints.people.models import Contributor
from viewpoints.submissions.writing_back import LONGEST


class ReasonForm(forms.Form):
    """Why: kept with an override, sent with a refusal."""

    reason = forms.CharField(
        label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 5})
    )


class WordsForm(forms.Form):
    """An editor's own words to the author, before the text that is asked about."""

    words = forms.CharField(
        label=_("A word to the author"),
        required=False,
        max_length=2000,
        help_text=_("If you like: what you changed, and why."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class LetterForm(forms.Form):
    """What an editor writes back; greeting, signature and link are put round it."""

    words = forms.CharField(
        label=_("Your words"),
        max_length=LONGEST,
        help_text=_("Greeting and signature are added."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class OverrideForm(forms.Form):
    """Why an editor publishes without a yes: a sentence at least."""

    reason = forms.CharField(
        label=_("Reason"),
        min_length=10,
        max_length=2000,
        help_text=_("Ten characters at least. The author reads it; it is kept for good."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class TimeForm(forms.Form):
    """When an approved text is to be published, in the site's own time."""

    day = forms.DateField(
        label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    time = forms.TimeField(
        label=_("Time"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )

    def clean(self) -> dict[str, Any]:
        """Put day and time together as ``at``, and refuse what is over."""
        cleaned = super().clean() or {}
        if "day" in cleaned and "time" in cleaned:
            at = dt.datetime.combine(cleaned["day"], cleaned["time"])
            cleaned["at"] = timezone.make_aware(at)
            if cleaned["at"] <= timezone.now():
                raise forms.ValidationError(_("That time is over. Choose one ahead."))
        return cleaned


class AuthorForm(forms.Form):
    """Another author: one we know, or a new one by name and address."""

    known = forms.ModelChoiceField(Contributor.objects.all(), required=False)
    name = forms.CharField(label=_("Her name"), max_length=120, required=False)
    email = forms.EmailField(label=_("e-mail"), max_length=254, required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for somebody we know, or for name and address both."""
        cleaned = super().clean() or {}
        if not cleaned.get("known") and not (cleaned.get("name") and cleaned.get("email")):
            raise forms.ValidationError(_("Choose an author, or enter name and e-mail address."))
        return cleaned


class CorrectionForm(forms.Form):
    """What readers are told of a correction, and a word to its authors."""

    note = forms.CharField(
        label=_("What was corrected"),
        max_length=1000,
        help_text=_("Readers read this under the article, with the date."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    words = forms.CharField(
        label=_("A word to the author"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class RetractionForm(forms.Form):
    """Why an article is retracted, as readers read it."""

    reason = forms.CharField(
        label=_("Why, in words for readers"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class NoteForm(forms.Form):
    """What an editor tells the others."""

    words = forms.CharField(
        label=_("Note for the other editors"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
