"""Notes of editors about a submission, for editors only."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from viewpoints.desk.forms import NoteForm
from viewpoints.desk.rights import submission_for
from viewpoints.journal.models import Actor
from viewpoints.submissions import noting


@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a note."""
    submission, form = submission_for(request.user, pk), NoteForm(request.POST)
    if form.is_valid():
        words = form.cleaned_data["words"]
        noting.add(submission, words=words, by=Actor.editor(request.user))
    else:
        messages.error(request, _("Write something first, up to 5000 characters."))
    return redirect(_notes(pk))


@require_POST
def remove(request: HttpRequest, pk: int, note: int) -> HttpResponse:
    """Take a note away that the editor wrote herself; another's is not found."""
    notes = submission_for(request.user, pk).notes.filter(by=request.user)
    noting.remove(get_object_or_404(notes, pk=note), by=Actor.editor(request.user))
    return redirect(_notes(pk))


def _notes(pk: int) -> str:
    return reverse("desk:submission", args=[pk]) + "#panel-notes-section"
