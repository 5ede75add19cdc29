"""“When I am written to”: a panel of an editor's own in Wagtail's account."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import BaseSettingsPanel, SettingsTab

from viewpoints.desk.zone import zone_in_words
from viewpoints.journal.models import Actor
from viewpoints.letters import quiet
from viewpoints.letters.addresses import address

LETTERS = SettingsTab("letters", _("When I am written to"), order=150)


def _time(label: Any) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, required=False, widget=widget)


class RhythmForm(forms.Form):
    """Her digest's hour, and the hours in which nothing comes; nothing entered, there are none."""

    digest_at = _time(_("Daily digest at"))
    quiet_from = _time(_("Quiet from"))
    quiet_until = _time(_("Quiet until"))

    def __init__(self, data: Any = None, files: Any = None, *, instance: Any, prefix: str) -> None:
        self.user = instance
        rhythm = quiet.rhythm_of(address(instance.email))
        kept = {name: getattr(rhythm, name) for name in self.base_fields}
        super().__init__(data, files, initial=kept, prefix=prefix)

    def clean(self) -> dict[str, Any]:
        """Refuse quiet hours with one end."""
        cleaned = super().clean() or {}
        ends = ("quiet_from", "quiet_until")
        missing = [end for end in ends if end not in self.errors and cleaned.get(end) is None]
        if len(missing) == 1:
            self.add_error(missing[0], _("Enter both ends of the quiet hours, or neither."))
        return cleaned

    def save(self) -> None:
        quiet.choose(address(self.user.email), by=Actor.editor(self.user), **self.cleaned_data)


class RhythmPanel(BaseSettingsPanel):
    """Shown to who may edit and has an address."""

    name = "rhythm"
    title = _("When I am written to")
    tab = LETTERS
    order = 150
    form_class = RhythmForm
    form_object = "user"
    template_name = "desk/rhythm.html"

    def is_active(self) -> bool:
        return bool(self.user.email)

    def get_context_data(self) -> dict[str, Any]:
        return {**super().get_context_data(), "email": self.user.email, "happens": self._happens()}

    def _happens(self) -> list[str]:
        rhythm = quiet.rhythm_of(address(self.user.email))
        values = {"email": self.user.email, "zone": zone_in_words()}
        if rhythm.digest_at is None:
            daily = gettext("No digest is sent to %(email)s.") % values
        else:
            values["time"] = f"{rhythm.digest_at:%H:%M}"
            daily = (
                gettext("Every day at %(time)s (%(zone)s) what waits goes to %(email)s.") % values
            )
        if not (rhythm.quiet_from and rhythm.quiet_until):
            return [daily, gettext("Authors’ answers come at once, at any hour.")]
        values["end"] = f"{rhythm.quiet_until:%H:%M}"
        at_once = gettext("Authors’ answers come at once; in the quiet hours, at %(end)s.")
        return [daily, at_once % values]
