"""What Wagtail would show or do across sections: answered as if it were not there.

Wagtail asks its permissions nearly everywhere, and a section's groups hold for one section
(``articles.editors``). Here is the rest, found by walking all addresses as an editor of another section
(tests/desk/test_another_section.py).
"""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import F, Model, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.permissions import policy_registry

from viewpoints.desk.knowing import choosable_by, known_to
from viewpoints.desk.own_pictures import pictures_of
from viewpoints.desk.rights import is_administrator
from viewpoints.people.models import Contributor

View = Callable[..., HttpResponseBase]
Rows = Callable[[Any], QuerySet[Any]]
PAGE_KEYS = ("page_id", "page_to_move_id", "destination_id")
TREE_TOP = 2  # the root and the homes, below which every section lies


def guarded(view: View) -> View:
    """Answer 404 where ``view`` would go across sections; an administrator goes everywhere."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and not is_administrator(request.user):
            _look(request, kwargs)
        return view(request, *args, **kwargs)

    return answer


def choosable_pages(pages: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
    """Leave in the page chooser what is read on the site, and the drafts of one's own sections."""
    if is_administrator(request.user):
        return pages
    # The chooser shows the title of the newest draft.
    public = Q(live=True, draft_title=F("title")) | Q(depth__lte=TREE_TOP)
    own = Q(pk__in=_pages(request.user).order_by().values("pk"))
    # By key alone: a search takes no other condition.
    return pages.filter(pk__in=Page.objects.filter(public | own).order_by().values("pk"))


def _pages(user: Any) -> QuerySet[Any]:
    return policy_registry.get_by_type(Page).instances_user_has_any_permission_for(
        user, {"add", "change", "publish"}
    )


def _no_users(user: Any) -> QuerySet[Any]:
    return get_user_model().objects.none()


# Of these kinds rows are somebody's; all others that the desk keeps are everybody's.
OWNED: dict[type[Model], Rows] = {
    Page: _pages,
    get_image_model(): pictures_of,
    Contributor: known_to,
    get_user_model(): _no_users,
}


def _look(request: HttpRequest, kwargs: dict[str, Any]) -> None:
    """Raise Http404 where the address goes across sections."""
    match = request.resolver_match
    space, name = match.namespace, match.url_name
    if space == "wagtailadmin_reports":  # they span all sections
        raise Http404
    _all_among(_pages(request.user), [kwargs[one] for one in PAGE_KEYS if one in kwargs])
    if "image_id" in kwargs:  # Wagtail's preview asks nobody
        _all_among(pictures_of(request.user), [kwargs["image_id"]])
    elif space == "wagtailsnippets_people_contributor" and "pk" in kwargs:
        _all_among(known_to(request.user), [kwargs["pk"]])
    elif space == "wagtailsnippetchoosers_people_contributor":
        chosen = [kwargs["pk"]] if "pk" in kwargs else request.GET.getlist("id")
        _all_among(choosable_by(request.user), chosen)
    elif name == "wagtailadmin_choose_page_child":
        _choosable(request, [kwargs["parent_page_id"]])
    elif name == "wagtailadmin_choose_page_chosen_multiple":
        _choosable(request, request.GET.getlist("id"))
    elif name == "wagtail_bulk_action":
        _look_at_bulk(request, f"{kwargs['app_label']}.{kwargs['model_name']}")


def _look_at_bulk(request: HttpRequest, label: str) -> None:
    """Let pass many rows of one kind when all of them are hers: Wagtail names those that are not."""
    for model, rows in OWNED.items():
        if model._meta.label_lower == label.lower():
            chosen = request.GET.getlist("id")
            if "all" in chosen and model is Page:
                _all_among(_pages(request.user), [request.GET.get("childOf", "")])
            elif "all" not in chosen or model is not get_image_model():
                _all_among(rows(request.user), chosen)


def _choosable(request: HttpRequest, keys: Iterable[Any]) -> None:
    _all_among(choosable_pages(Page.objects.all(), request), keys)


def _all_among(rows: QuerySet[Any], keys: Iterable[Any]) -> None:
    wanted = set(map(str, keys))
    if not all(key.isascii() and key.isdigit() and len(key) < 19 for key in wanted):
        raise Http404
    if wanted and rows.filter(pk__in=wanted).count() != len(wanted):
        raise Http404
