"""The list of submissions: what waits for whom, found by state, section, age, holder and words."""

from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn

from viewpoints.desk import possible
from viewpoints.desk.listing import WIDE, Choice, Filter, ListingView, any_of
from viewpoints.desk.rights import keys_of, submissions_of, written_sections_of
from viewpoints.desk.senders import called
from viewpoints.desk.timeline import name_of
from viewpoints.submissions import searching
from viewpoints.submissions.models import Submission
from viewpoints.submissions.own_essays import Tie, tied
from viewpoints.submissions.states import UNSETTLED, State

TIES: dict[Tie, str | Promise] = {
    Tie.EDITOR: gettext_lazy("the section editor herself"),
    Tie.ORGANIZATION: gettext_lazy("the section editor’s organization"),
}
OPEN = "open"
MINE, NOBODYS = "me", "nobody"
AGES = (3, 7, 30)  # days


def authors(submission: Submission) -> str:
    """Give the names of the authors, else of the sender, and what ties them to the section."""
    names: str = submission.called
    tie: Tie | None = submission.tie
    return f"{names} · {TIES[tie]}" if tie else names


def holder(submission: Submission) -> str:
    """Give the name of the editor who has it; empty: nobody."""
    return name_of(submission.held_by) if submission.held_by else ""


class WrittenTitle(TitleColumn):
    """A title, marked as being in the language that it is written in."""

    def get_link_attrs(self, instance: Submission, parent_context: Any) -> dict[str, Any]:
        attrs: dict[str, Any] = super().get_link_attrs(instance, parent_context)
        return {**attrs, "lang": instance.language}


class SubmissionList(ListingView):
    """The submissions of an editor's sections, newest first or those that have waited longest."""

    page_title = gettext_lazy("Submissions")
    header_icon = "clipboard-list"
    nothing = gettext_lazy("No submissions here.")
    screen, searches, turns = "submissions", True, True
    columns = [
        WrittenTitle("title", label=gettext_lazy("Title"), url_name="desk:submission"),
        StatusTagColumn(
            "get_state_display",
            label=gettext_lazy("State"),
            primary=lambda submission: submission.state in UNSETTLED,
        ),
        Column("waiting_for", label=gettext_lazy("Waiting for"), accessor=possible.waiting_for),
        Column("authors", label=gettext_lazy("Author"), accessor=authors),
        Column("held_by", label=gettext_lazy("Who has it"), accessor=holder, classname=WIDE),
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
        # Sections apart: joined, SQLite begins with them and sorts all that ever came.
        rows = submissions_of(self.request.user).prefetch_related("authors", "section", "held_by")
        return rows.only(
            "title", "language", "state", "received_at", "moved_at", "section", "held_by"
        )

    def search(self, words: str) -> Q:
        return Q(pk__in=self.found)

    @cached_property
    def found(self) -> list[int]:
        """The keys of the submissions that have the words looked for."""
        return searching.find(self.words, sections=keys_of(self.request.user))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        many = len(self.found) >= searching.MOST
        return super().get_context_data(too_many=searching.MOST if many else 0, **kwargs)

    def page(self, queryset: QuerySet[Any]) -> tuple[list[Any], int | None]:
        """Add whose each is, and what is tied to its section's editor."""
        rows, older = super().page(queryset)
        ties, names = tied(rows), called(rows)
        for row in rows:
            row.tie, row.called = ties.get(row.pk), names[row.pk]
        return rows, older

    def filters(self) -> list[Filter]:
        filters = [_states(), _holders(self.request.user), _ages()]
        written = written_sections_of(self.request.user).values_list("pk", "title")
        sections = tuple(Choice(str(pk), title, Q(section=pk)) for pk, title in written)
        if len(sections) > 1:
            filters.append(Filter("section", _("Section"), (any_of(), *sections)))
        return filters


def _states() -> Filter:
    open_ = Choice(OPEN, _("Open"), Q(state__in=sorted(UNSETTLED)))
    each = (Choice(value, label, Q(state=value)) for value, label in State.choices)
    return Filter("state", _("State"), (any_of(), open_, *each), tabs=True)


def _holders(user: Any) -> Filter:
    mine = Choice(MINE, _("I"), Q(held_by=user.pk))
    nobodys = Choice(NOBODYS, _("nobody"), Q(held_by=None))
    return Filter("held", _("Who has it"), (any_of(_("anybody")), mine, nobodys))


def _ages() -> Filter:
    now = timezone.now()
    older = (
        Choice(
            str(days),
            _("more than %(days)s days") % {"days": days},
            Q(moved_at__lt=now - timedelta(days=days)),
        )
        for days in AGES
    )
    return Filter("age", _("In this state for"), (any_of(_("any time")), *older))
