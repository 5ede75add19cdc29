"""Who has a submission: taken over, handed on, let go; each by one click."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from viewpoints.desk.rights import editors_of, submission_for
from viewpoints.desk.timeline import name_of
from viewpoints.journal.models import Actor
from viewpoints.submissions import holding


@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a submission, over from another editor if one has it."""
    submission = submission_for(request.user, pk)
    holding.take(submission, by=Actor.editor(request.user))
    messages.success(request, _("It is yours now."))
    return redirect("desk:submission", pk)


@require_POST
def hand(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand a submission to another editor of its section."""
    submission = submission_for(request.user, pk)
    chosen = request.POST.get("to", "")
    key = int(chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) < 19 else 0
    to = get_object_or_404(editors_of(submission.section), pk=key)
    holding.hand(submission, to=to, by=Actor.editor(request.user))
    messages.success(request, _("%(who)s has it now.") % {"who": name_of(to)})
    return redirect("desk:submission", pk)


@require_POST
def let_go(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a submission go, so that nobody has it."""
    holding.let_go(submission_for(request.user, pk), by=Actor.editor(request.user))
    messages.success(request, _("Nobody has it now."))
    return redirect("desk:submission", pk)
