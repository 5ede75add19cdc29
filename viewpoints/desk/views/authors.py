"""Who wrote a submission: found or entered, added, and removed."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages

from viewpoints.desk.crumbs import crumbs
from viewpoints.desk.doing import REFUSED, why
from viewpoints.desk.forms import AuthorForm
from viewpoints.desk.knowing import choices, choosable_by
from viewpoints.desk.rights import submission_for
from viewpoints.journal.models import Actor
from viewpoints.letters.addresses import address
from viewpoints.people.finding import contributor_at
from viewpoints.submissions import authors
from viewpoints.submissions.models import Submission
from viewpoints.submissions.states import BEFORE_PUBLICATION


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the authors, find others by name, and add one."""
    submission = submission_for(request.user, pk)
    if submission.state not in BEFORE_PUBLICATION:
        messages.error(
            request, _("The authors of what is published or withdrawn stay as they are.")
        )
        return redirect("desk:submission", pk)
    proposed = request.GET.get("name", "")[:120]
    form = AuthorForm(request.POST or None, initial={"name": proposed})
    form.fields["known"].queryset = choosable_by(request.user)
    if not form.is_valid():
        return render(request, "desk/submissions/authors.html", _context(request, submission, form))
    _try(request, submission, lambda: _add(request, submission, form.cleaned_data))
    return redirect("desk:authors", pk)


@require_POST
def remove(request: HttpRequest, pk: int, author: int) -> HttpResponse:
    """Take an author's name off."""
    submission = submission_for(request.user, pk)
    gone = get_object_or_404(submission.authors, pk=author)
    by = Actor.editor(request.user)
    if _try(request, submission, lambda: authors.remove(submission, author=gone, by=by)):
        done = _("%(author)s is no author of it any more, and is told so.")
        messages.success(request, done % {"author": gone})
    return redirect("desk:authors", pk)


@transaction.atomic
def _add(request: HttpRequest, submission: Submission, chosen: dict[str, Any]) -> None:
    author = chosen["known"] or contributor_at(address(chosen["email"]), name=chosen["name"])
    authors.add(submission, author=author, by=Actor.editor(request.user))
    done = _("%(author)s was added. Look at the byline, then ask every author.")
    messages.success(request, done % {"author": author})


def _context(request: HttpRequest, submission: Submission, form: AuthorForm) -> dict[str, Any]:
    words = request.GET.get("q", "").strip()[:60]
    named = list(submission.authors.select_related("address").order_by("pk"))
    return {
        "submission": submission,
        "form": form,
        "named": named,
        "words": words,
        "found": choices(request.user, words, but=named) if words else [],
        "breadcrumbs_items": crumbs(submission),
    }


def _try(request: HttpRequest, submission: Submission, act: Any) -> bool:
    try:
        act()
    except REFUSED as refusal:
        messages.error(request, why(refusal))
        return False
    return True
