"""The list of submissions, and one submission: what came, its letters, its story, what to do next."""

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import Promise, cached_property
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from viewpoints.articles.models import Section
from viewpoints.desk import later, possible, proposing, thread, timeline
from viewpoints.desk.asked import refused, rounds_of
from viewpoints.desk.crumbs import crumbs
from viewpoints.desk.finding import through_sections
from viewpoints.desk.listing import WIDE, Choice, ListingView
from viewpoints.desk.standing import standing_of
from viewpoints.intake import belonging
from viewpoints.journal.models import Actor
from viewpoints.markup.blocks import html_from_blocks, text_from_blocks
from viewpoints.submissions.models import Objection, Permit, PermitKind, Submission
from viewpoints.submissions.own_essays import Tie, tied
from viewpoints.submissions.states import BEFORE_PUBLICATION, OPEN, State

TIES: dict[Tie, str | Promise] = {
    Tie.EDITOR: gettext_lazy("the section editor herself"),
    Tie.ORGANIZATION: gettext_lazy("the section editor’s organization"),
}


def authors(submission: Submission) -> str:
    """Give the names of the authors, whom only editors see by name, and what ties them to the section."""
    names = "、".join(str(author) for author in submission.authors.all())
    tie = getattr(submission, "tie", None)
    return f"{names} · {TIES[tie]}" if tie else names


class SubmissionList(ListingView):
    """All submissions, newest first."""

    page_title = gettext_lazy("Submissions")
    header_icon = "clipboard-list"
    nothing = gettext_lazy("No submissions here.")
    columns = [
        TitleColumn("title", label=gettext_lazy("Title"), url_name="desk:submission"),
        StatusTagColumn(
            "get_state_display",
            label=gettext_lazy("State"),
            primary=lambda submission: submission.state in OPEN,
        ),
        Column("waiting_for", label=gettext_lazy("Waiting for"), accessor=possible.waiting_for),
        Column("authors", label=gettext_lazy("Author"), accessor=authors),
        Column(
            "section",
            label=gettext_lazy("Section"),
            accessor="section.title",
            classname=WIDE,
        ),
        DateColumn("received_at", label=gettext_lazy("Received")),
        DateColumn("moved_at", label=gettext_lazy("In this state"), classname=WIDE),
    ]

    def queryset(self) -> QuerySet[Submission]:
        rows = Submission.objects.select_related("section").prefetch_related("authors")
        rows = rows.only(
            "title", "state", "received_at", "moved_at", "section__title", "section__editor"
        )
        return through_sections(rows) if self.request.GET.get("state") else rows

    def page(self, queryset: QuerySet[Any]) -> tuple[list[Any], int | None]:
        """Mark what is tied to its section's editor."""
        rows, older = super().page(queryset)
        ties = tied(rows)
        for row in rows:
            row.tie = ties.get(row.pk)
        return rows, older

    def filters(self) -> dict[str, tuple[str, list[Choice]]]:
        written = Section.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
        sections = [(str(pk), title) for pk, title in written.values_list("pk", "title")]
        states = [(str(value), str(label)) for value, label in State.choices]
        filters = {"state": (_("State"), [("", _("All")), *states])}
        if len(sections) > 1:
            filters["section"] = (_("Section"), [("", _("All")), *sections])
        return filters


class SubmissionPage(WagtailAdminTemplateMixin, TemplateView):
    """One submission."""

    template_name = "desk/submissions/submission.html"
    header_icon = "clipboard-list"

    @cached_property
    def submission(self) -> Submission:
        rows = Submission.objects.select_related("section", "sender", "article")
        return get_object_or_404(
            rows.prefetch_related("authors__address", "pictures"), pk=self.kwargs["pk"]
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.page_title = self.submission.title
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        submission = self.submission
        standing = standing_of(submission, by=Actor.editor(self.request.user))
        came = belonging.arrivals_of([submission])
        arrivals = list(came.prefetch_related("attachments__packed_in"))
        return super().get_context_data(
            submission=submission,
            waiting_for=possible.waiting_for(submission),
            standing=standing,
            verbs=[(verb, verb.url(submission)) for verb in possible.verbs(submission, standing)],
            rounds=rounds_of(submission),
            permits=permits(submission),
            authors_may_change=submission.state in BEFORE_PUBLICATION,
            objections=objections(submission),
            later=later.of(submission),
            offered=offered_html(submission),
            offered_text=text_from_blocks(submission.blocks),
            arrivals=arrivals,
            proposed=proposing.proposed(submission, arrivals),
            thread=thread.of(submission, arrivals),
            story=timeline.story_of(submission),
            **kwargs,
        )

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return crumbs(self.submission)


def objections(submission: Submission) -> list[Objection]:
    """Give what the authors said against texts of a submission, newest first."""
    found = Objection.objects.filter(asking__submission=submission).select_related("author")
    return list(found.prefetch_related("passages").order_by("-pk"))


def permits(submission: Submission) -> list[tuple[Permit, list[str]]]:
    """Give why texts of a submission may or might be printed, newest first, with the uses refused."""
    rows = submission.permits.select_related("text", "given_by").order_by("-pk")
    return [(one, refused(one.uses) if one.kind == PermitKind.AUTHORS else []) for one in rows]


def offered_html(submission: Submission) -> SafeString:
    """Give what was sent as safe HTML, its pictures by our desk-only addresses."""
    kept = {picture.sha256 for picture in submission.pictures.all()}

    def image_url(sha256: str) -> str | None:
        return reverse("desk:picture", args=[submission.pk, sha256]) if sha256 in kept else None

    return mark_safe(html_from_blocks(submission.blocks, image_url=image_url))
