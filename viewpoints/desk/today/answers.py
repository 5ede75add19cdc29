"""What authors answered: objections, consent, later texts and pictures, mail."""

from collections.abc import Iterable
from itertools import chain
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from viewpoints.desk.rights import about_submissions_of, arrivals_of
from viewpoints.desk.today.failed import LOOKED_THROUGH, RECENT, refused
from viewpoints.desk.today.rows import (
    LOOK,
    SHOWN,
    Row,
    Step,
    first,
    has_objection,
    in_editor,
    in_state,
    opened_first,
    row_of,
    submission_url,
)
from viewpoints.intake import seen
from viewpoints.intake.states import ArrivalState
from viewpoints.letters.covering import cover
from viewpoints.submissions.models import (
    BylineWish,
    Objection,
    OfferedEssay,
    OfferedPicture,
    Schedule,
)
from viewpoints.submissions.own_essays import tied
from viewpoints.submissions.states import State

_GONE = (State.WITHDRAWN, State.DECLINED)


def objected(user: Any) -> Iterable[Row]:
    """Give what is in edit because an author did not agree, with what she said last."""
    about = Objection.objects.filter(asking__submission=OuterRef("pk")).order_by("-pk")
    said = Subquery(about.values("remarks")[:1])
    rows = in_state(user, State.IN_EDIT).filter(has_objection()).annotate(said=said)
    for one in first(rows, user):
        yield in_editor(row_of(one, note=_("An author objects."), quoted=one.said), one)


def approved(user: Any) -> Iterable[Row]:
    """Give what all authors agreed to and no time is set for; what is tied to its editor, only to look at."""
    planned = Exists(Schedule.objects.filter(submission=OuterRef("pk"), ended_at=None))
    failed = refused(user).values("submission")
    rows = first(in_state(user, State.APPROVED).exclude(planned).exclude(pk__in=failed), user)
    ties = tied(rows)
    for one in rows:
        if one.pk in ties:
            yield row_of(one, note=ties[one.pk].label)
        else:
            yield opened_first(row_of(one, note=_("Everybody agreed.")), one)


def later(user: Any) -> Iterable[Row]:
    """Give what came after an essay and waits to be put in or passed by; of printed essays too."""
    waiting = (
        (OfferedEssay.objects.filter(settled_at=None), _("A newer text came.")),
        (
            OfferedPicture.objects.filter(settled_at=None, came_at__isnull=False),
            _("A picture came."),
        ),
        (BylineWish.objects.filter(settled_at=None), _("Another byline is wished for.")),
    )
    told: set[tuple[int, object]] = set()
    for rows, note in waiting:
        mine = about_submissions_of(user, rows, when=~Q(state__in=_GONE))
        newest = mine.select_related("submission").defer("submission__blocks").order_by("-pk")
        for one in newest[: SHOWN + 1]:
            if (one.submission_id, note) in told:
                continue
            told.add((one.submission_id, note))
            url = submission_url(one.submission_id)
            yield Row(
                title=one.submission.title,
                url=url,
                step=Step(url, _("See what differs") if isinstance(one, OfferedEssay) else LOOK),
                at=one.came_at,
                note=note,
                submission=one.submission_id,
                language=one.submission.language,
            )


def wrote(user: Any) -> Iterable[Row]:
    """Give what authors wrote of late, was not seen and is of what has not moved since, newest first."""
    came = arrivals_of(user).filter(state=ArrivalState.ANSWERED).order_by("-pk")
    recent = seen.unseen().filter(
        pk__in=came.values("pk")[:LOOKED_THROUGH], received_at__gt=timezone.now() - RECENT
    )
    rows = recent.select_related("submission", "sender").order_by("-pk")
    for one in rows[: SHOWN + 1]:
        page = submission_url(one.submission_id)
        yield Row(
            title=one.submission.title,
            url=page,
            step=Step(f"{page}#arrival-{one.pk}", LOOK),
            about=cover(one.sender_name) or str(one.sender or ""),
            at=one.received_at,
            quoted=cover(one.text),
            submission=one.submission_id,
            language=one.submission.language,
        )


def all_of(user: Any) -> Iterable[Row]:
    """Give everything that authors answered, what needs most of her first."""
    return chain(objected(user), approved(user), later(user), wrote(user))
