"""The time at which it is published: set on a screen in the site's own time, put off, cancelled."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.desk import states
from tests.desk.states import said
from tests.submissions.essays import rewrite
from viewpoints.submissions import schedules
from viewpoints.submissions.models import Outcome, Schedule

pytestmark = pytest.mark.django_db
NINE = {"day": "2099-01-01", "time": "09:00"}


def url(name, submission):
    return reverse(f"desk:{name}", args=[submission.pk])


def page(desk, submission):
    return desk.get(url("submission", submission)).content.decode()


def test_the_screen_proposes_tomorrow_morning_in_the_sites_own_time(desk, settings):
    settings.TIME_ZONE = "Asia/Shanghai"
    screen = desk.get(url("schedule", states.approved())).content.decode()
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    assert f'value="{tomorrow:%Y-%m-%d}"' in screen
    assert 'value="09:00"' in screen
    assert "those of the site (Beijing time)" in screen


def test_a_time_is_set_shown_put_off_and_cancelled(desk, lin):
    offered = states.approved()
    response = desk.post(url("schedule", offered), NINE)
    assert said(response) == ["It will be published on 2099-01-01 09:00."]
    one = schedules.planned(offered)
    assert timezone.localtime(one.at) == dt.datetime(
        2099, 1, 1, 9, tzinfo=timezone.get_default_timezone()
    )
    shown = page(desk, offered)
    assert "It will be published on 2099-01-01 09:00." in shown
    assert "Set by Xiao Lin" in shown
    assert "Another time" in shown
    assert 'value="2099-01-01"' in desk.get(url("schedule", offered)).content.decode()

    desk.post(url("schedule", offered), {"day": "2099-02-01", "time": "10:30"})
    assert Schedule.objects.get(pk=one.pk).outcome == Outcome.CANCELLED
    response = desk.post(url("cancel_schedule", offered))
    assert said(response)[-1] == "Cancelled. Nothing is published until you say so."
    assert schedules.planned(offered) is None
    again = desk.post(url("cancel_schedule", offered))
    assert said(again)[-1] == "There is no time set any more: please look what happened."


@pytest.mark.parametrize(
    "wrong",
    [
        {"day": "2001-01-01", "time": "09:00"},
        {"day": "", "time": "09:00"},
        {"day": "x", "time": ""},
    ],
)
def test_a_time_that_is_over_or_none_is_asked_for_again(desk, wrong):
    offered = states.approved()
    response = desk.post(url("schedule", offered), wrong)
    assert response.status_code == 200
    shown = response.content.decode()
    assert "That time is over." in shown or "error-message" in shown
    assert not Schedule.objects.exists()


def test_a_changed_text_gets_no_time(desk):
    offered = states.approved()
    rewrite(offered.article, summary="编辑又加了一句。")
    assert said(desk.post(url("schedule", offered), NINE)) == [
        "“志愿者也要吃饭” was changed after its author agreed. Ask again."
    ]


def test_why_it_was_not_published_is_shown(desk):
    offered = states.approved()
    offered.schedules.create(
        text=offered.askings.get().text,
        at=timezone.now(),
        ended_at=timezone.now(),
        outcome=Outcome.REFUSED,
        why="网址重复",
    )
    assert "网址重复" in page(desk, offered)
