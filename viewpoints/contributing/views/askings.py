"""The text an author is asked about: what it says, what changed, and her answer."""

from contextlib import suppress

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from wagtail.models import Locale

from viewpoints.articles.models import Article
from viewpoints.contributing import answers
from viewpoints.contributing.forms import ObjectionForm
from viewpoints.contributing.holders import actor_at, author_at
from viewpoints.contributing.pages import page
from viewpoints.contributing.private import private
from viewpoints.contributing.views.submissions import can_withdraw, withdrawal
from viewpoints.letters.models import Secret
from viewpoints.people.models import Contributor
from viewpoints.submissions import approval, changes, comparing, prints, taking_back
from viewpoints.submissions.models import Asking, Yes
from viewpoints.submissions.states import State


def over(request: HttpRequest, secret: Secret, shown: str) -> HttpResponse:
    """Say why a link no longer takes an answer: its time, or its text, is over."""
    row = get_object_or_404(Asking, pk=secret.about_key)
    author = author_at(secret.holder, submission=row.submission)
    if not secret.lapsed_at or author is None:
        return answers.expired(request, secret, shown=shown)
    return _closed(request, row, author, shown)


@private("asking", over=over)
def asking(request: HttpRequest, secret: Secret, shown: str) -> HttpResponse:
    """Show the text exactly as it will be printed, what changed in it, and the ways to answer."""
    return _asking(request, secret, shown, ObjectionForm(label_suffix=""))


@private("asking", over=over)
def yes(request: HttpRequest, secret: Secret, shown: str) -> HttpResponse:
    """Take an author's yes to exactly this text."""
    row = get_object_or_404(Asking, pk=secret.about_key)
    author = author_at(secret.holder, submission=row.submission)
    if request.method == "POST" and author:
        # Answered or replaced in the meantime: the page that follows says so.
        with suppress(approval.NotAsked):
            approval.agree(row, at=secret.holder, by=actor_at(secret.holder))
    return redirect("contributing:asking", shown)


@private("asking", over=over)
def objection(request: HttpRequest, secret: Secret, shown: str) -> HttpResponse:
    """Take what an author says against the text."""
    row = get_object_or_404(Asking, pk=secret.about_key)
    author = author_at(secret.holder, submission=row.submission)
    if request.method != "POST" or not author:
        return redirect("contributing:asking", shown)
    form = ObjectionForm(request.POST, label_suffix="")
    if not form.is_valid():
        return _asking(request, secret, shown, form)
    try:
        approval.object_to(
            row,
            at=secret.holder,
            by=actor_at(secret.holder),
            remarks=form.cleaned_data["remarks"],
        )
    except approval.NotAsked:
        return _closed(request, row, author, shown)
    return redirect("contributing:asking", shown)


@private("asking", over=over)
def withdraw(request: HttpRequest, secret: Secret, shown: str) -> HttpResponse:
    """Ask whether she means it, and take the submission back."""
    submission = get_object_or_404(Asking, pk=secret.about_key).submission
    back = reverse("contributing:asking", args=[shown])
    return withdrawal(request, submission, secret=secret, back=back)


@private("agreed")
def agreed(request: HttpRequest, secret: Secret, shown: str) -> HttpResponse:
    """Show a yes that was given, and take it back by POST."""
    given = get_object_or_404(Yes.objects.select_related("asking__text"), pk=secret.about_key)
    if request.method == "POST":
        # Printed, or taken back, in the meantime: the page that follows says so.
        with suppress(taking_back.TooLate):
            taking_back.take_back_yes(given, by=actor_at(secret.holder))
        return redirect("contributing:agreed", shown)
    context = {
        "yes": given,
        "submission": given.asking.submission,
        "printed": given.asking.text.content,
        "too_late": taking_back.printed(given),
    }
    return page(request, "agreed", context)


def _asking(request: HttpRequest, secret: Secret, shown: str, form: ObjectionForm) -> HttpResponse:
    row = get_object_or_404(Asking.objects.select_related("text"), pk=secret.about_key)
    author = author_at(secret.holder, submission=row.submission)
    if author is None:
        return answers.unknown(request)
    agreed = row.yeses.filter(author=author, taken_back_at=None).first()
    if not agreed and row.submission.state != State.WITH_AUTHOR:
        return _closed(request, row, author, shown)
    passages = changes.since_sent(row.submission, text=row.text)
    context = {
        "secret": shown,
        "asking": row,
        "submission": row.submission,
        "article": _as_printed(row),
        "printed": row.text.content,
        "short_hash": row.text.sha256[:8],
        "stretches": comparing.stretches(passages),
        "unchanged": all(passage.mark == "same" for passage in passages),
        "agreed": agreed,
        "waiting": row.submission.state == State.WITH_AUTHOR,
        "can_withdraw": can_withdraw(row.submission),
        "home": row.submission.section.get_parent().specific,
        "form": form,
    }
    return page(request, "asking", context, status=422 if form.errors else 200)


def _as_printed(row: Asking) -> Article:
    """Give the article that the public template prints, never saved."""
    article = prints.article_of(row.text)
    article.locale = Locale.objects.get(language_code=row.text.edition)
    return article


def _closed(request: HttpRequest, row: Asking, author: Contributor, shown: str) -> HttpResponse:
    """Say what became of a text that no longer waits for her answer; remarks just typed are kept."""
    context = {
        "secret": shown,
        "submission": row.submission,
        "objection": row.objections.filter(author=author).first(),
        "state": row.submission.state,
        "remarks": request.POST.get("remarks", ""),
    }
    return page(request, "closed", context)
