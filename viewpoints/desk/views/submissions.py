"""The list of submissions, and one submission: what came, its letters, its story, what to do next."""

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from viewpoints.articles.models import Section
from viewpoints.desk import possible, thread, timeline
from viewpoints.desk.finding import through_sections
from viewpoints.desk.listing import WIDE, Choice, ListingView
from viewpoints.markup.blocks import html_from_blocks, text_from_blocks
from viewpoints.submissions.models import Objection, Submission
from viewpoints.submissions.states import OPEN, State


def authors(submission: Submission) -> str:
    """Give the names of the authors, whom only editors see by name."""
    return "、".join(str(author) for author in submission.authors.all())


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
        rows = rows.only("title", "state", "received_at", "moved_at", "section__title")
        return through_sections(rows) if self.request.GET.get("state") else rows

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
        arrivals = list(submission.arrivals.prefetch_related("attachments").order_by("pk"))
        return super().get_context_data(
            submission=submission,
            waiting_for=possible.waiting_for(submission),
            verbs=[(verb, verb.url(submission)) for verb in possible.verbs(submission)],
            objections=objections(submission),
            offered=offered_html(submission),
            offered_text=text_from_blocks(submission.blocks),
            arrivals=arrivals,
            thread=thread.of(submission, arrivals),
            story=timeline.story_of(submission),
            **kwargs,
        )

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return crumbs(self.submission)


def crumbs(submission: Submission) -> list[dict[str, Any]]:
    """Give the way to a submission's page, for the header."""
    return [
        *WagtailAdminTemplateMixin.breadcrumbs_items,
        {"url": reverse("desk:submissions"), "label": _("Submissions")},
        {"url": reverse("desk:submission", args=[submission.pk]), "label": submission.title},
    ]


def objections(submission: Submission) -> list[Objection]:
    """Give what the authors said against texts of a submission, newest first."""
    found = Objection.objects.filter(asking__submission=submission).select_related("author")
    return list(found.order_by("-pk"))


def offered_html(submission: Submission) -> SafeString:
    """Give what was sent as safe HTML, its pictures by our desk-only addresses."""
    kept = {picture.sha256 for picture in submission.pictures.all()}

    def image_url(sha256: str) -> str | None:
        return reverse("desk:picture", args=[submission.pk, sha256]) if sha256 in kept else None

    return mark_safe(html_from_blocks(submission.blocks, image_url=image_url))
