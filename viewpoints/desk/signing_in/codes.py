"""The forms for a code: from an app or one of the recovery codes, good only once."""

from typing import Any

from allauth.core import context
from allauth.mfa.base.internal.flows import post_authentication
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from viewpoints.desk.signing_in import factors
from viewpoints.desk.signing_in.adapters import WRONG_CODE


class DigitsField(forms.CharField):
    """A field for a code: a phone shows digits and offers what its app knows."""

    widget = forms.TextInput(
        attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}
    )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=20, **kwargs)


class CodeForm(forms.Form):
    """Asks for a code of ``user`` while she signs in."""

    again = False
    code = DigitsField(label=_("Code"))

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        self.factor = factors.spend(self.user, code)
        if self.factor is None:
            raise ValidationError(WRONG_CODE)
        return code

    def save(self) -> None:
        """Write into the session what was proved."""
        post_authentication(context.request, self.factor, reauthenticated=self.again)


class CodeAgainForm(CodeForm):
    """Asks for a code again, before something about signing in is changed."""

    again = True
