"""What arrived: the list by state, one arrival, and reading it again."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from viewpoints.desk import timeline
from viewpoints.desk.entering import JoinForm
from viewpoints.desk.listing import WIDE, Choice, Filter, ListingView, any_of
from viewpoints.desk.rights import arrivals_of
from viewpoints.desk.words import notes_in_words, proof_in_words, verdict_in_words
from viewpoints.intake import belonging, by_hand, corresponding, reading_again, seen
from viewpoints.intake.models import Arrival
from viewpoints.intake.reading_again import Effect
from viewpoints.intake.states import ArrivalState
from viewpoints.journal.models import Actor
from viewpoints.journal.recording import story
from viewpoints.letters.covering import cover
from viewpoints.privacy import spam
from viewpoints.privacy.retention import RULE_OF_ARRIVALS, kept_until
from viewpoints.submissions.states import State

BECAME_NOTHING = (
    ArrivalState.UNREADABLE,
    ArrivalState.UNPLACED,
    ArrivalState.UNCONFIRMED,
    ArrivalState.SPAM,
)
EFFECTS: dict[Effect, str | Promise] = {
    Effect.SORTED: gettext_lazy("Reading it again may make a submission or an answer of it."),
    Effect.ESSAY: gettext_lazy(
        "Reading it again renews the essay of its submission. Nobody is written to."
    ),
    Effect.TEXT: gettext_lazy("Reading it again renews only its text here. Nobody is written to."),
}


def subject(arrival: Arrival) -> str:
    """Give an arrival's subject line, with our secrets covered, or say that it has none."""
    return cover(arrival.subject) or _("(no subject)")


def sender(arrival: Arrival) -> str:
    """Give who sent it: name and address as the mail says, else the envelope."""
    if arrival.sender is None:
        return arrival.envelope_from or "—"
    return (
        f"{arrival.sender_name} <{arrival.sender}>" if arrival.sender_name else str(arrival.sender)
    )


class KeptUntil(Column):
    """The day on which an arrival goes that became nothing, from the table of retention; not an age."""

    def get_value(self, instance: Arrival) -> Any:
        until = kept_until(instance)
        return f"{timezone.localtime(until):%Y-%m-%d}" if until else ""


class ArrivalList(ListingView):
    """Everything that came in, newest first; what became nothing stands first among the tabs."""

    page_title = gettext_lazy("Arrivals")
    header_icon = "download"
    nothing = gettext_lazy("Nothing here.")
    screen = "arrivals"
    every_column = [
        TitleColumn(
            "subject", label=gettext_lazy("Subject"), accessor=subject, url_name="desk:arrival"
        ),
        StatusTagColumn(
            "get_state_display",
            label=gettext_lazy("State"),
            primary=lambda arrival: arrival.state == ArrivalState.SUBMITTED,
        ),
        Column("sender", label=gettext_lazy("Sender"), accessor=sender),
        Column(
            "channel", label=gettext_lazy("Came by"), accessor="get_channel_display", classname=WIDE
        ),
        DateColumn("received_at", label=gettext_lazy("Received")),
    ]

    @property
    def columns(self) -> list[BaseColumn]:  # type: ignore[override]
        """Until when it is kept is said where it ends."""
        ends = self.request.GET.get("state") in RULE_OF_ARRIVALS
        kept = KeptUntil("kept_until", label=_("Kept until"))
        return [*self.every_column, kept] if ends else self.every_column

    def queryset(self) -> QuerySet[Arrival]:
        rows = arrivals_of(self.request.user).select_related("sender")
        return rows.defer("text", "full_text", "notes", "envelope_to")

    def filters(self) -> list[Filter]:
        ordered = dict.fromkeys((*BECAME_NOTHING, *ArrivalState))
        states = (Choice(state.value, state.label, Q(state=state)) for state in ordered)
        return [Filter("state", _("State"), (any_of(), *states), tabs=True)]


class ArrivalPage(WagtailAdminTemplateMixin, TemplateView):
    """One arrival, as it was read."""

    template_name = "desk/arrivals/arrival.html"
    header_icon = "download"

    @cached_property
    def arrival(self) -> Arrival:
        rows = arrivals_of(self.request.user).select_related("sender", "submission")
        return get_object_or_404(
            rows.prefetch_related("attachments__packed_in"), pk=self.kwargs["pk"]
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.page_title = subject(self.arrival)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        arrival = self.arrival
        return super().get_context_data(
            arrival=arrival,
            sender=sender(arrival),
            notes=notes_in_words(arrival.notes),
            verdict=verdict_in_words(arrival.notes),
            proof=proof_in_words(arrival.notes),
            recipients=cover(", ".join(map(str, arrival.envelope_to))),
            text=cover(arrival.full_text or arrival.text),
            story=timeline.lines_of(story(arrival)),
            charsets=reading_again.CHARSETS,
            answerable=corresponding.may_be_answered(arrival),
            may_be_made=by_hand.may_be_made(arrival),
            join_form=JoinForm(user=self.request.user) if by_hand.may_be_made(arrival) else None,
            may_be_spam=_may_be_spam(arrival),
            effect=EFFECTS.get(reading_again.effect(arrival)),
            **kwargs,
        )

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        arrivals = {"url": reverse("desk:arrivals"), "label": _("Arrivals")}
        return [*self.breadcrumbs_items, arrivals, {"url": "", "label": self.page_title}]


def _may_be_spam(arrival: Arrival) -> bool:
    submission = arrival.submission
    if submission is None or submission.state != State.RECEIVED:
        return False
    return spam.may_be_spam(submission, list(belonging.arrivals_of([submission])))


@require_POST
def read_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Have an arrival read again, in the charset that was chosen."""
    arrival = get_object_or_404(arrivals_of(request.user), pk=pk)
    charset = request.POST.get("charset", "")
    if charset not in reading_again.CHARSETS:
        return HttpResponseBadRequest()
    if reading_again.read_again(arrival, by=Actor.editor(request.user), charset=charset):
        messages.success(request, _("It is being read again. Look in a moment."))
    else:
        messages.error(request, _("It is still being read."))
    return redirect("desk:arrival", pk)


@require_POST
def see(request: HttpRequest, pk: int) -> HttpResponse:
    """Have done with what an author wrote, and stay with its submission."""
    arrival = get_object_or_404(arrivals_of(request.user), pk=pk)
    seen.see(arrival, by=Actor.editor(request.user))
    if arrival.submission_id is None:
        return redirect("desk:arrival", pk)
    return redirect("desk:submission", arrival.submission_id)
