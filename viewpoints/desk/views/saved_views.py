"""Lists that an editor gave a name: kept and removed."""

from urllib.parse import parse_qsl, urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from viewpoints.desk.models import SavedView

SCREENS = ("submissions", "arrivals")
MOST = 12
"""Saved views of one list that an editor may have."""


@require_POST
def save(request: HttpRequest, screen: str) -> HttpResponse:
    """Keep the list as it is filtered, under a name; the same name again is changed."""
    name = " ".join(request.POST.get("name", "").split())[:40]
    query = urlencode(parse_qsl(request.POST.get("query", "")[:500]))
    if screen not in SCREENS or not name:
        return HttpResponseBadRequest()
    mine = SavedView.objects.filter(user=request.user, screen=screen)
    if mine.exclude(name=name).count() >= MOST:
        messages.error(request, _("There is no room for more. Remove one first."))
    else:
        SavedView.objects.update_or_create(
            user=request.user, screen=screen, name=name, defaults={"query": query[:500]}
        )
    return redirect(f"{reverse(f'desk:{screen}')}?{query}")


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove one of her own saved views; the rows of the list stay as they are."""
    view = get_object_or_404(SavedView, pk=pk, user=request.user)
    view.delete()
    return redirect(f"desk:{view.screen}")
