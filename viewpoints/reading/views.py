"""What is read beside the pages that Wagtail serves: people, organizations, claims, series, older pages."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from viewpoints.articles.models import Claim, Section, Series
from viewpoints.reading import claims, editions, lists
from viewpoints.reading import people as authors
from viewpoints.reading import series as runs


@require_safe
def people(request: HttpRequest, number: int = 1) -> HttpResponse:
    """The contributors, in the order they came."""
    found, more = authors.directory(number)
    context = {"people": found, "number": number, "next": number + 1 if more else None}
    return _same_everywhere(request, "reading/people.html", context)


@require_safe
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """A contributor: who she is under the name she prints, and what she wrote."""
    found = authors.person_at(slug)
    essays = authors.essays_of(found, language=editions.written_in())
    if not essays:
        raise Http404(slug)
    return _same_everywhere(request, "reading/person.html", {"person": found, "essays": essays})


@require_safe
def organization(request: HttpRequest, slug: str) -> HttpResponse:
    """An organization, its people who write for us, and what they wrote while they were there."""
    found, roles = authors.organization_at(slug)
    essays = authors.essays_from(roles, language=editions.written_in())
    context = {"organization": found, "roles": roles, "essays": essays}
    return _same_everywhere(request, "reading/organization.html", context)


@require_safe
def every_claim(request: HttpRequest) -> HttpResponse:
    """The claims, each with its short answer."""
    return _same_everywhere(request, "reading/claims.html", {})


@require_safe
def claim(request: HttpRequest, slug: str) -> HttpResponse:
    """A claim, the short answer, and the essays that answer it with the passages that do."""
    language = editions.written_in()
    found, told = claims.editions_of(Claim, slug, language=language)
    if found.slug != slug:
        return redirect("reading:claim", found.slug)
    context = {
        "claim": found,
        "answers": claims.answers_to(found, language=language),
        "evidence": claims.evidence_for(found, told),
        "related": claims.related_to(found, language=language),
        "alternates": _addresses("reading:claim", told),
    }
    return render(request, "reading/claim.html", context)


@require_safe
def series(request: HttpRequest, slug: str, number: int = 1) -> HttpResponse:
    """A series: its articles in order, so many to a page."""
    language = editions.written_in()
    found, told = claims.editions_of(Series, slug, language=language)
    view, more = ("reading:series", []) if number == 1 else ("reading:series_page", [number])
    if found.slug != slug:
        return redirect(view, found.slug, *more)
    leg = runs.leg_of(found, number, language=language)
    alternates = _addresses(view, told, *more)
    return render(
        request, "reading/series.html", {"series": found, "leg": leg, "alternates": alternates}
    )


@require_safe
def older(request: HttpRequest, section: str, number: int) -> HttpResponse:
    """An older page of a section; page 1 holds the oldest articles."""
    called = Section.objects.filter(slug=section).order_by().select_related("locale")
    found = next((each for each in called if each.live and _is_in_this_edition(each)), None)
    if found is None:
        raise Http404(section)
    context = {"section": found, "stretch": lists.older_page(found, number), "number": number}
    context["alternates"] = editions.alternates_of_script(request)
    return render(request, "reading/older.html", context)


def _is_in_this_edition(section: Section) -> bool:
    return section.locale.language_code == editions.written_in()


def _same_everywhere(request: HttpRequest, template: str, context: dict) -> HttpResponse:
    """Answer with a page that every edition has at the same address."""
    alternates = editions.alternates_of_address(request)
    return render(request, template, {**context, "alternates": alternates})


def _addresses(view: str, told: dict[str, Claim] | dict[str, Series], *more: int) -> dict[str, str]:
    """Give the address of each edition's own words for a claim or series."""

    def address(row: Claim | Series, code: str) -> str:
        with override(code):
            return reverse(view, args=[row.slug, *more])

    return editions.addresses(told, address)


def favicon(request: HttpRequest) -> HttpResponse:
    """Lead the browsers that ask for it by its old name to our mark."""
    return redirect(static("reading/icon.svg"), permanent=False)
