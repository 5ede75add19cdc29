"""A new private link, by mail, in place of one whose time is over."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from viewpoints.contributing import answers, limits, renewing
from viewpoints.contributing.holders import masked
from viewpoints.contributing.pages import page
from viewpoints.contributing.private import found, refuse, sealed

PURPOSES = {"confirm", "status", "asking"}


@csrf_exempt
@require_POST
def renew(request: HttpRequest, purpose: str, secret: str) -> HttpResponse:
    """Mail a new link to the address that held this one."""
    return sealed(refuse(request) or _renewed(request, purpose, secret))


def _renewed(request: HttpRequest, purpose: str, secret: str) -> HttpResponse:
    row = found(request, secret, purpose=purpose) if purpose in PURPOSES else None
    if row is None:
        return answers.unknown(request)
    if limits.too_many_links(request, holder=row.holder_id):
        return answers.too_many(request)
    try:
        renewing.renew(row)
    except renewing.Gone:
        return answers.unknown(request)
    return page(request, "renewed", {"address": masked(row.holder)})
