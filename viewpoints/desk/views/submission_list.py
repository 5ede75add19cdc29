"""The list of submissions."""

from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn

from viewpoints.desk import possible
from viewpoints.desk.finding import through_sections
from viewpoints.desk.listing import WIDE, Choice, ListingView
from viewpoints.desk.rights import submissions_of, written_sections_of
from viewpoints.submissions.models import Submission
from viewpoints.submissions.own_essays import Tie, tied
from viewpoints.submissions.states import OPEN, State

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
        rows = (
            submissions_of(self.request.user).select_related("section").prefetch_related("authors")
        )
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
        written = written_sections_of(self.request.user)
        sections = [(str(pk), title) for pk, title in written.values_list("pk", "title")]
        states = [(str(value), str(label)) for value, label in State.choices]
        filters = {"state": (_("State"), [("", _("All")), *states])}
        if len(sections) > 1:
            filters["section"] = (_("Section"), [("", _("All")), *sections])
        return filters
