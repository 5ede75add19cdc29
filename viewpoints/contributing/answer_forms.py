"""What whoever is asked about a text may answer: yes, remarks, another byline, somebody in her place."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from viewpoints.contributing.fields import Line
from viewpoints.submissions.approval import Consent, PassageRemark
from viewpoints.submissions.comparing import Passage
from viewpoints.submissions.models import Asking, OrganizationsYes, Use

MOST_CHARACTERS = 20_000


class AgreementForm(forms.Form):
    """To what she agrees beside the site; every use may be refused, and her organization left out."""

    uses = forms.MultipleChoiceField(
        label=_("Beside that, it may be used for"),
        choices=Use.choices,
        initial=list(Use.values),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    organization = forms.ChoiceField(
        label=_("If your organization must agree"),
        choices=OrganizationsYes.choices,
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, asking: Asking, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["uses"].choices = [(use.value, use.label) for use in asking.uses]

    def consent(self) -> Consent:
        """Give what was agreed to, once the form is valid."""
        return Consent(
            uses=frozenset(self.cleaned_data["uses"]),
            organization=self.cleaned_data["organization"],
        )


class ObjectionForm(forms.Form):
    """What should be different: about single passages of the text (``about-N``), and on the whole."""

    remarks = forms.CharField(
        label=_("On the whole"),
        required=False,
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, passages: Sequence[Passage]
    ) -> None:
        super().__init__(data, label_suffix="")
        self.about = {one.new: one for one in passages if one.new and one.moved != "away"}
        for number in self.about:
            self.fields[f"about-{number}"] = forms.CharField(
                label=_("What should be different in this passage?"),
                required=False,
                max_length=MOST_CHARACTERS,
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    def clean(self) -> dict[str, Any]:
        """Refuse an objection that says nothing."""
        cleaned = super().clean() or {}
        if not any(str(words).strip() for words in cleaned.values()) and not self.errors:
            self.add_error(
                "remarks",
                _("Write what should be different, so that the editor can change it."),
            )
        return cleaned

    def remarks_on_passages(self) -> list[PassageRemark]:
        """Give what was said about single passages, in their order; each quotes its passage."""
        said = {number: self.data.get(f"about-{number}", "").strip() for number in self.about}
        return [
            PassageRemark(number, "".join(run.text for run in passage.right), said[number])
            for number, passage in sorted(self.about.items())
            if said[number]
        ]


class BylineForm(forms.Form):
    """How she is named under the text."""

    byline = Line(
        label=_("Byline"),
        required=False,
        max_length=200,
        help_text=_("Your own name or a pen name; leave it empty to be printed without a name."),
    )
    affiliation = Line(
        label=_("Organization and role, printed beside it"),
        required=False,
        max_length=200,
        help_text=_("May be left empty."),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a correction that corrects nothing: it would make a new text for no reason."""
        cleaned = super().clean() or {}
        if not self.errors and all(
            cleaned.get(name, "") == self.initial.get(name, "") for name in self.fields
        ):
            self.add_error("byline", _("This is what stands there already."))
        return cleaned


class ProxyForm(forms.Form):
    """Who answers in her place."""

    name = Line(
        label=_("Name of this person"),
        max_length=120,
        error_messages={"required": _("Write who agrees for you.")},
    )
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        error_messages={
            "required": _("Write an e-mail address: the text is sent there."),
            "invalid": _("This does not look like an e-mail address, such as name@example.org."),
        },
    )
