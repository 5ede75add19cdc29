"""Letters: those that need a person first, then the newest; one letter; letting it leave."""

from typing import Any

from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from viewpoints.desk.listing import PAGE, WIDE, Choice, Filter, ListingView, any_of
from viewpoints.desk.masking import letter_shown
from viewpoints.desk.rights import arrivals_of, letters_of
from viewpoints.desk.words import fate_in_words
from viewpoints.journal.models import Actor
from viewpoints.journal.recording import kind
from viewpoints.letters import outbox
from viewpoints.letters.models import Letter
from viewpoints.letters.states import LetterState
from viewpoints.submissions.models import Submission

STUCK = (LetterState.WAITING, LetterState.FAILED)


class LetterList(ListingView):
    """Letters that wait or failed, then all others, newest first."""

    page_title = gettext_lazy("Letters")
    header_icon = "mail"
    nothing = gettext_lazy("No letters here.")
    screen = "letters"
    columns = [
        TitleColumn("subject", label=gettext_lazy("Subject"), url_name="desk:letter"),
        StatusTagColumn(
            "get_state_display",
            label=gettext_lazy("State"),
            primary=lambda letter: letter.state in (*STUCK, LetterState.BOUNCED),
        ),
        Column("to", label=gettext_lazy("Recipient"), accessor="to.email"),
        DateColumn("created_at", label=gettext_lazy("Written"), classname=WIDE),
        DateColumn("sent_at", label=gettext_lazy("Sent")),
    ]

    def queryset(self) -> QuerySet[Letter]:
        return letters_of(self.request.user).select_related("to").defer("body", "links")

    def filters(self) -> list[Filter]:
        states = (Choice(value, label, Q(state=value)) for value, label in LetterState.choices)
        return [Filter("state", _("State"), (any_of(), *states), tabs=True)]

    def page(self, queryset: QuerySet[Any]) -> tuple[list[Model], int | None]:
        """Put the stuck letters before the first page, wherever they stand in time."""
        if self.request.GET.get("state"):
            return super().page(queryset)
        rows, older = super().page(queryset.exclude(state__in=STUCK))
        if "before" in self.request.GET:
            return rows, older
        return [*queryset.filter(state__in=STUCK).order_by("-pk")[:PAGE], *rows], older


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
        about = letter.about_key if letter.about_kind == kind(Submission) else ""
        return super().get_context_data(
            letter=letter,
            body=letter_shown(letter.body),
            may_leave=outbox.may_leave(letter),
            fate=fate_in_words(letter),
            came=arrivals_of(self.request.user).filter(letter=letter).order_by("pk"),
            submission_url=reverse("desk:submission", args=[about]) if about else "",
            **kwargs,
        )

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        letters = {"url": reverse("desk:letters"), "label": _("Letters")}
        return [*self.breadcrumbs_items, letters, {"url": "", "label": self.letter.subject}]


@require_POST
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a letter leave that waits, failed, was withheld or came back."""
    letter = get_object_or_404(letters_of(request.user), pk=pk)
    if outbox.release(letter, by=Actor.editor(request.user)):
        messages.success(request, _("The letter is on its way."))
    else:
        messages.error(request, _("This letter has left already."))
    return redirect(get_valid_next_url_from_request(request) or reverse("desk:letter", args=[pk]))
