"""The dashboard: what waits for the editor, each with its next step."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.desk import states
from tests.desk.test_lists import arrival, letter
from tests.submissions.essays import section, submission
from viewpoints.desk import today
from viewpoints.intake.states import ArrivalState
from viewpoints.journal.models import Actor
from viewpoints.letters.states import LetterState
from viewpoints.submissions import approval, editing

pytestmark = pytest.mark.django_db


def shown(desk):
    return desk.get("/desk/").content.decode()


def rows(name):
    return [(str(row["title"]), str(row["do"][0])) for row in getattr(today, name)()]


def test_a_new_submission_is_one_click_from_being_edited(desk):
    offered = states.received()
    assert rows("received") == [(offered.title, reverse("desk:start", args=[offered.pk]))]
    assert offered.title in shown(desk)


def test_an_approved_one_is_one_click_from_being_published(desk):
    offered = states.approved()
    assert rows("approved") == [(offered.title, reverse("desk:publish", args=[offered.pk]))]


def test_an_objection_stands_apart_from_the_rest_in_edit(desk):
    plain = states.in_edit()
    offered = submission("另一篇")
    editing.start(offered, by=states.editor())
    asking = approval.ask(offered, by=states.editor())
    author = offered.authors.get()
    remarks = "第二段<不>对。"
    approval.object_to(asking, at=author.address, by=Actor.contributor(author), remarks=remarks)

    (objected,) = today.objected()
    assert (objected["title"], objected["remarks"]) == ("另一篇", remarks)
    edit = reverse("wagtailadmin_pages:edit", args=[plain.article_id])
    assert rows("in_edit") == [(plain.title, edit)]
    assert "第二段&lt;不&gt;对。" in shown(desk)


def test_failed_letters_and_odd_arrivals_are_shown(desk):
    section()
    failed = letter("寄不出的信", state=LetterState.FAILED)
    letter("寄出的信")
    odd = arrival(1, state=ArrivalState.UNREADABLE, subject="乱码")
    arrival(2, state=ArrivalState.SPAM, subject="广告")
    assert rows("stuck_letters") == [("寄不出的信", reverse("desk:release", args=[failed.pk]))]
    assert rows("odd_arrivals") == [("乱码", reverse("desk:arrival", args=[odd.pk]))]


def test_when_nothing_waits_it_says_so(desk):
    states.published()
    states.withdrawn()
    assert "Nothing waits for you." in shown(desk)


def test_something_waiting_is_not_nothing(desk):
    states.received()
    assert "Nothing waits for you." not in shown(desk)


def test_it_costs_the_same_for_one_and_for_three_of_everything(desk):
    def add(number):
        submission(f"第{number}篇", emails=(f"a{number}@qq.com",))
        letter("信", state=LetterState.FAILED)
        arrival(number, state=ArrivalState.UNREADABLE)

    def cost():
        with CaptureQueriesContext(connection) as captured:
            shown(desk)
        return len(captured)

    add(1)
    shown(desk)
    one = cost()
    add(2)
    add(3)
    assert (one, cost()) == (16, 16)


def test_more_than_it_shows_is_a_click_away(desk):
    for number in range(today.SHOWN + 2):
        submission(f"第{number}篇", emails=(f"a{number}@qq.com",))
    page = shown(desk)
    assert page.count("desk-today__row") == today.SHOWN
    assert "See all" in page


def test_the_menu_begins_with_what_came_and_has_no_workflows(desk, lin, rf):
    from wagtail.admin.menu import admin_menu, settings_menu

    section()
    request = rf.get("/desk/")
    request.user = lin
    main = sorted(admin_menu.menu_items_for_request(request), key=lambda item: item.order)
    assert [item.name for item in main] == [
        "submissions",
        "arrivals",
        "letters",
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
