"""Where a submission stands, and its withdrawal: by the private status link."""

import mimetypes
from contextlib import suppress

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from viewpoints.contributing import correspondence, progress
from viewpoints.contributing.holders import actor_at
from viewpoints.contributing.pages import page
from viewpoints.contributing.private import SAFE, private
from viewpoints.intake.models import Attachment
from viewpoints.letters.models import Secret
from viewpoints.markup.blocks import html_from_blocks
from viewpoints.submissions import authors, declining, permits, schedules
from viewpoints.submissions.models import Correction, Retraction, Submission
from viewpoints.submissions.states import MoveRefused, State


@private("status", methods=SAFE)
def status(request: HttpRequest, secret: Secret, shown: str) -> HttpResponse:
    """Show where a submission stands, what follows, what was sent and what we wrote."""
    submission = submission_of(secret)
    unread = Attachment.objects.filter(arrival__submission=submission).exclude(error="")
    published = submission.article if submission.state == State.PUBLISHED else None
    corrections = Correction.objects.filter(article=published, printed_at__isnull=False)
    context = {
        "secret": shown,
        "submission": submission,
        "steps": progress.steps(submission),
        "follows": progress.follows(submission, holder=secret.holder),
        "answers": progress.answers(submission, holder=secret.holder),
        "corrections": corrections.order_by("printed_at") if published else [],
        "retraction": Retraction.objects.filter(article=published).first() if published else None,
        "letters": correspondence.between(submission, secret.holder),
        "unread": unread.order_by("pk"),
        "sent": _what_was_sent(submission, shown),
        "address": published.full_url if published else "",
        "override": permits.overridden(submission) if published else None,
        "planned": schedules.planned(submission),
        "ways": progress.ways(submission, holder=secret.holder),
        "stage": progress.stage(submission),
        "essays": submission.essays.order_by("-pk"),
        "reminded": progress.reminded(submission, holder=secret.holder),
    }
    return page(request, "status", context)


@private("status")
def withdraw(request: HttpRequest, secret: Secret, shown: str) -> HttpResponse:
    """Ask whether she means it, and take the submission back."""
    submission = submission_of(secret)
    back = reverse("contributing:status", args=[shown])
    if not authors.writes(submission, at=secret.holder):
        return redirect(back)
    return withdrawal(request, submission, secret=secret, back=back)


@private("status", methods=SAFE)
def picture(request: HttpRequest, secret: Secret, shown: str, sha256: str) -> HttpResponseBase:
    """Give a picture that was sent; it is not public, so it comes only by this link."""
    submission = submission_of(secret)
    offered = get_object_or_404(submission.pictures, sha256=sha256)
    type_ = mimetypes.types_map.get(f".{offered.extension}", "application/octet-stream")
    return FileResponse(offered.file.open("rb"), content_type=type_)


def withdrawal(
    request: HttpRequest, submission: Submission, *, secret: Secret, back: str
) -> HttpResponse:
    """Withdraw by POST; before that, a page that says what it means. Then go to ``back``."""
    if request.method == "POST":
        # Printed, or withdrawn, in the meantime: the page that follows says so.
        with suppress(MoveRefused):
            declining.withdraw(submission, by=actor_at(secret.holder))
        return redirect(back)
    if not progress.can_withdraw(submission):
        return redirect(back)
    stage = progress.stage(submission)
    return page(request, "withdraw", {"submission": submission, "back": back, "stage": stage})


def submission_of(secret: Secret) -> Submission:
    """Give the submission of a link, as long as it concerns who holds it. Raises Http404."""
    submission = get_object_or_404(Submission, pk=secret.about_key)
    if not authors.concerns(submission, at=secret.holder):
        raise Http404(str(secret))
    return submission


def _what_was_sent(submission: Submission, shown: str) -> str:
    kept = set(submission.pictures.values_list("sha256", flat=True))

    def url(sha256: str) -> str | None:
        return reverse("contributing:picture", args=[shown, sha256]) if sha256 in kept else None

    return html_from_blocks(submission.blocks, image_url=url, anchor="sent-note")
