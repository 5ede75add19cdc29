"""The form of a section, and the page where its sender confirms her address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from viewpoints.contributing import answers, limits, sending, writing
from viewpoints.contributing.holders import actor_at
from viewpoints.contributing.origin import foreign
from viewpoints.contributing.pages import page
from viewpoints.contributing.private import private, sealed
from viewpoints.contributing.writing import Writing, section_at
from viewpoints.intake import confirming, raw
from viewpoints.intake.form import as_mail
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState
from viewpoints.letters.models import Secret


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def contribute(request: HttpRequest, section: str) -> HttpResponse:
    """Show the form of a section, and take what was filled in."""
    new = Writing(section_at(section))
    if limits.too_large(request):
        return sealed(answers.too_large(request))
    if request.method != "POST" or not new.section.open_to_contributions:
        return writing.shown(request, new, new.form(request))
    if foreign(request):
        return sealed(answers.foreign(request))
    return sealed(sending.send(request, new))


@require_safe
def sent(request: HttpRequest, section: str) -> HttpResponse:
    """Say that a letter is on its way: the same for an address we know and one we do not."""
    return page(request, "sent", {"section": section_at(section)})


@private("confirm")
def confirm(request: HttpRequest, secret: Secret, shown: str) -> HttpResponse:
    """Show the button that confirms a form, and take the confirmation."""
    arrival = get_object_or_404(Arrival, pk=secret.about_key)
    if request.method == "POST":
        confirming.confirm(arrival, by=actor_at(secret.holder))
        return redirect("contributing:confirm", shown)
    if arrival.state != ArrivalState.UNCONFIRMED:
        return page(request, "confirmed")
    title = as_mail.title(raw.read(arrival.raw))
    return page(request, "confirm", {"arrival": arrival, "title": title})
