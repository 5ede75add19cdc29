"""An approved text is published at the time an editor set: once, whatever came between."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, OperationalError
from django.utils import timezone

from tests.submissions.essays import editor, rewrite, section, submission
from viewpoints.articles.models import Article
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Letter
from viewpoints.people.finding import contributor_at
from viewpoints.submissions import (
    approval,
    declining,
    editing,
    own_essays,
    publication,
    schedules,
    scheduling,
    taking_back,
)
from viewpoints.submissions.guard import NotPermitted
from viewpoints.submissions.models import Outcome, Schedule, Submission, Yes
from viewpoints.submissions.states import MoveRefused, State

pytestmark = pytest.mark.django_db
SOON = timedelta(hours=1)


def approved(title="志愿者也要吃饭", email="lin@qq.com"):
    offered = submission(title, emails=(email,))
    editing.start(offered, by=editor())
    asking = approval.ask(offered, by=editor())
    author = approval.asked(offered)[0]
    approval.agree(asking, at=author.address, by=Actor.contributor(author))
    offered.refresh_from_db()
    return offered


def planned(offered=None, *, late=timedelta(seconds=1)):
    """Give a schedule that is due since ``late``."""
    one = scheduling.plan(offered or approved(), by=editor(), at=timezone.now() + SOON)
    Schedule.objects.filter(pk=one.pk).update(at=timezone.now() - late)
    one.refresh_from_db()
    return one


@pytest.fixture(autouse=True)
def section_editor(db):
    """The section's editor, who gets letters."""
    one = section()
    one.editor = contributor_at(address("jian@viewpoints.example"), name="简一苇")
    one.save()
    return one.editor


def told():
    """Give the subjects of the letters to the editor about times, oldest first."""
    letters = Letter.objects.filter(template="for_editor_refused").order_by("pk")
    return [one.subject.partition("：")[0] for one in letters if "刊出" in one.subject]


def outcome(schedule):
    schedule.refresh_from_db()
    return schedule.outcome


def test_what_is_due_is_published_in_the_name_of_who_set_the_time():
    one = planned()

    assert scheduling.catch_up() == 1

    assert outcome(one) == Outcome.PUBLISHED
    assert Submission.objects.get().state == State.PUBLISHED
    assert Article.objects.get().live
    assert told() == []
    last = recording.story(one.submission).last()
    assert (last.verb, last.actor_kind, last.actor_key, last.editor) == (
        "submission.published",
        "machine",
        "schedule",
        editor().user,
    )


def test_what_is_not_due_waits():
    one = scheduling.plan(approved(), by=editor(), at=timezone.now() + SOON)

    scheduling.publish_planned.func(one.pk)

    assert scheduling.catch_up() == 0
    assert schedules.planned(one.submission) == one


def test_it_is_published_once_though_task_and_worker_come_together():
    one = planned()
    same = Schedule.objects.get(pk=one.pk)

    scheduling.carry_out(one)
    scheduling.carry_out(same)
    scheduling.publish_planned.func(one.pk)

    assert Letter.objects.filter(template="published").count() == 1
    assert told() == []
    assert outcome(one) == Outcome.PUBLISHED


@pytest.mark.parametrize(
    ("minutes", "letters"), [(4, []), (6, ["刊出了，但晚了：《志愿者也要吃饭》"])]
)
def test_more_than_five_minutes_late_is_told_at_once(minutes, letters):
    one = planned(late=timedelta(minutes=minutes))

    scheduling.carry_out(one)

    late = Letter.objects.filter(template="for_editor_published_late")
    assert [letter.subject for letter in late] == letters


@pytest.mark.parametrize(
    ("refusal", "why"),
    [
        (NotPermitted("x"), "作者同意以后，文字又有改动，要再请作者过目。"),
        (MoveRefused("in_edit", "published"), "它已经不是“已同意”的状态。"),
        (own_essays.NeedsAnother("x"), "排定时间的人是作者本人，或与作者同一机构。"),
        (ValidationError("网址重复"), "网址重复"),
        (IntegrityError("gate"), "出了故障，请手工刊出，并告诉管理员：IntegrityError"),
        (RuntimeError("!"), "出了故障，请手工刊出，并告诉管理员：RuntimeError"),
    ],
)
def test_a_refusal_tells_the_editor_why_and_the_next_goes_on(monkeypatch, refusal, why):
    first, second = planned(), planned(approved("另一篇", "wang@qq.com"))
    publish = publication.publish

    def one_refused(offered, *, by):
        if offered.title == "另一篇":
            return publish(offered, by=by)
        raise refusal

    monkeypatch.setattr(publication, "publish", one_refused)
    scheduling.catch_up()

    assert (outcome(first), first.why) == (Outcome.REFUSED, why)
    assert outcome(second) == Outcome.PUBLISHED
    assert told() == ["没能按时刊出"]
    assert why in Letter.objects.filter(subject__startswith="没能").get().body
    assert Submission.objects.get(pk=first.submission_id).state == State.APPROVED


