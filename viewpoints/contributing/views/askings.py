"""The text an author is asked about, by her private link; each answer to it is a resource of its own."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from viewpoints.contributing import answers, asking_page, limits
from viewpoints.contributing.answer_forms import (
    AgreementForm,
    BylineForm,
    ObjectionForm,
    ProxyForm,
)
from viewpoints.contributing.holders import actor_at
from viewpoints.contributing.pages import page
from viewpoints.contributing.private import private
from viewpoints.contributing.views.submissions import withdrawal
from viewpoints.journal import recording
from viewpoints.letters import secrets
from viewpoints.letters.models import Secret
from viewpoints.submissions import approval, bylines, proxies, taking_back
from viewpoints.submissions.models import Asking, Yes

View = Callable[..., HttpResponse]


def over(request: HttpRequest, secret: Secret, shown: str) -> HttpResponse:
    """Say why a link no longer takes an answer: its time, or its text, is over."""
    row = asking_page.row_of(secret)
    asked = approval.asked_at(row, secret.holder)
    if not secret.lapsed_at or not asked:
        return answers.expired(request, secret, shown=shown)
    form = ObjectionForm(request.POST, passages=asking_page.passages_of(row))
    return asking_page.closed(request, row, asked, shown, form=form)


@private("asking", over=over)
def asking(request: HttpRequest, secret: Secret, shown: str) -> HttpResponse:
    """Show the text exactly as it will be printed, what changed in it, and the ways to answer."""
    return asking_page.show(request, asking_page.row_of(secret), secret.holder, shown)


def answer(view: View) -> View:
    """Make a view of one kind of answer: by POST only; what is looked at leads back to the text."""

    @private("asking", over=over)
    def answered(request: HttpRequest, secret: Secret, shown: str, **rest: Any) -> HttpResponse:
        if request.method != "POST":
            return redirect("contributing:asking", shown)
        return view(request, asking_page.row_of(secret), secret, shown, **rest)

    return answered


@answer
def yes(request: HttpRequest, row: Asking, secret: Secret, shown: str) -> HttpResponse:
    """Take a yes to exactly this text, and to the uses that were not refused."""
    form = AgreementForm(request.POST, asking=row, label_suffix="")
    if not form.is_valid():
        return asking_page.show(request, row, secret.holder, shown, agreement=form)
    # Answered or replaced in the meantime: the page that follows says so.
    with suppress(approval.NotAsked):
        by = actor_at(secret.holder)
        approval.agree(row, at=secret.holder, by=by, consent=form.consent())
    return redirect("contributing:asking", shown)


@answer
def yes_taken_back(request: HttpRequest, row: Asking, secret: Secret, shown: str) -> HttpResponse:
    """Take back what was agreed to from this address."""
    for given in asking_page.standing(row, approval.asked_at(row, secret.holder)):
        # Printed in the meantime: the page that follows says so.
        with suppress(taking_back.TooLate):
            taking_back.take_back_yes(given, by=actor_at(secret.holder))
    return redirect("contributing:asking", shown)


@answer
def objection(request: HttpRequest, row: Asking, secret: Secret, shown: str) -> HttpResponse:
    """Take what is said against the text, passage by passage and on the whole."""
    form = ObjectionForm(request.POST, passages=asking_page.passages_of(row))
    if not form.is_valid():
        return asking_page.show(request, row, secret.holder, shown, objection_form=form)
    try:
        approval.object_to(
            row,
            at=secret.holder,
            by=actor_at(secret.holder),
            remarks=form.cleaned_data["remarks"],
            passages=form.remarks_on_passages(),
        )
    except approval.NotAsked:
        asked = approval.asked_at(row, secret.holder)
        return asking_page.closed(request, row, asked, shown, form=form)
    return redirect("contributing:asking", shown)


@answer
def byline(request: HttpRequest, row: Asking, secret: Secret, shown: str) -> HttpResponse:
    """Put another byline under the text, and lead her on to the new text by a new link."""
    content = row.text.content
    initial = {name: content.get(name, "") for name in ("byline", "affiliation")}
    form = BylineForm(request.POST, initial=initial, label_suffix="")
    if not form.is_valid():
        return asking_page.show(request, row, secret.holder, shown, byline_form=form)
    if limits.too_many_letters(request, holder=secret.holder_id):
        form.add_error(None, _too_often())
        return asking_page.show(request, row, secret.holder, shown, byline_form=form)
    try:
        by = actor_at(secret.holder)
        newer = bylines.correct(row, at=secret.holder, by=by, **form.cleaned_data)
    except approval.NotAsked:
        return _over(request, row, secret, shown)
    except approval.Unreachable:
        form.add_error(
            None,
            _("A fellow author has no e-mail address, so she cannot be asked. Answer our letter."),
        )
        row = asking_page.row_of(secret)  # as it is stored: what was begun was undone
        return asking_page.show(request, row, secret.holder, shown, byline_form=form)
    about = recording.subject(newer)
    return redirect(
        "contributing:asking", secrets.mint("asking", about=about, holder=secret.holder)
    )


@answer
def proxy(request: HttpRequest, row: Asking, secret: Secret, shown: str) -> HttpResponse:
    """Let somebody else answer for her."""
    form = ProxyForm(request.POST, label_suffix="")
    if not form.is_valid():
        return asking_page.show(request, row, secret.holder, shown, proxy_form=form)
    if limits.too_many_letters(request, holder=secret.holder_id):
        form.add_error(None, _too_often())
        return asking_page.show(request, row, secret.holder, shown, proxy_form=form)
    try:
        by = actor_at(secret.holder)
        named = proxies.name_proxy(row, at=secret.holder, by=by, **form.cleaned_data)
    except approval.NotAsked:
        return _over(request, row, secret, shown)
    except proxies.NotAProxy:
        form.add_error(
            "email", _("This is your own address, or an editor’s: an editor agrees for nobody.")
        )
        return asking_page.show(request, row, secret.holder, shown, proxy_form=form)
    return page(request, "proxy_named", {"proxy": named, "secret": shown})


def _over(request: HttpRequest, row: Asking, secret: Secret, shown: str) -> HttpResponse:
    asked = approval.asked_at(row, secret.holder)
    return asking_page.closed(request, row, asked, shown)


def _too_often() -> str:
    return _("That was done so often in the last hour that we stop for a while. Try later.")


@private("asking", over=over)
def withdraw(request: HttpRequest, secret: Secret, shown: str) -> HttpResponse:
    """Ask whether she means it, and take the submission back."""
    row = asking_page.row_of(secret)
    back = reverse("contributing:asking", args=[shown])
    asked = approval.asked_at(row, secret.holder)
    if not asked or any(one.proxy for one in asked) or row.after_publication:
        return redirect(back)
    return withdrawal(request, row.submission, secret=secret, back=back)


@private("agreed")
def agreed(request: HttpRequest, secret: Secret, shown: str) -> HttpResponse:
    """Show a yes that was given, and take it back by POST."""
    rows = Yes.objects.select_related(
        "asking__text", "asking__submission", "asking__correction", "asking__translation"
    )
    given = get_object_or_404(rows, pk=secret.about_key)
    if request.method == "POST":
        # Printed, or taken back, in the meantime: the page that follows says so.
        with suppress(taking_back.TooLate):
            taking_back.take_back_yes(given, by=actor_at(secret.holder))
        return redirect("contributing:agreed", shown)
    context = {
        "yes": given,
        "submission": given.asking.submission,
        "printed": given.asking.text.content,
        "short_hash": given.asking.text.short_hash,
        "too_late": taking_back.printed(given),
    }
    return page(request, "agreed", context)
