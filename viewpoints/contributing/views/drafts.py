"""A form that is not finished: kept, opened again by its private link, mailed, sent."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import (
    FileResponse,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    JsonResponse,
)
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt

from viewpoints.contributing import answers, letters, limits, sending, writing
from viewpoints.contributing.forms import ESSAY_FILE, ContributionForm
from viewpoints.contributing.holders import masked
from viewpoints.contributing.pages import page
from viewpoints.contributing.private import SAFE, View, refuse, sealed
from viewpoints.contributing.writing import Writing, section_at
from viewpoints.intake.form import drafts
from viewpoints.letters.addresses import address


def of_draft(*methods: str) -> Callable[[View], View]:
    """Make a view take what the secret in its address opens; all its answers are sealed."""

    def guard(view: View) -> View:
        @csrf_exempt
        @wraps(view)
        def guarded(request: HttpRequest, secret: str, **rest: Any) -> HttpResponseBase:
            if request.method not in methods:
                return sealed(HttpResponseNotAllowed(methods))
            if limits.too_large(request):
                return sealed(answers.too_large(request))
            return sealed(refuse(request) or _opened(view, request, secret, rest))

        return guarded

    return guard


def _opened(
    view: View, request: HttpRequest, secret: str, rest: dict[str, Any]
) -> HttpResponseBase:
    try:
        draft = drafts.find(secret)
    except drafts.Unknown:
        limits.count_guess(request)
        return answers.no_draft(request)
    now = Writing(section_at(draft.section.slug), draft, secret)
    if draft.sent_at:
        return redirect("contributing:sent", now.section.slug)
    if request.method == "POST" and not now.section.open_to_contributions:
        return redirect("contributing:draft", secret)
    return view(request, now, **rest)


@of_draft(*SAFE, "POST")
def draft(request: HttpRequest, now: Writing) -> HttpResponse:
    """Show a draft, and take it when it is finished."""
    if request.method == "POST":
        return sending.send(request, now)
    return writing.shown(request, now, now.form(request))


@csrf_exempt
def begin(request: HttpRequest, section: str) -> HttpResponseBase:
    """Keep what was typed as a new draft."""
    if request.method != "POST":
        return sealed(redirect("contributing:contribute", section))
    if limits.too_large(request):
        return sealed(answers.too_large(request))
    new = Writing(section_at(section))
    if not new.section.open_to_contributions:
        return sealed(redirect("contributing:contribute", section))
    too_many = refuse(request) or (
        answers.too_many(request) if limits.too_many_drafts(request) else None
    )
    return sealed(too_many or _kept(request, new))


@of_draft("POST")
def saved(request: HttpRequest, now: Writing) -> HttpResponse:
    """Keep what was typed in place of what was kept."""
    return _kept(request, now)


@of_draft("POST")
def removed(request: HttpRequest, now: Writing, slot: str) -> HttpResponse:
    """Keep what was typed, but no longer the file in a slot."""
    drafts.drop(now.draft, slot)
    return _kept(request, now, changed=slot)


@of_draft("POST")
def mailed(request: HttpRequest, now: Writing) -> HttpResponse:
    """Keep what was typed, and mail its link to the address in it: the same for one that we know."""
    form = now.form(request)
    now = writing.keep(now, form)
    if form.errors.get("email"):
        form.forgive(but="email")
        return writing.shown(request, now, form, why="errors", status=422)
    email = form.cleaned_data["email"]
    if limits.too_many_draft_links(request, email=email):
        return answers.too_many(request)
    to = address(email, language=get_language())
    letters.draft(now.draft, to=to, section=now.section)
    return page(request, "mailed", {"address": masked(to), "secret": now.secret})


@of_draft(*SAFE)
def picture(request: HttpRequest, now: Writing, slot: str) -> HttpResponseBase:
    """Give a picture that is kept; it is ours by now, so its type is what its name says."""
    kept = get_object_or_404(now.draft.files, slot=slot, slot__startswith="picture-")
    type_ = "image/png" if kept.name.endswith(".png") else "image/jpeg"
    return FileResponse(kept.file.open("rb"), content_type=type_)


def _kept(request: HttpRequest, now: Writing, *, changed: str = "") -> HttpResponse:
    if now.draft and limits.too_many_saves(request, draft=now.draft.pk):
        return answers.too_many(request)
    form = now.form(request)
    now = writing.keep(now, form)
    wrong = form.forgive()
    if request.headers.get("Accept") == "application/json":
        return JsonResponse(_in_place(request, now, form, changed))
    if wrong:
        return writing.shown(request, now, form, why="errors", status=422)
    return redirect(f"{reverse('contributing:draft', args=[now.secret])}#draft-bar")


def _in_place(
    request: HttpRequest, now: Writing, form: ContributionForm, changed: str
) -> dict[str, Any]:
    """Give what a script puts into the page: the draft's bar, and the slots of files that came or went."""
    slots = {ESSAY_FILE: (form, form.essay_file)}
    slots |= {row.slot: (row, row.kept) for row in form.pictures}
    chosen = {
        slot: of
        for slot, of in slots.items()
        if slot == changed or of[0].add_prefix("file") in request.FILES
    }
    return {
        "address": reverse("contributing:draft", args=[now.secret]),
        "bar": _part("draft_bar", {"draft": now.draft, "secret": now.secret}, request),
        "slots": {
            slot: _part(
                "slot",
                {"slot": slot, "field": one["file"], "kept": kept, "secret": now.secret},
                request,
            )
            for slot, (one, kept) in chosen.items()
        },
    }


def _part(name: str, context: dict[str, Any], request: HttpRequest) -> str:
    return render_to_string(f"contributing/parts/{name}.html", context, request)
