"""What an editor fills in about letters: other words, why one is discarded, the words of all of a kind."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from viewpoints.letters.wordings import LONGEST

SUBJECT = 255
WORDS = pgettext_lazy("a letter", "Words")


class LetterForm(forms.Form):
    """The words of one letter that waits; ``seen`` is what they were when she began."""

    subject = forms.CharField(label=_("Subject"), max_length=SUBJECT)
    body = forms.CharField(
        label=WORDS,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 20}),
    )
    seen = forms.CharField(widget=forms.HiddenInput)


class DiscardForm(forms.Form):
    """Why a letter is never sent."""

    reason = forms.CharField(label=_("Reason"), max_length=SUBJECT)


class WordingForm(forms.Form):
    """The words of all letters of a kind, in one language: what is wrong with them is told by line."""

    subject = forms.CharField(label=_("Subject"), required=False, strip=True)
    body = forms.CharField(
        label=WORDS,
        required=False,
        widget=forms.Textarea(attrs={"spellcheck": "false"}),
    )
