"""The menu: what came first, and nothing that nobody uses."""

import pytest

from tests.submissions.essays import section

pytestmark = pytest.mark.django_db


def test_the_menu_begins_with_what_came_and_has_no_workflows(desk, lin, rf):
    from wagtail.admin.menu import admin_menu, settings_menu

    section()
    request = rf.get("/desk/")
    request.user = lin
    main = sorted(admin_menu.menu_items_for_request(request), key=lambda item: item.order)
    assert [item.name for item in main] == [
        "submissions",
        "calendar",
        "arrivals",
        "letters",
        "erasures",
        "explorer",
        "images",
        "authors",
        "organizations",
        "claims",
        "series",
        "settings",
    ]
    names = {item.name for item in settings_menu.menu_items_for_request(request)}
    assert not names & {"collections", "workflows", "workflow-tasks"}
