"""The dashboard: what waits for the editor, each with its next step."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.desk import states
from tests.desk.test_lists import arrival, letter
from tests.submissions.essays import editor, section, submission
from viewpoints.articles.models import Section
from viewpoints.desk.rights import Reader
from viewpoints.desk.today import answers, came, failed, going_out, groups, overdue
from viewpoints.desk.today.rows import SHOWN
from viewpoints.intake.models import Attachment
from viewpoints.intake.states import ArrivalState
from viewpoints.journal.models import Actor
from viewpoints.letters.states import LetterState
from viewpoints.submissions import approval, editing, scheduling
from viewpoints.submissions.models import (
    Asked,
    OfferedEssay,
    OfferedPicture,
    Outcome,
    Promise,
    Schedule,
    Submission,
)

pytestmark = pytest.mark.django_db


def shown(desk):
    return desk.get("/desk/").content.decode()


def rows(list_):
    return [(row.title, row.step.url, row.step.at_once) for row in list_(editor().user)]


def days_ago(number):
    return timezone.now() - dt.timedelta(days=number)


def aged(offered, number):
    Submission.objects.filter(pk=offered.pk).update(moved_at=days_ago(number))
    return offered


def page_of(offered):
    return reverse("desk:submission", args=[offered.pk])


def test_a_new_submission_is_one_click_from_being_edited(desk):
    offered = states.received()
    start = reverse("desk:start", args=[offered.pk])
    assert rows(came.received) == [(offered.title, start, True)]
    assert f'action="{start}"' in shown(desk)


def test_what_nobody_began_for_three_days_is_overdue_and_no_longer_new():
    offered = aged(states.received(), 3)
    start = reverse("desk:start", args=[offered.pk])
    assert (rows(came.received), rows(overdue.unbegun)) == ([], [(offered.title, start, True)])


def test_an_approved_one_is_published_from_its_page_and_not_by_one_tap_on_a_list():
    offered = states.approved()
    (row,) = answers.approved(editor().user)
    assert (str(row.step.label), row.step.url, row.step.at_once) == (
        "刊出",
        page_of(offered),
        False,
    )


def test_what_is_tied_to_its_editor_is_only_to_be_looked_at():
    offered = states.approved()
    offered.section.editor = offered.authors.get()
    offered.section.save()
    assert rows(answers.approved) == [(offered.title, page_of(offered), False)]


def test_an_objection_stands_with_its_words_apart_from_the_rest_in_edit(desk):
    plain = states.in_edit()
    offered = submission("另一篇")
    editing.start(offered, by=states.editor())
    asking = approval.ask(offered, by=states.editor())
    author = offered.authors.get()
    remarks = "第二段<不>对。"
    approval.object_to(asking, at=author.address, by=Actor.contributor(author), remarks=remarks)

    (objected,) = answers.objected(editor().user)
    assert (objected.title, objected.quoted) == ("另一篇", remarks)
    edit = reverse("wagtailadmin_pages:edit", args=[plain.article_id])
    assert rows(overdue.in_edit) == [(plain.title, edit, False)]
    assert "第二段&lt;不&gt;对。" in shown(desk)


def test_what_lies_in_edit_untouched_for_two_weeks_is_overdue():
    offered = aged(states.in_edit(), 14)
    assert (rows(overdue.untouched), len(rows(overdue.in_edit))) == ([], 1)
    offered.article.latest_revision_created_at = days_ago(14)
    offered.article.save(update_fields=["latest_revision_created_at"])
    assert (len(rows(overdue.untouched)), rows(overdue.in_edit)) == (1, [])


def test_what_came_later_waits_until_it_is_settled_of_printed_essays_too():
    offered = states.published()
    newer = OfferedEssay.objects.create(submission=offered, title="新稿")
    OfferedPicture.objects.create(
        submission=offered, sha256="0", width=1, height=1, came_at=timezone.now()
    )
    expected = (offered.title, page_of(offered), False)
    assert rows(answers.later) == [expected, expected]
    newer.settled_at = timezone.now()
    newer.save()
    assert rows(answers.later) == [expected]


def test_who_does_not_answer_after_ten_days_is_overdue():
    offered = states.with_author()
    assert rows(overdue.silent) == []
    aged(offered, 10)
    Asked.objects.update(asked_at=days_ago(10))
    assert rows(overdue.silent) == [(offered.title, page_of(offered), False)]


def test_a_promised_essay_is_overdue_from_its_day_until_it_comes():
    offered = states.promised()
    today = timezone.localdate()
    promise = Promise.objects.create(submission=offered, due_on=today + dt.timedelta(days=1))
    assert rows(overdue.promised) == []
    Promise.objects.update(due_on=today)
    assert rows(overdue.promised) == [(offered.title, page_of(offered), False)]
    promise.kept_at = timezone.now()
    promise.save(update_fields=["kept_at"])
    assert rows(overdue.promised) == []


def test_what_has_a_time_goes_out_and_is_not_among_what_can_be_published():
    offered = states.approved()
    scheduling.plan(offered, by=editor(), at=timezone.now() + dt.timedelta(days=1))
    again = reverse("desk:schedule", args=[offered.pk])
    assert rows(going_out.planned) == [(offered.title, again, False)]
    assert rows(answers.approved) == []


def test_what_was_refused_at_its_time_says_why_until_another_is_set():
    offered = states.approved()
    at = timezone.now() + dt.timedelta(hours=1)
    scheduling.plan(offered, by=editor(), at=at)
    ended = {"outcome": Outcome.REFUSED, "why": "改过", "ended_at": timezone.now()}
    Schedule.objects.update(**ended)
    (row,) = failed.unpublished(editor().user)
    assert (row.title, row.note, rows(answers.approved)) == (offered.title, "改过", [])
    scheduling.plan(offered, by=editor(), at=at)
    assert rows(failed.unpublished) == []


def test_letters_that_failed_can_be_sent_again_and_those_that_wait_read_first():
    section()
    broken = letter("寄不出的信", state=LetterState.FAILED)
    waits = letter("待发的信", state=LetterState.WAITING)
    letter("寄出的信")
    release = reverse("desk:release", args=[broken.pk])
    assert rows(failed.undelivered) == [("寄不出的信", release, True)]
    assert rows(going_out.letters) == [("待发的信", reverse("desk:letter", args=[waits.pk]), False)]


def test_a_letter_that_came_back_is_shown_until_somebody_writes_from_there():
    now = timezone.now()
    back = letter("退回的信", state=LetterState.BOUNCED, code="5.1.1", sent_at=now)
    letter("早先退回的信", state=LetterState.BOUNCED, sent_at=days_ago(15))
    assert [(row.title, row.note) for row in failed.undelivered(editor().user)] == [
        ("退回的信", "5.1.1")
    ]
    later = now + dt.timedelta(minutes=1)
    arrival(1, sender=back.to, kind="contribution", received_at=later)
    assert rows(failed.undelivered) == []


def test_what_could_not_be_read_is_shown_of_mail_and_of_documents():
    odd = arrival(1, state=ArrivalState.UNREADABLE, subject="乱码")
    arrival(2, state=ArrivalState.SPAM, subject="广告")
    offered = states.received()
    came_ = arrival(3, state=ArrivalState.SUBMITTED, submission=offered)
    assert rows(failed.odd) == [("乱码", reverse("desk:arrival", args=[odd.pk]), False)]
    assert rows(failed.unread) == []
    came_.notes = ["lost_only_text: a.doc"]
    came_.save()
    assert rows(failed.unread) == [(offered.title, page_of(offered), False)]
    came_.notes = []
    came_.save()
    Attachment.objects.create(arrival=came_, type="a/b", size=1, sha256="", error="password")
    (row,) = failed.unread(editor().user)
    assert str(row.note) == "文件设了密码。"


def test_mine_come_before_what_others_have():
    lin, wang = editor("lin").user, editor("wang").user
    for number, holder in enumerate([lin, wang, None, lin]):
        one = submission(f"第{number}篇", emails=(f"a{number}@qq.com",))
        Submission.objects.filter(pk=one.pk).update(held_by=holder)
    assert [row.title for row in came.received(lin)] == ["第3篇", "第0篇", "第2篇", "第1篇"]


def test_what_is_of_another_section_is_not_hers():
    offered = states.received()
    home = offered.section.get_parent()
    other = home.add_child(instance=Section(title="来信", slug="lai-xin"))
    assert [row.title for row in came.received(Reader((offered.section_id,)))] == [offered.title]
    assert list(came.received(Reader((other.pk,)))) == []


def test_one_line_says_it_in_numbers():
    for number in range(3):
        submission(f"第{number}篇", emails=(f"a{number}@qq.com",))
    letter("寄不出的信", state=LetterState.FAILED)
    tomorrow = timezone.localtime() + dt.timedelta(days=1)
    at = tomorrow.replace(hour=8, minute=0)
    scheduling.plan(states.approved(), by=editor(), at=at)
    assert groups.look(editor().user).line == "3篇等您，1件事出了问题，明天8:00刊出1篇"


def test_when_nothing_waits_it_says_so(desk):
    states.published()
    states.withdrawn()
    assert "Nothing waits for you." in shown(desk)


def test_more_than_it_shows_is_a_click_away_and_said(desk):
    for number in range(SHOWN + 2):
        submission(f"第{number}篇", emails=(f"a{number}@qq.com",))
    page = shown(desk)
    assert page.count("desk-today__row") == SHOWN
    assert "See all" in page
    assert "8+ essays wait for you" in page


def test_it_costs_the_same_for_one_and_for_three_of_everything(desk):
    def add(number):
        new = submission(f"新{number}", emails=(f"n{number}@qq.com",))
        arrival(f"s{number}", state=ArrivalState.SUBMITTED, submission=new)
        OfferedEssay.objects.create(submission=new, title="新稿")
        aged(submission(f"旧{number}", emails=(f"o{number}@qq.com",)), 5)
        for waits in (True, False):
            offered = submission(f"第{number}篇", emails=(f"a{number}{waits}@qq.com",))
            editing.start(offered, by=editor())
            asking = approval.ask(offered, by=editor())
            author = offered.authors.get()
            if not waits:
                approval.agree(asking, at=author.address, by=Actor.contributor(author))
            aged(offered, 10)
        Asked.objects.update(asked_at=days_ago(10))
        letter("信", state=LetterState.FAILED)
        letter("信", state=LetterState.WAITING)
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
    assert (one, cost()) == (42, 42)
