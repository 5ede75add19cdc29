"""Who sent it is said where nobody is known as its author yet."""

import pytest
from django.urls import reverse

from tests.desk.test_lists import arrival
from tests.submissions.essays import editor, submission
from viewpoints.desk.senders import called
from viewpoints.desk.today import came
from viewpoints.intake.states import ArrivalState
from viewpoints.submissions.models import Submission

pytestmark = pytest.mark.django_db


def authorless(title="请问还收稿吗", name="王坏"):
    offered = submission(title, emails=("wang@qq.com",))
    offered.authors.clear()
    arrival(
        title,
        state=ArrivalState.SUBMITTED,
        submission=offered,
        sender=offered.sender,
        sender_name=name,
    )
    arrival(f"later {title}", submission=offered, sender=offered.sender, sender_name="别人")
    return offered


def test_today_names_the_sender_and_not_the_title_once_more():
    authorless()
    assert [row.about for row in came.received(editor().user)] == ["王坏"]


def test_a_sender_without_a_name_is_named_by_her_address():
    rows = [authorless(name=""), submission("另一篇", emails=("lin@qq.com",))]
    rows[0].arrivals.update(sender_name="")
    assert list(called(rows).values()) == ["wang@qq.com", str(rows[1].authors.get())]


def test_the_list_names_the_sender_where_it_has_no_author(desk):
    authorless()
    assert "王坏" in desk.get(reverse("desk:submissions")).content.decode()


def test_the_page_has_the_senders_name_with_the_address(desk):
    offered = authorless()
    page = desk.get(reverse("desk:submission", args=[offered.pk])).content.decode()
    assert '<dd>王坏<div class="w-help-text">wang@qq.com</div></dd>' in page


def test_nobody_is_asked_for_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert called(Submission.objects.none()) == {}
