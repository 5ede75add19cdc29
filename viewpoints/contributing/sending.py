"""Send was pressed: what was filled in is taken, or comes back with all that was typed and chosen."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language

from viewpoints.contributing import limits, offering, robots, writing
from viewpoints.contributing.forms import ContributionForm
from viewpoints.contributing.writing import Writing
from viewpoints.intake.form import drafts


def send(request: HttpRequest, now: Writing) -> HttpResponse:
    """Take the form, and answer alike whatever we know of its address; a draft is then empty."""
    form = now.form(request)
    if not form.is_valid():
        return _again(request, now, form, why="errors", status=422)
    caught = bool(form.cleaned_data["homepage"])
    if not caught and robots.was_fast(request.POST.get("opened", "")):
        return _again(request, now, form, why="fast", status=422)
    if limits.too_many_forms(request, email=form.cleaned_data["email"]):
        return _again(request, now, form, why="too_many", status=429)
    filled_in = form.filled_in(language=get_language(), key=_key(now))
    offering.offer(filled_in, section=now.section, robot=caught or robots.stuffs_links(filled_in))
    if now.draft:
        drafts.finish(now.draft)
    return redirect("contributing:sent", now.section.slug)


def _key(now: Writing) -> str:
    """Give what is the same however often a draft is sent."""
    return now.draft.digest[:32] if now.draft else ""


def _again(
    request: HttpRequest, now: Writing, form: ContributionForm, *, why: str, status: int
) -> HttpResponse:
    kept = writing.kept_if_need_be(request, now, form)
    return writing.shown(request, kept, form, why=why, status=status)
