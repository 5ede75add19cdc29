"""What she changes by her status link: the text, a picture, her byline; each a page, done by POST."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from viewpoints.contributing import answers, handing_in, limits, progress
from viewpoints.contributing.answer_forms import BylineForm
from viewpoints.contributing.change_forms import NewTextForm, OnePictureForm
from viewpoints.contributing.holders import actor_at
from viewpoints.contributing.pages import page
from viewpoints.contributing.private import SAFE, private
from viewpoints.contributing.views.submissions import submission_of
from viewpoints.intake.form.as_mail import Form
from viewpoints.letters.models import Secret
from viewpoints.submissions import approval, bylines, replacing
from viewpoints.submissions.models import Submission

Shown = NewTextForm | OnePictureForm | BylineForm


@private("status")
def text(request: HttpRequest, secret: Secret, shown: str) -> HttpResponse:
    """Take the essay once more, pasted or as a file."""
    submission = submission_of(secret)

    def form() -> NewTextForm:
        return NewTextForm(request.POST or None, request.FILES or None, title=submission.title)

    def written(filled: NewTextForm) -> Form:
        return filled.written(by=secret.holder, language=get_language())

    return _taken(request, submission, secret, shown, "new_text", form, written)


@private("status")
def picture(request: HttpRequest, secret: Secret, shown: str) -> HttpResponse:
    """Take a picture with what stands under it."""
    submission = submission_of(secret)

    def form() -> OnePictureForm:
        return OnePictureForm(request.POST or None, request.FILES or None)

    def written(filled: OnePictureForm) -> Form:
        return filled.written(by=secret.holder, language=get_language(), title=submission.title)

    return _taken(request, submission, secret, shown, "new_picture", form, written)


@private("status")
def byline(request: HttpRequest, secret: Secret, shown: str) -> HttpResponse:
    """Take how she wishes to be named."""
    submission = submission_of(secret)
    if not progress.ways(submission, holder=secret.holder).byline:
        return redirect("contributing:status", shown)
    named = bylines.current(submission)
    form = BylineForm(request.POST or None, initial=named, label_suffix="")
    if not form.is_valid():
        return _page(request, submission, shown, "new_byline", form)
    if limits.too_many_letters(request, holder=secret.holder_id):
        form.add_error(None, _too_often())
        return _page(request, submission, shown, "new_byline", form)
    try:
        by = actor_at(secret.holder)
        bylines.wish(submission, at=secret.holder, by=by, **form.cleaned_data)
    except (approval.NotAsked, replacing.Withdrawn):
        return redirect("contributing:status", shown)
    except approval.Unreachable:
        form.add_error(
            None,
            _("A fellow author has no e-mail address, so she cannot be asked. Answer our letter."),
        )
        return _page(request, submission, shown, "new_byline", form)
    return redirect("contributing:came", shown, "byline")


@private("status", methods=SAFE)
def came(request: HttpRequest, secret: Secret, shown: str, what: str) -> HttpResponse:
    """Say that it is here, and what follows."""
    submission = submission_of(secret)
    context = {"submission": submission, "secret": shown, "what": what}
    return page(request, "came", context)


def _taken(
    request: HttpRequest,
    submission: Submission,
    secret: Secret,
    shown: str,
    name: str,
    form: Callable[[], Shown],
    written: Callable[..., Form],
) -> HttpResponse:
    """Show a form, or keep what was filled in and say so."""
    if not progress.ways(submission, holder=secret.holder).send:
        return redirect("contributing:status", shown)
    if limits.too_large(request):
        return answers.too_large(request)
    filled = form()
    if not filled.is_valid():
        return _page(request, submission, shown, name, filled)
    if limits.too_many_sent(request, holder=secret.holder_id):
        filled.add_error(None, _too_often())
        return _page(request, submission, shown, name, filled)
    handing_in.hand_in(written(filled), about=submission, holder=secret.holder)
    return redirect("contributing:came", shown, name.removeprefix("new_"))


def _page(
    request: HttpRequest, submission: Submission, shown: str, name: str, form: Shown
) -> HttpResponse:
    context = {
        "submission": submission,
        "secret": shown,
        "form": form,
        "stage": progress.stage(submission),
        "lost": [file.name for file in request.FILES.values()],
    }
    return page(request, name, context, status=422 if form.errors else 200)


def _too_often() -> str:
    return _("That was done so often in the last hour that we stop for a while. Try later.")
