"""Beside the editor: its panel once more after each save, and suggestions that are taken."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from viewpoints.articles.models import Article
from viewpoints.articles.polishing import polish
from viewpoints.desk import beside
from viewpoints.desk.rights import articles_of
from viewpoints.journal.models import Actor


@require_safe
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how long the newest draft is, its typography and its links."""
    context = beside.context_of(_open_to(request, pk).get_latest_revision_as_object())
    return render(request, "desk/beside/draft.html", context)


@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the suggestions that were chosen into the newest draft; gives no page, the editor loads anew."""
    article = _open_to(request, pk)
    keys = request.POST.getlist("key")[:1000]
    if number := polish(article, keys=set(keys), by=Actor.editor(request.user)):
        messages.success(request, _("%(number)s places were changed.") % {"number": number})
    else:
        messages.warning(request, _("The draft has changed meanwhile. Look at it again."))
    return HttpResponse(status=204)


def _open_to(request: HttpRequest, pk: int) -> Article:
    """Give an article whose draft this editor may change now. Raises Http404."""
    article = get_object_or_404(articles_of(request.user), pk=pk)
    if not article.permissions_for_user(request.user).can_edit():
        raise Http404
    if article.permissions_for_user(request.user).page_locked():
        raise Http404
    return article