def test_a_database_that_cannot_be_written_to_is_no_refusal(monkeypatch):
    one = planned()

    def locked(*_args, **_kwargs):
        raise OperationalError("database is locked")

    monkeypatch.setattr(publication, "publish", locked)
    scheduling.catch_up()

    assert outcome(one) == ""
    assert scheduling.overdue() == [one]


def test_a_draft_changed_after_the_yes_is_refused_at_its_time():
    one = planned()
    rewrite(one.submission.article, summary="作者没有看过的摘要")

    scheduling.catch_up()

    assert outcome(one) == Outcome.REFUSED
    assert not Article.objects.get().live


def test_only_an_approved_text_that_is_ready_is_planned_and_only_ahead():
    offered = submission()
    editing.start(offered, by=editor())
    with pytest.raises(MoveRefused):
        scheduling.plan(offered, by=editor(), at=timezone.now() + SOON)

    ready = approved("另一篇", "wang@qq.com")
    with pytest.raises(scheduling.InThePast):
        scheduling.plan(ready, by=editor(), at=timezone.now())
    rewrite(ready.article, summary="作者没有看过的摘要")
    with pytest.raises(NotPermitted, match="另一篇"):
        scheduling.plan(ready, by=editor(), at=timezone.now() + SOON)
    assert not Schedule.objects.exists()


def test_who_wrote_it_cannot_set_its_time():
    offered = approved()
    user = editor("lin").user
    user.email = "Lin@qq.com"
    with pytest.raises(own_essays.NeedsAnother):
        scheduling.plan(offered, by=Actor.editor(user), at=timezone.now() + SOON)


def test_another_time_cancels_the_former():
    offered = approved()
    first = scheduling.plan(offered, by=editor(), at=timezone.now() + SOON)
    second = scheduling.plan(offered, by=editor(), at=timezone.now() + 2 * SOON)

    assert outcome(first) == Outcome.CANCELLED
    assert schedules.planned(offered) == second


def test_it_is_cancelled_and_stays_approved():
    offered = approved()
    scheduling.plan(offered, by=editor(), at=timezone.now() + SOON)

    assert scheduling.cancel(offered, by=editor())
    assert not scheduling.cancel(offered, by=editor())

    assert schedules.planned(offered) is None
    assert offered.state == State.APPROVED
    verbs = [event.verb for event in recording.story(offered)]
    assert verbs[-2:] == ["submission.scheduled", "submission.schedule_cancelled"]


@pytest.mark.parametrize(
    "verb",
    [
        lambda one: approval.take_back(one, by=editor()),
        lambda one: approval.ask(one, by=editor()),
        lambda one: taking_back.take_back_yes(Yes.objects.get(), by=editor()),
        lambda one: declining.withdraw(one, by=editor()),
        lambda one: publication.publish(one, by=editor()),
        lambda one: publication.override(one, by=editor(), reason="急需刊出这一篇"),
    ],
)
def test_whatever_takes_it_out_of_approved_cancels_it(verb):
    one = planned()

    verb(Submission.objects.get())

    assert outcome(one) == Outcome.CANCELLED
    assert scheduling.catch_up() == 0


def test_a_time_is_a_task_of_the_worker(settings, django_capture_on_commit_callbacks):
    from django_tasks_db.models import DBTaskResult

    database = {"BACKEND": "django_tasks_db.DatabaseBackend"}
    settings.TASKS = dict.fromkeys(settings.TASKS, database)
    at = timezone.now() + SOON
    offered = approved()
    with django_capture_on_commit_callbacks(execute=True):
        one = scheduling.plan(offered, by=editor(), at=at)

    task = DBTaskResult.objects.filter(task_path__endswith="publish_planned").get()
    assert (task.run_after, task.args_kwargs["args"]) == (at, [one.pk])
