"""The outbox: letters that wait, did not arrive, are leaving, were sent or discarded; one letter."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from viewpoints.desk import timeline
from viewpoints.desk.chips import with_chips
from viewpoints.desk.letter_diff import changed
from viewpoints.desk.listing import PAGE
from viewpoints.desk.masking import letter_shown
from viewpoints.desk.outbox_rows import newest, sections_for
from viewpoints.desk.rights import arrivals_of, letters_of
from viewpoints.desk.words import fate_in_words
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters import outbox
from viewpoints.letters.models import Letter
from viewpoints.letters.states import LetterState
from viewpoints.submissions.models import Submission

TABS: dict[str, tuple[str | Promise, tuple[LetterState, ...]]] = {
    "waiting": (gettext_lazy("Waiting"), (LetterState.WAITING,)),
    "failed": (
        gettext_lazy("Did not arrive"),
        (LetterState.FAILED, LetterState.BOUNCED, LetterState.WITHHELD),
    ),
    "leaving": (gettext_lazy("Leaving"), (LetterState.LEAVING,)),
    "sent": (pgettext_lazy("letters", "Sent"), (LetterState.SENT,)),
    "discarded": (gettext_lazy("Discarded"), (LetterState.DISCARDED,)),
}
COUNTED = ("waiting", "failed")


class Outbox(WagtailAdminTemplateMixin, TemplateView):
    """The letters of one tab, newest first."""

    page_title = gettext_lazy("Letters")
    header_icon = "mail"
    template_name = "desk/letters/outbox.html"

    @property
    def header_buttons(self) -> list[HeaderButton]:
        url = reverse("desk:wordings")
        return [HeaderButton(_("The words of letters"), url, icon_name="edit")]

    @cached_property
    def sections(self) -> list[str]:
        return sections_for(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        tab = self.kwargs.get("tab", "waiting")
        if tab not in TABS:
            raise Http404
        before = self.request.GET.get("before", "")
        key = int(before) if before.isascii() and before.isdigit() and len(before) < 19 else None
        rows = list(newest(self.sections, TABS[tab][1], most=PAGE + 1, before=key))
        for row in rows:
            row.fate = fate_in_words(row)
        kwargs["tab"] = tab
        return super().get_context_data(
            tabs=[(name, label, self.count(name)) for name, (label, _states) in TABS.items()],
            rows=rows[:PAGE],
            older=f"?before={rows[PAGE - 1].pk}" if len(rows) > PAGE else "",
            newest=bool(key),
            **kwargs,
        )

    def count(self, name: str) -> str:
        """Say how many letters need a person, up to a page of them; nothing for the other tabs."""
        if name not in COUNTED:
            return ""
        found = newest(self.sections, TABS[name][1], most=PAGE + 1)
        keys = len(found.values_list("pk", flat=True))
        return f"{PAGE}+" if keys > PAGE else str(keys or "")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


class LetterPage(WagtailAdminTemplateMixin, TemplateView):
    """One letter, its private links covered."""

    template_name = "desk/letters/letter.html"
    header_icon = "mail"

    @cached_property
    def letter(self) -> Letter:
        rows = letters_of(self.request.user).select_related("to")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.page_title = self.letter.subject
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        letter = self.letter
        about = letter.about_key if letter.about_kind == recording.kind(Submission) else ""
        return super().get_context_data(
            letter=letter,
            body=letter_shown(letter.body),
            waits=letter.state == LetterState.WAITING,
            may_leave=outbox.may_leave(letter),
            fate=fate_in_words(letter),
            passages=changes_of(letter),
            story=timeline.lines_of(recording.story(letter)),
            came=arrivals_of(self.request.user).filter(letter=letter).order_by("pk"),
            submission_url=reverse("desk:submission", args=[about]) if about else "",
            **kwargs,
        )

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*way(), {"url": "", "label": self.letter.subject}]


@require_POST
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a letter leave that waits, failed, was withheld or came back."""
    letter = get_object_or_404(letters_of(request.user), pk=pk)
    if outbox.release(letter, by=Actor.editor(request.user)):
        messages.success(request, _("The letter is on its way."))
    elif letter.state == LetterState.DISCARDED:
        messages.error(request, _("This letter was discarded."))
    else:
        messages.error(request, _("This letter has left already."))
    return redirect(get_valid_next_url_from_request(request) or reverse("desk:letter", args=[pk]))


def way() -> list[dict[str, Any]]:
    """Give the way to the letters, for the header."""
    letters = {"url": reverse("desk:letters"), "label": _("Letters")}
    return [*WagtailAdminTemplateMixin.breadcrumbs_items, letters]


def changes_of(letter: Letter) -> list[Any]:
    """Give what an editor changed in a letter's words since it was written, its links as labels."""
    if not letter.original_body:
        return []
    first = Letter(body=letter.original_body)
    before = f"{letter.original_subject}\n{with_chips(first)}"
    return changed(before, f"{letter.subject}\n{with_chips(letter)}")
