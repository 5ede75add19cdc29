"""What an author sent after her essay: compared with the draft, put in, or passed by."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from viewpoints.desk.crumbs import crumbs
from viewpoints.desk.doing import REFUSED, why
from viewpoints.desk.rights import submission_for
from viewpoints.journal.models import Actor
from viewpoints.submissions import adding_pictures, bylines, comparing, replacing
from viewpoints.submissions.models import OfferedEssay, OfferedPicture
from viewpoints.submissions.states import State


@require_safe
def essay(request: HttpRequest, pk: int, essay: int) -> HttpResponse:
    """Show an essay that came later against the draft or, before there is one, against the one before."""
    row = _essay(request, pk, essay)
    submission = row.submission
    context = {
        "essay": row,
        "submission": submission,
        "stretches": comparing.stretches(replacing.compared(row)),
        "against_draft": submission.article_id is not None and row.taken_at is None,
        "may_take": submission.state in (State.RECEIVED, State.IN_EDIT),
        "breadcrumbs_items": crumbs(submission),
    }
    return render(request, "desk/submissions/essay.html", context)


@require_POST
def take_essay(request: HttpRequest, pk: int, essay: int) -> HttpResponse:
    """Put it into the draft in whole."""
    row, by = _essay(request, pk, essay), Actor.editor(request.user)
    done = _("The draft holds the newer text now. What stood there before is among its revisions.")
    return _done(request, pk, lambda: replacing.take(row, by=by), done)


@require_POST
def settle_essay(request: HttpRequest, pk: int, essay: int) -> HttpResponse:
    """Be done with it; the draft stays as it is."""
    row, by = _essay(request, pk, essay), Actor.editor(request.user)
    return _done(request, pk, lambda: replacing.settle(row, by=by), _("Done. It stays readable."))


@require_POST
def put_picture_in(request: HttpRequest, pk: int, picture: int) -> HttpResponse:
    """Put a picture at the end of the draft."""
    row, by = _picture(request, pk, picture), Actor.editor(request.user)
    done = _("The picture stands at the end of the draft. Move it to its place there.")
    return _done(request, pk, lambda: adding_pictures.put_in(row, by=by), done)


@require_POST
def pass_picture_by(request: HttpRequest, pk: int, picture: int) -> HttpResponse:
    """Do not use a picture."""
    row, by = _picture(request, pk, picture), Actor.editor(request.user)
    done = _("Passed by. The picture stays readable.")
    return _done(request, pk, lambda: adding_pictures.pass_by(row, by=by), done)


@require_POST
def settle_byline(request: HttpRequest, pk: int, wish: int) -> HttpResponse:
    """Be done with a byline that was wished for."""
    rows = submission_for(request.user, pk).wishes.select_related("submission")
    row = get_object_or_404(rows, pk=wish)
    by = Actor.editor(request.user)
    return _done(request, pk, lambda: bylines.settle(row, by=by), _("Done."))


def _done(request: HttpRequest, pk: int, act: Callable[[], object], done: str) -> HttpResponse:
    try:
        act()
    except REFUSED as refusal:
        messages.error(request, why(refusal))
    else:
        messages.success(request, done)
    return redirect("desk:submission", pk)


def _essay(request: HttpRequest, pk: int, essay: int) -> OfferedEssay:
    rows = submission_for(request.user, pk).essays.select_related(
        "submission__article", "submission__section"
    )
    return get_object_or_404(rows, pk=essay)


def _picture(request: HttpRequest, pk: int, picture: int) -> OfferedPicture:
    rows = submission_for(request.user, pk).pictures.select_related("submission__article")
    return get_object_or_404(rows, pk=picture, came_at__isnull=False)
