"""One letter, its links covered; and letting it leave."""

import pytest
from django.urls import reverse

from tests.desk.states import said
from tests.desk.test_lists import letter
from viewpoints.intake.models import Arrival
from viewpoints.journal.models import Event
from viewpoints.letters.addresses import mark_bounced
from viewpoints.letters.restraint import MANY
from viewpoints.letters.states import LetterState

pytestmark = pytest.mark.django_db


def test_a_letter_is_escaped_and_its_links_covered(desk):
    kept = letter("主题", body="<b>您好</b> [[link:status]] [[link:new_kind]]")
    page = desk.get(reverse("desk:letter", args=[kept.pk])).content.decode()
    assert "&lt;b&gt;您好&lt;/b&gt;" in page
    assert '<span class="desk-mark">private link: where it stands</span>' in page
    assert '<span class="desk-mark">private link</span>' in page


@pytest.mark.parametrize("state", [LetterState.FAILED, LetterState.WAITING])
def test_a_stuck_letter_is_let_go(desk, lin, state):
    kept = letter("主题", state=state, error="SMTP <refused>", attempts=6, language="en")
    address = reverse("desk:release", args=[kept.pk])
    page = desk.get(reverse("desk:letter", args=[kept.pk])).content.decode()
    assert address in page
    assert "Tried 6 times. The last time: SMTP &lt;refused&gt;" in page

    assert said(desk.post(address)) == ["The letter is on its way."]
    kept.refresh_from_db()
    assert kept.state == LetterState.SENT
    assert Event.objects.get(verb="letter.released").editor == lin


def test_a_sent_letter_is_not_sent_again(desk, mailoutbox):
    kept = letter("主题")
    address = reverse("desk:release", args=[kept.pk])
    assert address not in desk.get(reverse("desk:letter", args=[kept.pk])).content.decode()
    assert said(desk.post(address)) == ["This letter has left already."]
    assert mailoutbox == []


def test_looking_at_a_release_sends_nothing(desk):
    kept = letter("主题", state=LetterState.WAITING)
    assert desk.get(reverse("desk:release", args=[kept.pk])).status_code == 405
    kept.refresh_from_db()
    assert kept.state == LetterState.WAITING


@pytest.mark.parametrize(
    ("wanted", "given"),
    [("/desk/", "/desk/"), ("https://evil.example/", None), ("//evil.example/", None)],
)
def test_it_leads_back_to_where_it_was_clicked_and_nowhere_else(desk, wanted, given):
    kept = letter("主题", state=LetterState.WAITING)
    response = desk.post(reverse("desk:release", args=[kept.pk]), {"next": wanted})
    assert response.url == (given or reverse("desk:letter", args=[kept.pk]))


def test_a_letter_about_no_submission_has_no_link_to_one(desk):
    kept = letter("主题", about_kind="intake.arrival")
    response = desk.get(reverse("desk:letter", args=[kept.pk]))
    assert response.context["submission_url"] == ""


def test_a_letter_that_came_back_says_why_shows_the_bounce_and_may_leave_again(desk):
    kept = letter("主题", state=LetterState.BOUNCED, code="5.1.1", error="no <such> user")
    mark_bounced(kept.to)
    arrival = Arrival.objects.create(raw="a.eml", sha256="0", size=1, letter=kept)
    page = desk.get(reverse("desk:letter", args=[kept.pk])).content.decode()
    assert "The mail server said: 5.1.1 no &lt;such&gt; user" in page
    assert "Letters to this address came back, and nobody has written from there since." in page
    assert reverse("desk:arrival", args=[arrival.pk]) in page
    assert said(desk.post(reverse("desk:release", args=[kept.pk]))) == ["The letter is on its way."]


def test_a_receipt_that_was_not_sent_says_why(desk):
    kept = letter("主题", state=LetterState.WITHHELD, code=MANY)
    page = desk.get(reverse("desk:letter", args=[kept.pk])).content.decode()
    assert "Not sent: too much mail came from this address today to answer all of it." in page
    assert reverse("desk:release", args=[kept.pk]) in page
