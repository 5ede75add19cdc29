"""Where the desk hooks into Wagtail's admin: every registration, and nothing else."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.views.home import RecentEditsPanel
from wagtail.snippets.models import register_snippet
from wagtail.utils.urlpatterns import decorate_urlpatterns

from viewpoints.desk import (
    checking,
    guarding,
    menu,
    no_documents,
    own_pictures,
    page_rights,
    pages,
    pictures,
    refusing,
    rhythms,
    search_areas,
    snippets,
)
from viewpoints.desk.rights import editors_only, may_edit
from viewpoints.desk.signing_in import helping, offering
from viewpoints.desk.today.screen import TodayScreen

# One file for each of our screens that needs more than the first.
CSS = (
    "desk/desk.css",
    "desk/beside.css",
    "desk/calendar.css",
    "desk/claims.css",
    "desk/letters.css",
    "desk/lists.css",
    "desk/signing_in.css",
    "desk/submission.css",
    "desk/translating.css",
    "desk/who_edits.css",
    "desk/today.css",
)

page_rights.stand_in()
for item in menu.ours():
    hooks.register("register_admin_menu_item", item)
hooks.register("register_settings_menu_item", menu.who_edits)
for area in search_areas.ours():
    hooks.register("register_admin_search_area", area)
for name in ("main", "settings"):
    hooks.register(f"construct_{name}_menu", menu.trim)
for viewset in snippets.VIEWSETS:
    register_snippet(viewset)

hooks.register("register_account_settings_panel", rhythms.RhythmPanel)
hooks.register("construct_admin_api", no_documents.stand_in)
hooks.register("construct_admin_api", own_pictures.stand_in, order=1)  # after Wagtail's own
hooks.register("construct_page_chooser_queryset", guarding.choosable_pages)
hooks.register("construct_page_action_menu", pages.change_actions)
hooks.register("construct_wagtail_userbar", checking.check_drafts)
hooks.register("before_publish_page", refusing.refuse_publication)
hooks.register("before_bulk_action", refusing.refuse_bulk)
hooks.register("before_copy_page", refusing.copy_as_drafts)
hooks.register("after_unpublish_page", refusing.tell_way_back)
hooks.register("before_delete_page", refusing.refuse_deletion)


@hooks.register("register_admin_viewset")
def register_articles() -> pages.ArticleViewSet:
    return pages.ArticleViewSet("articles")


@hooks.register("register_admin_urls")
def register_screens() -> list[URLPattern | URLResolver]:
    return decorate_urlpatterns([path("", include("viewpoints.desk.screens"))], editors_only)


@hooks.register("register_admin_urls", order=-1)  # before Wagtail's own view at this address
def delete_pictures() -> list[URLPattern | URLResolver]:
    return [path("images/<int:image_id>/delete/", pictures.PictureDeleteView.as_view())]


@hooks.register("construct_homepage_panels")
def fill_dashboard(request: HttpRequest, panels: list[Any]) -> None:
    recent = [panel for panel in panels if isinstance(panel, RecentEditsPanel)]
    ours = [TodayScreen()] if may_edit(request.user) else []
    panels[:] = [*ours, *recent]


@hooks.register("construct_homepage_summary_items", order=1000)  # after all who add
def count_nothing(request: HttpRequest, items: list[Any]) -> None:
    items.clear()


hooks.register("after_create_user", helping.let_in)
hooks.register("register_account_menu_item", offering.own_way_in)
hooks.register("register_user_listing_buttons", offering.her_way_in)


@hooks.register("insert_global_admin_css")
def link_css() -> SafeString:
    return format_html_join(
        "", '<link rel="stylesheet" href="{}">', ((static(one),) for one in CSS)
    )
