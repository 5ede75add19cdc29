"""The time at which an approved text is published: set, changed, cancelled."""

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages

from viewpoints.desk.doing import do, screen
from viewpoints.desk.forms import TimeForm
from viewpoints.desk.rights import submission_for
from viewpoints.desk.zone import zone_in_words
from viewpoints.journal.models import Actor
from viewpoints.submissions import schedules, scheduling
from viewpoints.submissions.models import Submission

MORNING = dt.time(9)


@require_http_methods(["GET", "POST"])
def schedule(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for day and time, tomorrow morning at first; then the worker publishes it."""
    submission = submission_for(request.user, pk)
    by, form = (
        Actor.editor(request.user),
        TimeForm(request.POST or None, initial=_proposed(submission)),
    )
    if not form.is_valid():
        zone = zone_in_words()
        return screen(request, submission, "schedule", form=form, zone=zone)
    at = form.cleaned_data["at"]
    done = _("It will be published on %(at)s.") % {"at": f"{timezone.localtime(at):%Y-%m-%d %H:%M}"}
    do(request, submission, "schedule", lambda one: scheduling.plan(one, by=by, at=at), done)
    return redirect("desk:submission", pk)


@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel the time; the text stays approved."""
    submission = submission_for(request.user, pk)
    if scheduling.cancel(submission, by=Actor.editor(request.user)):
        messages.success(request, _("Cancelled. Nothing is published until you say so."))
    else:
        messages.error(request, _("There is no time set any more: please look what happened."))
    return redirect("desk:submission", pk)


def _proposed(submission: Submission) -> dict[str, object]:
    """Give the time that is set, or tomorrow morning."""
    if planned := schedules.planned(submission):
        at = timezone.localtime(planned.at)
        return {"day": at.date(), "time": at.time()}
    return {"day": timezone.localdate() + dt.timedelta(days=1), "time": MORNING}
