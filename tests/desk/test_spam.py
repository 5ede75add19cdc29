"""A button for spam on a submission and on what brought it; the way back stands where it leads."""

import pytest
from django.urls import reverse

from tests.desk import states
from tests.desk.states import said
from tests.desk.test_lists import arrival
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState
from viewpoints.letters.models import Letter
from viewpoints.submissions import editing
from viewpoints.submissions.models import Submission

pytestmark = pytest.mark.django_db


def came():
    offered = states.received()
    return offered, arrival(1, state=ArrivalState.SUBMITTED, submission=offered, subject="发票")


def test_it_is_taken_away_from_either_page_and_nobody_is_written_to(desk):
    offered, mail = came()
    press = reverse("desk:take_for_spam", args=[offered.pk])
    for page in (reverse("desk:submission", args=[offered.pk]), _page(mail)):
        assert f'action="{press}"' in desk.get(page).content.decode()
    response = desk.post(press)
    assert response.url == _page(mail)
    assert said(response) == ["It lies among the spam now. Nobody was written to."]
    assert "Not spam" in desk.get(_page(mail)).content.decode()
    assert (Submission.objects.count(), Letter.objects.count()) == (0, 0)


def test_what_was_begun_has_no_such_button_and_stays(desk):
    offered, mail = came()
    editing.start(offered, by=states.editor())
    press = reverse("desk:take_for_spam", args=[offered.pk])
    assert press not in desk.get(_page(mail)).content.decode()
    response = desk.post(press)
    assert said(response) == ["It is being edited, or holds more than spam. Nothing changed."]
    assert Arrival.objects.get().submission == offered


def test_looking_takes_nothing_away(desk):
    offered, _mail = came()
    assert desk.get(reverse("desk:take_for_spam", args=[offered.pk])).status_code == 405
    assert Submission.objects.count() == 1


def _page(mail):
    return reverse("desk:arrival", args=[mail.pk])
