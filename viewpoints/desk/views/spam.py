"""What came as a submission and is plain spam."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from viewpoints.desk.rights import submission_for
from viewpoints.journal.models import Actor
from viewpoints.privacy import spam


@require_POST
def take_for_spam(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a submission for spam, and show what came: there “Not spam” undoes it."""
    submission = submission_for(request.user, pk)
    try:
        arrival = spam.take_for_spam(submission, by=Actor.editor(request.user))
    except spam.NotNow:
        messages.error(request, _("It is being edited, or holds more than spam. Nothing changed."))
        return redirect("desk:submission", pk)
    messages.success(request, _("It lies among the spam now. Nobody was written to."))
    return redirect("desk:arrival", arrival.pk)
