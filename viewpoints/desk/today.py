"""The dashboard: what waits for the editor, each with the next step one click away."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from viewpoints.desk import possible
from viewpoints.desk.finding import through_sections
from viewpoints.desk.rights import arrivals_of, letters_of, submissions_of
from viewpoints.desk.words import fate_in_words
from viewpoints.intake.models import Arrival
from viewpoints.intake.parsing import Kind
from viewpoints.intake.states import ArrivalState
from viewpoints.letters.covering import cover
from viewpoints.letters.models import Letter
from viewpoints.letters.states import LetterState
from viewpoints.submissions import silence
from viewpoints.submissions.models import Objection, Schedule, Submission
from viewpoints.submissions.own_essays import tied
from viewpoints.submissions.states import OPEN, State

SHOWN = 8
RECENT = timedelta(days=14)
_BY_PERSONS = [Kind.CONTRIBUTION, Kind.REPLY]


class Panel(Component):
    """One list of the dashboard. Left out when it is empty; never counts more than it shows."""

    template_name = "desk/today.html"

    def __init__(
        self,
        name: str,
        heading: str | Promise,
        rows: Callable[[Any], Iterable[dict[str, Any]]],
        everything: str,
        *,
        order: int,
    ) -> None:
        self.name, self.heading, self.rows = name, heading, rows
        self.everything, self.order = everything, order

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        rows = list(self.rows(parent_context["request"].user))
        return {
            "panel": self,
            "rows": rows[:SHOWN],
            "more": len(rows) > SHOWN,
            "request": parent_context["request"],
            "csrf_token": parent_context["csrf_token"],
        }


class NothingWaits(Component):
    """Said on top when there is nothing to do."""

    order = 10
    template_name = "desk/nothing_waits.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        waits = (
            _silent(user),
            through_sections(submissions_of(user).filter(state__in=possible.EDITORS_TURN)),
            _stuck(user),
            _odd(user),
        )
        return {"nothing": not any(rows.exists() for rows in waits)}


def panels() -> list[Component]:
    """Give the lists of the dashboard, in the order in which an editor would work."""
    submissions, letters, arrivals = map(
        reverse, ["desk:submissions", "desk:letters", "desk:arrivals"]
    )
    return [
        Panel(
            "received", _("New submissions"), received, f"{submissions}?state=received", order=20
        ),
        Panel("answers", _("Authors wrote"), answers, f"{arrivals}?state=answered", order=25),
        Panel("objected", _("Authors object"), objected, f"{submissions}?state=in_edit", order=30),
        Panel(
            "silent",
            _("Authors who do not answer"),
            silent,
            f"{submissions}?state=with_author",
            order=35,
        ),
        Panel(
            "approved", _("Can be published"), approved, f"{submissions}?state=approved", order=40
        ),
        Panel("in-edit", _("In edit"), in_edit, f"{submissions}?state=in_edit", order=50),
        Panel("letters", _("Letters that need you"), stuck_letters, letters, order=60),
        Panel("arrivals", _("Arrivals to look at"), odd_arrivals, arrivals, order=70),
    ]


def received(user: Any) -> Iterable[dict[str, Any]]:
    """Give what came in and was not looked at; who has waited longest comes first."""
    return map(_submission, _in(user, State.RECEIVED).order_by("pk")[: SHOWN + 1])


def answers(user: Any) -> Iterable[dict[str, Any]]:
    """Give what authors wrote of late about what is still open, newest first."""
    came = arrivals_of(user).filter(state=ArrivalState.ANSWERED, submission__state__in=OPEN)
    recent = came.filter(received_at__gt=timezone.now() - RECENT).select_related("submission")
    for arrival in recent.order_by("-pk")[: SHOWN + 1]:
        url = reverse("desk:submission", args=[arrival.submission_id])
        yield {
            "title": arrival.submission.title,
            "url": url,
            "about": arrival.sender_name or arrival.subject,
            "at": arrival.received_at,
            "remarks": cover(arrival.text),
            "do": (reverse("desk:arrival", args=[arrival.pk]), _("Look"), False),
        }


def approved(user: Any) -> Iterable[dict[str, Any]]:
    """Give what all authors agreed to; what has a time set, or is tied to its editor, only to look at."""
    rows = list(_in(user, State.APPROVED).prefetch_related(_planned())[: SHOWN + 1])
    ties = tied(rows)
    for submission in rows:
        if submission.planned:
            at = f"{timezone.localtime(submission.planned[0].at):%Y-%m-%d %H:%M}"
            yield _look(submission, _("It will be published on %(at)s.") % {"at": at})
        elif submission.pk in ties:
            yield _look(submission, str(ties[submission.pk].label))
        else:
            yield _submission(submission)


def silent(user: Any) -> Iterable[dict[str, Any]]:
    """Give what authors were reminded of and have not answered: the editor must decide."""
    rows = _silent(user).prefetch_related("authors").order_by("moved_at")
    for submission in rows[: SHOWN + 1]:
        yield _look(submission)


def objected(user: Any) -> Iterable[dict[str, Any]]:
    """Give what is in edit because an author did not agree, with what she said."""
    rows = _in(user, State.IN_EDIT).filter(_has_objection()).annotate(remarks=_last_remarks())
    for submission in rows[: SHOWN + 1]:
        yield {**_in_edit(submission), "remarks": submission.remarks}


def in_edit(user: Any) -> Iterable[dict[str, Any]]:
    """Give what the editor has begun, without what is among the objections."""
    return map(_in_edit, _in(user, State.IN_EDIT).exclude(_has_objection())[: SHOWN + 1])


def stuck_letters(user: Any) -> Iterable[dict[str, Any]]:
    """Give letters that failed, came back, or wait to be read first."""
    for letter in _stuck(user).select_related("to").order_by("-pk")[: SHOWN + 1]:
        yield {
            "title": letter.subject,
            "url": reverse("desk:letter", args=[letter.pk]),
            "about": f"{letter.to.email} · {letter.get_state_display()}",
            "at": letter.created_at,
            "remarks": fate_in_words(letter),
            "do": (reverse("desk:release", args=[letter.pk]), _("Let it leave"), True),
        }


def odd_arrivals(user: Any) -> Iterable[dict[str, Any]]:
    """Give what came in and became nothing: a person must look."""
    for arrival in _odd(user).select_related("sender").order_by("-pk")[: SHOWN + 1]:
        url = reverse("desk:arrival", args=[arrival.pk])
        yield {
            "title": arrival.subject or _("(no subject)"),
            "url": url,
            "about": f"{arrival.sender or arrival.envelope_from} · {arrival.get_state_display()}",
            "at": arrival.received_at,
            "do": (url, _("Look"), False),
        }


def _silent(user: Any) -> QuerySet[Submission]:
    return submissions_of(user).filter(pk__in=silence.silent().values("pk"))


def _odd(user: Any) -> QuerySet[Arrival]:
    return arrivals_of(user).filter(state__in=[ArrivalState.UNREADABLE, ArrivalState.UNPLACED])


def _stuck(user: Any) -> QuerySet[Letter]:
    """Give what needs a person; what came back does so until somebody writes from its address."""
    wrote = Arrival.objects.filter(
        sender=OuterRef("to"), kind__in=_BY_PERSONS, received_at__gt=OuterRef("sent_at")
    )
    stuck = Q(state__in=[LetterState.FAILED, LetterState.WAITING])
    back = Q(state=LetterState.BOUNCED, sent_at__gt=timezone.now() - RECENT)
    return letters_of(user).filter(stuck | back & ~Exists(wrote))


def _in(user: Any, state: State) -> QuerySet[Submission]:
    rows = through_sections(submissions_of(user).filter(state=state)).order_by("-pk")
    return rows.prefetch_related("authors").only(
        "title", "state", "received_at", "moved_at", "article_id", "section_id"
    )


def _has_objection() -> Exists:
    return Exists(Objection.objects.filter(asking__submission=OuterRef("pk")))


def _last_remarks() -> Subquery:
    about = Objection.objects.filter(asking__submission=OuterRef("pk")).order_by("-pk")
    return Subquery(about.values("remarks")[:1])


def _planned() -> Prefetch:
    standing = Schedule.objects.filter(ended_at=None)
    return Prefetch("schedules", standing, to_attr="planned")


def _look(submission: Submission, remarks: str = "") -> dict[str, Any]:
    """Give the row of a submission that is one click from being looked at."""
    url = reverse("desk:submission", args=[submission.pk])
    return {
        "title": submission.title,
        "url": url,
        "about": "、".join(str(author) for author in submission.authors.all()),
        "at": submission.moved_at,
        "remarks": remarks,
        "do": (url, _("Look"), False),
    }


def _usual(submission: Submission) -> tuple[str, str | Promise, bool]:
    verb = possible.usual(submission)
    return verb.url(submission), verb.label, verb.at_once


def _submission(submission: Submission) -> dict[str, Any]:
    return {**_look(submission), "do": _usual(submission)}


def _in_edit(submission: Submission) -> dict[str, Any]:
    row = _submission(submission)
    if submission.article_id:
        edit = reverse("wagtailadmin_pages:edit", args=[submission.article_id])
        row["do"] = (edit, _("Go on editing"), False)
    return row
