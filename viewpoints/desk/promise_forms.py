"""What an editor fills in when somebody promises an essay."""

import datetime as dt
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from viewpoints.articles.models import Section

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def not_over(day: dt.date) -> dt.date:
    """Give the day back. Raises ValidationError when it lies behind us."""
    if day < timezone.localdate():
        raise forms.ValidationError(_("That day is over. Choose one ahead."))
    return day


class PromiseForm(forms.Form):
    """Who promises what by when; ``author`` is somebody we know, or else her name is asked for."""

    name = forms.CharField(label=_("Her name"), max_length=120)
    email = forms.EmailField(
        label=_("e-mail"),
        max_length=254,
        required=False,
        help_text=_("Empty: no letter is written and no reminder; tell her yourself."),
    )
    section = forms.ModelChoiceField(Section.objects.none(), label=_("Section"), empty_label=None)
    title = forms.CharField(label=_("Working title"), max_length=255)
    due_on = forms.DateField(label=_("Promised for"), widget=DAY, validators=[not_over])
    words = forms.CharField(
        label=_("A word to the author"),
        required=False,
        max_length=2000,
        help_text=_("If you like: what it is to be about, how long."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, sections: QuerySet[Section], known: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"].queryset = sections
        self.fields["section"].label_from_instance = lambda section: section.title
        if known:
            del self.fields["name"], self.fields["email"]


class DayForm(forms.Form):
    """Another day for an essay that was promised."""

    due_on = forms.DateField(label=_("Promised for"), widget=DAY, validators=[not_over])


class ReleaseForm(forms.Form):
    """An editor's own words when she waits no longer."""

    words = forms.CharField(
        label=_("A word to the author"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
