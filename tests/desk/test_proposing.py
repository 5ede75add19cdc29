"""Who may have written it is offered on the submission's page, and added with a click."""

import pytest
from django.urls import reverse

from tests.intake.chinese_mails import OTHER_WORDS, essay, mail
from tests.submissions.essays import editor, section, submission
from viewpoints.desk import proposing
from viewpoints.intake import belonging, receiving
from viewpoints.submissions import bylines
from viewpoints.submissions.models import Submission

pytestmark = pytest.mark.django_db


def arrive(data: bytes) -> None:
    section()
    receiving.receive(data, envelope_to=["ngo@viewpoints.example"])


def test_the_byline_that_was_wished_for_stands_among_the_facts(desk):
    offered = submission()
    page = reverse("desk:submission", args=[offered.pk])
    assert "Byline wished for" not in desk.get(page).content.decode()
    bylines.wish(offered, at=offered.sender, by=editor(), byline="小满", affiliation="")
    assert "<dt>Byline wished for</dt><dd>小满</dd>" in desk.get(page).content.decode()


def test_a_name_that_no_author_has_is_offered_with_a_way_to_add_her(desk):
    arrive(mail("请审阅。", files=(("文章.docx", essay(byline="文/山月")),)))
    submission = Submission.objects.get()

    page = desk.get(reverse("desk:submission", args=[submission.pk])).content.decode()
    add = f"{reverse('desk:authors', args=[submission.pk])}?name=%E5%B1%B1%E6%9C%88"

    assert proposing.proposed(submission, belonging.arrivals_of([submission])) == ["山月"]
    assert f'href="{add}#new"' in page
    assert 'value="山月"' in desk.get(add).content.decode()


def test_the_mail_that_brought_two_essays_is_shown_with_both():
    files = (
        ("一.docx", essay(times=3)),
        ("二.docx", essay("别挂电话", words=OTHER_WORDS, times=3)),
    )
    arrive(mail(files=files))
    first, second = Submission.objects.order_by("pk")

    (arrival,) = belonging.arrivals_of([second])
    assert list(belonging.arrivals_of([first])) == [arrival]
    assert belonging.submissions_of(arrival) == [first, second]


def test_starting_on_a_letter_makes_its_sender_an_author_by_the_name_in_her_mail(desk):
    arrive(mail("请问投稿有稿费吗？", subject="请教"))
    submission = Submission.objects.get()

    page = desk.get(reverse("desk:submission", args=[submission.pk])).content.decode()
    assert "Nobody yet. When editing starts, the sender becomes its author." in page
    desk.post(reverse("desk:start", args=[submission.pk]))

    assert [one.name for one in submission.authors.all()] == ["林晓"]
