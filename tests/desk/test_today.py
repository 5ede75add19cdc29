"""The dashboard: what waits for the editor, each with its next step."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.desk import states
from tests.desk.test_lists import arrival, letter
from tests.submissions.essays import editor, section, submission
from viewpoints.desk import today
from viewpoints.intake.states import ArrivalState
from viewpoints.journal.models import Actor
from viewpoints.letters.states import LetterState
from viewpoints.submissions import approval, editing, scheduling
from viewpoints.submissions.models import Asked

pytestmark = pytest.mark.django_db


def shown(desk):
    return desk.get("/desk/").content.decode()


def rows(name):
    return [(str(row["title"]), str(row["do"][0])) for row in getattr(today, name)(editor().user)]


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

    (objected,) = today.objected(editor().user)
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


def test_a_letter_that_came_back_is_shown_until_somebody_writes_from_there(desk):
    now = timezone.now()
    back = letter("退回的信", state=LetterState.BOUNCED, code="5.1.1", sent_at=now)
    old = now - timedelta(days=15)
    letter("早先退回的信", state=LetterState.BOUNCED, sent_at=old)
    assert rows("stuck_letters") == [("退回的信", reverse("desk:release", args=[back.pk]))]
    assert [row["remarks"] for row in today.stuck_letters(editor().user)] == ["5.1.1"]

    arrival(1, sender=back.to, kind="contribution", received_at=now + timedelta(minutes=1))
    assert rows("stuck_letters") == []


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
    assert (one, cost()) == (18, 18)


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


def test_what_has_a_time_or_a_tie_is_only_to_be_looked_at(desk):
    offered = states.approved()
    at = timezone.now() + timedelta(days=1)
    scheduling.plan(offered, by=states.editor(), at=at)
    (row,) = today.approved(editor().user)
    assert (row["do"][0], row["remarks"]) == (
        reverse("desk:submission", args=[offered.pk]),
        f"将在 {timezone.localtime(at):%Y-%m-%d %H:%M} 刊出。",
    )
    scheduling.cancel(offered, by=states.editor())
    offered.section.editor = offered.authors.get()
    offered.section.save()
    (row,) = today.approved(editor().user)
    assert row["remarks"] == "作者是本栏目的编辑。"


def test_who_does_not_answer_after_ten_days_is_shown(desk):
    offered = states.with_author()
    assert rows("silent") == []
    Asked.objects.update(asked_at=timezone.now() - timedelta(days=10))
    assert rows("silent") == [(offered.title, reverse("desk:submission", args=[offered.pk]))]
    assert "Authors who do not answer" in shown(desk)


def test_the_approved_and_the_silent_cost_the_same_for_one_and_for_three(desk):
    def add(number):
        for waits in (True, False):
            offered = submission(f"第{number}篇", emails=(f"a{number}{waits}@qq.com",))
            offered.section.editor = offered.authors.get()
            editing.start(offered, by=states.editor())
            asking = approval.ask(offered, by=states.editor())
            author = offered.authors.get()
            if not waits:
                approval.agree(asking, at=author.address, by=Actor.contributor(author))
        Asked.objects.update(asked_at=timezone.now() - timedelta(days=10))

    user = editor().user

    def cost():
        with CaptureQueriesContext(connection) as captured:
            list(today.approved(user))
            list(today.silent(user))
        return len(captured)

    add(1)
    one = cost()
    add(2)
    add(3)
    assert (one, cost()) == (6, 6)
