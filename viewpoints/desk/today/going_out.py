"""What goes out: publications at a set time, and letters that somebody should read first."""

from collections.abc import Iterable
from itertools import chain
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from viewpoints.desk.rights import about_submissions_of, letters_of
from viewpoints.desk.today.failed import RECENT
from viewpoints.desk.today.rows import SHOWN, Row, Step, submission_url
from viewpoints.letters.states import LetterState
from viewpoints.submissions.models import Schedule


def schedules(user: Any) -> QuerySet[Schedule]:
    """Give the times that are set, the next first."""
    rows = Schedule.objects.filter(ended_at=None, at__gt=timezone.now() - RECENT)
    return about_submissions_of(user, rows).order_by("at", "pk")


def planned(user: Any) -> Iterable[Row]:
    """Give what is published by itself, the next first."""
    rows = schedules(user).select_related("submission").defer("submission__blocks")
    for one in rows[: SHOWN + 1]:
        at = f"{timezone.localtime(one.at):%Y-%m-%d %H:%M}"
        yield Row(
            title=one.submission.title,
            url=submission_url(one.submission_id),
            step=Step(
                reverse("desk:schedule", args=[one.submission_id]), gettext_lazy("Another time")
            ),
            note=_("It will be published on %(at)s.") % {"at": at},
            submission=one.submission_id,
        )


def letters(user: Any) -> Iterable[Row]:
    """Give the letters that wait in the outbox."""
    rows = letters_of(user).filter(state=LetterState.WAITING).select_related("to")
    for one in rows.order_by("-pk")[: SHOWN + 1]:
        url = reverse("desk:letter", args=[one.pk])
        yield Row(
            title=one.subject,
            url=url,
            step=Step(url, gettext_lazy("Read and send")),
            about=one.to.email,
            at=one.created_at,
        )


def all_of(user: Any) -> Iterable[Row]:
    """Give everything that goes out."""
    return chain(planned(user), letters(user))
