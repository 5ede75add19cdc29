"""The list of submissions is narrowed down by words, holder and age, turned round, and kept under a name."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.submissions.essays import section, submission
from viewpoints.desk import listing
from viewpoints.desk.models import SavedView
from viewpoints.desk.views import saved_views
from viewpoints.submissions import searching
from viewpoints.submissions.models import Submission
from viewpoints.submissions.states import State

pytestmark = pytest.mark.django_db
LIST = "/desk/submissions/"


def titles(response):
    return [str(row) for row in response.context["table"].data]


def put(offered, **fields):
    Submission.objects.filter(pk=offered.pk).update(**fields)


def test_words_find_titles_in_either_script(desk):
    submission("为什么劝募这么难")
    submission("别的")
    assert titles(desk.get(LIST, {"q": "勸募"})) == ["为什么劝募这么难"]
    assert titles(desk.get(LIST, {"q": "没有的词"})) == []


def test_words_and_a_state_together(desk):
    submission("筹款的第一年")
    put(submission("筹款的第二年"), state=State.DECLINED)
    page = desk.get(LIST, {"q": "筹款", "state": "declined"})
    assert titles(page) == ["筹款的第二年"]
    assert 'name="state" value="declined"' in page.content.decode()


def test_a_search_that_has_too_many_says_so(desk, monkeypatch):
    monkeypatch.setattr(searching, "MOST", 1)
    submission("筹款一")
    submission("筹款二")
    page = desk.get(LIST, {"q": "筹款"})
    assert titles(page) == ["筹款二"]
    assert "Only the newest 1 are looked at" in page.content.decode()


def test_open_ones_are_all_that_is_not_over(desk):
    for state in State:
        put(submission(state.value), state=state)
    assert titles(desk.get(LIST, {"state": "open"})) == [
        *("approved", "with_author", "in_edit", "received", "promised"),
    ]


def test_who_has_it(desk, lin):
    put(submission("我的"), held_by=lin)
    submission("没人的")
    put(submission("别人的"), held_by=get_user_model().objects.create(username="mo"))
    assert titles(desk.get(LIST, {"held": "me"})) == ["我的"]
    assert titles(desk.get(LIST, {"held": "nobody"})) == ["没人的"]


def test_what_has_lain_for_more_than_a_week(desk):
    put(submission("旧的"), moved_at=timezone.now() - timedelta(days=8))
    submission("新的")
    assert titles(desk.get(LIST, {"age": "7"})) == ["旧的"]


def test_turned_round_the_longest_waiting_come_first_page_by_page(desk, monkeypatch):
    monkeypatch.setattr(listing, "PAGE", 2)
    for number in (1, 2, 3):
        submission(f"第{number}篇")
    first = desk.get(LIST, {"order": "oldest"})
    second = desk.get(LIST + first.context["older"])
    assert (titles(first), titles(second)) == (["第1篇", "第2篇"], ["第3篇"])


@pytest.mark.parametrize(
    "narrowed",
    [{"q": "篇"}, {"state": "open", "held": "nobody"}, {"age": "3", "order": "oldest"}],
)
def test_narrowed_down_it_costs_the_same_for_one_row_and_for_three(desk, narrowed):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            desk.get(LIST, narrowed)
        return len(captured)

    submission("第1篇")
    desk.get(LIST)
    one = queries()
    submission("第2篇")
    submission("第3篇")
    assert queries() == one


def test_a_view_is_saved_shown_and_removed(desk, lin):
    section()
    saved = desk.post(
        reverse("desk:save_view", args=["submissions"]),
        {"name": " 我手上的 ", "query": "held=me&state=open"},
    )
    assert saved.url == f"{LIST}?held=me&state=open"
    view = SavedView.objects.get(user=lin)
    assert (view.name, view.query) == ("我手上的", "held=me&state=open")
    assert f'href="?{view.query.replace("&", "&amp;")}"' in desk.get(LIST).content.decode()

    assert desk.post(reverse("desk:remove_view", args=[view.pk])).url == LIST
    assert not SavedView.objects.exists()


def test_the_same_name_is_one_view(desk):
    for query in ("held=me", "held=nobody"):
        desk.post(reverse("desk:save_view", args=["submissions"]), {"name": "看", "query": query})
    assert SavedView.objects.get().query == "held=nobody"


def test_another_editors_view_is_neither_seen_nor_removed(desk):
    other = get_user_model().objects.create_superuser("mo")
    view = SavedView.objects.create(user=other, screen="submissions", name="莫的", query="held=me")
    section()
    assert "莫的" not in desk.get(LIST).content.decode()
    assert desk.post(reverse("desk:remove_view", args=[view.pk])).status_code == 404
    assert SavedView.objects.exists()


@pytest.mark.parametrize(
    ("screen", "name"), [("submissions", "  "), ("nonsense", "看"), ("submissions", "")]
)
def test_a_view_needs_a_list_and_a_name(desk, screen, name):
    response = desk.post(reverse("desk:save_view", args=[screen]), {"name": name, "query": "a=b"})
    assert (response.status_code, SavedView.objects.count()) == (400, 0)


def test_there_is_an_end_to_what_can_be_saved(desk, lin, monkeypatch):
    monkeypatch.setattr(saved_views, "MOST", 1)
    for name in ("一", "二"):
        desk.post(reverse("desk:save_view", args=["submissions"]), {"name": name, "query": ""})
    assert [one.name for one in lin.saved_views.all()] == ["一"]


def test_hostile_words_and_names_are_escaped(desk, lin):
    section()
    SavedView.objects.create(
        user=lin, screen="submissions", name="<b>看</b>", query='x="><script>alert(1)</script>'
    )
    page = desk.get(LIST, {"q": '"><script>alert(2)</script>'}).content.decode()
    assert "<script>alert" not in page
    assert "<b>看" not in page


def test_nothing_is_saved_by_looking(lin):
    client = Client()
    client.force_login(lin)
    assert client.get(reverse("desk:save_view", args=["submissions"])).status_code == 405
