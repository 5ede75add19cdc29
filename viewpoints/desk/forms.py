"""What an editor fills in on our own screens."""

from django import forms
from django.utils.translation import gettext_lazy as _


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
