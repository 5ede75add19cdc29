"""The form of a section, and the page where its sender confirms her address."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from viewpoints.articles.models import Section
from viewpoints.contributing import answers, limits, offering
from viewpoints.contributing.forms import ContributionForm
from viewpoints.contributing.holders import actor_at
from viewpoints.contributing.origin import foreign
from viewpoints.contributing.pages import page
from viewpoints.contributing.private import private, sealed
from viewpoints.intake import confirming, form_mail, raw
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState
from viewpoints.letters.models import Secret
from viewpoints.submissions.letters import sender_of


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def contribute(request: HttpRequest, section: str) -> HttpResponse:
    """Show the form of a section, and take what was filled in."""
    place = _section(section)
    if request.method != "POST" or not place.open_to_contributions:
        return _form(request, place, ContributionForm(label_suffix=""))
    if foreign(request):
        return sealed(answers.foreign(request))
    form = ContributionForm(request.POST, request.FILES, label_suffix="")
    if not form.is_valid():
        return sealed(_form(request, place, form, status=422))
    if limits.too_many_forms(request, email=form.cleaned_data["email"]):
        return sealed(_form(request, place, form, status=429))
    offering.offer(
        form.filled_in(language=get_language()),
        section=place,
        robot=bool(form.cleaned_data["homepage"]),
    )
    return redirect("contributing:sent", section)


@require_safe
def sent(request: HttpRequest, section: str) -> HttpResponse:
    """Say that a letter is on its way: the same for an address we know and one we do not."""
    return page(request, "sent", {"section": _section(section)})


@private("confirm")
def confirm(request: HttpRequest, secret: Secret, shown: str) -> HttpResponse:
    """Show the button that confirms a form, and take the confirmation."""
    arrival = get_object_or_404(Arrival, pk=secret.about_key)
    if request.method == "POST":
        confirming.confirm(arrival, by=actor_at(secret.holder))
        return redirect("contributing:confirm", shown)
    if arrival.state != ArrivalState.UNCONFIRMED:
        return page(request, "confirmed")
    title = form_mail.title(raw.read(arrival.raw))
    return page(request, "confirm", {"arrival": arrival, "title": title})


def _form(
    request: HttpRequest, section: Section, form: ContributionForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "section": section,
        "form": form,
        "mailbox": sender_of(section).email,
        "home": section.get_parent().specific,
        "too_many": status == 429,
        "file_lost": bool(request.FILES),  # a browser does not keep a chosen file
    }
    return page(request, "contribute", context, status=status)


def _section(slug: str) -> Section:
    """Give the section in the language of the page, or else in the one it is written in."""
    sections = Section.objects.live().filter(slug=slug).select_related("locale", "editor")
    by_language = {section.locale.language_code: section for section in sections}
    section = by_language.get(get_language() or "") or by_language.get(settings.LANGUAGE_CODE)
    if section is None:
        raise Http404(slug)
    return section
