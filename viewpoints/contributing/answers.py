"""The answers that several pages share: no such link, its time is over, from elsewhere, too often."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from viewpoints.articles.models import Section
from viewpoints.articles.written import written_in
from viewpoints.contributing.holders import masked
from viewpoints.contributing.pages import page
from viewpoints.letters.models import Secret
from viewpoints.submissions.senders import sender_of


def unknown(request: HttpRequest) -> HttpResponse:
    """No such link: tell whom to write to."""
    context = {"mailboxes": [(one.title, sender_of(one).email) for one in open_sections()]}
    return page(request, "unknown", context, status=404)


def expired(request: HttpRequest, secret: Secret, *, shown: str) -> HttpResponse:
    """Its time is over: offer a new one by mail."""
    context = {"purpose": secret.purpose, "secret": shown, "address": masked(secret.holder)}
    return page(request, "expired", context, status=410)


def foreign(request: HttpRequest) -> HttpResponse:
    """Sent from another site's page: nothing was done."""
    return page(request, "foreign", status=403)


def too_many(request: HttpRequest) -> HttpResponse:
    """Too often: ask to come back."""
    return page(request, "too_many", status=429)


def too_large(request: HttpRequest) -> HttpResponse:
    """More at once than we take."""
    return page(request, "too_large", status=413)


def no_draft(request: HttpRequest) -> HttpResponse:
    """No such draft, or its month is over: tell where to begin a new one."""
    return page(request, "no_draft", {"sections": open_sections()}, status=404)


def open_sections() -> list[Section]:
    """Give the sections that take contributions, in the language of the page where there is one."""
    taking = Section.objects.live().filter(open_to_contributions=True).exclude(mailbox="")
    here = taking.filter(locale__language_code=written_in(get_language() or ""))
    written = taking.filter(locale__language_code=settings.LANGUAGE_CODE)
    return list((here if here.exists() else written).order_by("path"))
