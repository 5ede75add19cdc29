"""What failed: letters, times of publication, documents, arrivals."""

from collections.abc import Iterable
from datetime import timedelta
from itertools import chain
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from viewpoints.desk.losses import LOSSES
from viewpoints.desk.outbox_rows import newest, sections_for
from viewpoints.desk.rights import about_submissions_of, arrivals_of
from viewpoints.desk.today.rows import LOOK, SHOWN, Row, Step, submission_url
from viewpoints.desk.words import fate_in_words, refusal_in_words
from viewpoints.intake.models import Arrival, Attachment
from viewpoints.intake.offers import losses
from viewpoints.intake.parsing import Kind
from viewpoints.intake.states import ArrivalState
from viewpoints.letters.models import Letter
from viewpoints.letters.states import LetterState
from viewpoints.submissions.models import Outcome, Schedule
from viewpoints.submissions.states import State

RECENT = timedelta(days=14)
_BY_PERSONS = [Kind.CONTRIBUTION, Kind.REPLY]
LOOKED_THROUGH = 200  # so many of the newest mails of a kind are looked at, however few are open


def undelivered(user: Any) -> Iterable[Row]:
    """Give letters that failed or came back."""
    for one in _undelivered(user).select_related("to").order_by("-pk")[: SHOWN + 1]:
        yield Row(
            title=one.subject,
            url=reverse("desk:letter", args=[one.pk]),
            step=Step(reverse("desk:release", args=[one.pk]), _("Send again"), at_once=True),
            about=f"{one.to.email} · {one.get_state_display()}",
            at=one.created_at,
            note=fate_in_words(one),
        )


def refused(user: Any) -> QuerySet[Schedule]:
    """Give the times at which what is approved could not be published, unless another was set since."""
    rows = Schedule.objects.filter(outcome=Outcome.REFUSED, at__gt=timezone.now() - RECENT)
    since = Schedule.objects.filter(submission=OuterRef("submission"), pk__gt=OuterRef("pk"))
    mine = about_submissions_of(user, rows, when=Q(state=State.APPROVED))
    return mine.filter(~Exists(since)).order_by("-at", "-pk")


def unpublished(user: Any) -> Iterable[Row]:
    """Give what could not be published at its time, and why."""
    rows = refused(user).select_related("submission").defer("submission__blocks")
    for one in rows[: SHOWN + 1]:
        url = submission_url(one.submission_id)
        yield Row(
            title=one.submission.title,
            url=url,
            step=Step(url, LOOK),
            at=one.ended_at,
            note=one.why,
            submission=one.submission_id,
        )


def unread(user: Any) -> Iterable[Row]:
    """Give new submissions whose documents could not be read, or not in whole."""
    mine = arrivals_of(user).filter(state=ArrivalState.SUBMITTED).order_by("-pk")
    rows = Arrival.objects.filter(
        pk__in=mine.values("pk")[:LOOKED_THROUGH],
        submission__state__in=[State.RECEIVED, State.IN_EDIT],
    )
    wanted = ("pk", "submission", "submission__title", "notes", "received_at")
    newest = list(rows.order_by("-pk").values_list(*wanted))
    errors = dict(
        Attachment.objects.filter(arrival__in=[one[0] for one in newest])
        .exclude(error="")
        .values_list("arrival", "error")
    )
    for key, submission, title, notes, at in newest:
        lost = [
            note.removeprefix(losses.PREFIX).partition(":")[0] for note in notes if _is_loss(note)
        ]
        told = losses.told([one for one in losses.KNOWN if str(one) in lost])
        if told or key in errors:
            why = LOSSES[told[0]] if told else refusal_in_words(errors[key])
            url = submission_url(submission)
            yield Row(title, url, Step(url, LOOK), at=at, note=why, submission=submission)


def odd(user: Any) -> Iterable[Row]:
    """Give what came in and became nothing: a person must look."""
    # The newest of each state, by index: of both at once, all would be sorted.
    each = [
        Q(pk__in=arrivals_of(user).filter(state=state).order_by("-pk").values("pk")[: SHOWN + 1])
        for state in (ArrivalState.UNREADABLE, ArrivalState.UNPLACED)
    ]
    rows = Arrival.objects.filter(each[0] | each[1]).select_related("sender")
    for one in rows.order_by("-pk")[: SHOWN + 1]:
        url = reverse("desk:arrival", args=[one.pk])
        yield Row(
            title=one.subject or str(_("(no subject)")),
            url=url,
            step=Step(url, LOOK),
            about=f"{one.sender or one.envelope_from} · {one.get_state_display()}",
            at=one.received_at,
        )


def all_of(user: Any) -> Iterable[Row]:
    """Give everything that failed."""
    return chain(unpublished(user), undelivered(user), unread(user), odd(user))


def _is_loss(note: str) -> bool:
    return note.startswith(losses.PREFIX)


def _undelivered(user: Any) -> QuerySet[Letter]:
    """Give what did not arrive; what came back stands until somebody writes from its address.

    Of what came back the newest ``LOOKED_THROUGH`` are looked at.
    """
    wrote = Arrival.objects.filter(
        sender=OuterRef("to"), kind__in=_BY_PERSONS, received_at__gt=OuterRef("sent_at")
    )
    back = Q(sent_at__gt=timezone.now() - RECENT) & ~Exists(wrote)
    sections = sections_for(user)
    failed = newest(sections, [LetterState.FAILED], most=SHOWN + 1)
    came_back = newest(sections, [LetterState.BOUNCED], most=LOOKED_THROUGH)
    return Letter.objects.filter(
        Q(pk__in=failed.values("pk")) | Q(pk__in=came_back.values("pk")) & back
    )
