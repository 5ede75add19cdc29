"""What an author wrote: on Today until it is seen or its submission moves on, and in the thread."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.desk import states
from tests.desk.test_lists import arrival
from tests.submissions.essays import editor
from viewpoints.desk.today import answers
from viewpoints.intake.states import ArrivalState
from viewpoints.journal.models import Event
from viewpoints.letters.addresses import address
from viewpoints.submissions import approval
from viewpoints.submissions.models import Submission

pytestmark = pytest.mark.django_db


def wrote():
    return [(row.title, row.step.url, row.about) for row in answers.wrote(editor().user)]


def answered(offered, **fields):
    """Let its author write about a submission that moved a day ago."""
    moved_at = timezone.now() - dt.timedelta(days=1)
    Submission.objects.filter(pk=offered.pk).update(moved_at=moved_at)
    return arrival(1, state=ArrivalState.ANSWERED, submission=offered, text="多谢", **fields)


def place(offered, came):
    return reverse("desk:submission", args=[offered.pk]) + f"#arrival-{came.pk}"


def test_it_stands_on_today_until_the_submission_moves_on():
    offered = states.with_author()
    came = answered(offered, sender_name="林晓", sender=address("lin@qq.com"))
    assert wrote() == [(offered.title, place(offered, came), "林晓")]
    offered.refresh_from_db()
    approval.take_back(offered, by=editor())
    assert wrote() == []


def test_a_promised_essays_author_is_heard_too():
    offered = states.promised()
    came = answered(offered, sender=address("zhou@qq.com"))
    assert wrote() == [(offered.title, place(offered, came), "zhou@qq.com")]


def test_it_is_done_with_by_one_press_that_the_journal_keeps_once(desk, lin):
    offered = states.with_author()
    came = answered(offered)
    page = desk.get(reverse("desk:submission", args=[offered.pk])).content.decode()
    assert f'<li id="arrival-{came.pk}"' in page
    see = reverse("desk:see_arrival", args=[came.pk])
    assert f'action="{see}"' in page
    for _press in range(2):
        assert desk.post(see).url == reverse("desk:submission", args=[offered.pk])
    assert wrote() == []
    assert [event.editor for event in Event.objects.filter(verb="arrival.seen")] == [lin]
    assert see not in desk.get(reverse("desk:submission", args=[offered.pk])).content.decode()


def test_looking_alone_does_not_make_it_seen(desk):
    came = answered(states.with_author())
    assert desk.get(reverse("desk:see_arrival", args=[came.pk])).status_code == 405
    assert len(wrote()) == 1


def test_of_the_thread_only_what_came_last_is_unfolded_and_no_letter_of_ours(desk):
    offered = states.with_author()
    came = [
        arrival(
            f"old{days}",
            state=ArrivalState.ANSWERED,
            submission=offered,
            text="好",
            received_at=timezone.now() - dt.timedelta(days=days),
        )
        for days in (3, 2)
    ]
    thread = desk.get(reverse("desk:submission", args=[offered.pk])).context["thread"]
    assert thread[-1].letter.template == "asking"
    assert [piece.arrival for piece in thread if piece.open] == [came[1]]
