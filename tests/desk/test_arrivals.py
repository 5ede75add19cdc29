"""One arrival: what it said, what was odd, what it became; and reading it again."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from tests.desk.states import said
from tests.desk.test_submission_page import HOSTILE, offered, secret
from tests.intake.test_reading_again import JAPANESE, garbled
from tests.submissions.essays import section
from viewpoints.intake import raw
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState
from viewpoints.journal.models import Event
from viewpoints.letters.models import Letter
from viewpoints.privacy.retention import kept_until

pytestmark = pytest.mark.django_db
MAIL = b"From: lin@qq.com\r\nTo: ngo@viewpoints.example\r\nSubject: hi\r\n\r\nA text of my own.\r\n"


def kept(**fields):
    return Arrival.objects.create(
        **{"raw": raw.write(MAIL), "sha256": "0" * 64, "size": 1, **fields}
    )


def shown(desk, arrival):
    return desk.get(reverse("desk:arrival", args=[arrival.pk])).content.decode()


def test_everything_a_stranger_wrote_is_escaped(desk):
    arrival = kept(
        subject=HOSTILE,
        full_text=HOSTILE,
        sender_name=HOSTILE,
        envelope_from=HOSTILE,
        envelope_to=[HOSTILE],
        message_id=HOSTILE,
        notes=[HOSTILE],
    )
    assert HOSTILE not in shown(desk, arrival)


def test_a_quoted_private_link_is_covered(desk):
    ours = secret()
    page = shown(desk, kept(full_text=f"> /contribute/text/{ours.upper()}/", subject=ours))
    assert ours not in page.lower()
    assert "/contribute/text/••••••/" in page


def test_what_was_odd_is_said_in_words(desk):
    page = shown(desk, kept(notes=["no_sender", "from_the_future"]))
    assert "It names no sender." in page
    assert "from_the_future" in page


def test_whether_it_counted_as_a_yes_is_said_apart_from_what_is_odd(desk):
    page = shown(desk, kept(notes=["not_the_phrase"]))
    assert "Not taken for a yes: it says more or other than that she agrees." in page
    assert "What is odd about it" not in page


def test_the_submission_it_became_is_a_click_away(desk):
    submission = offered("标题")
    arrival = kept(submission=submission, state=ArrivalState.SUBMITTED)
    page = shown(desk, arrival)
    assert reverse("desk:submission", args=[submission.pk]) in page
    assert "Reading it again renews the essay of its submission." in page


def test_an_unreadable_arrival_is_read_again(desk, lin):
    section()
    arrival = kept(state=ArrivalState.UNREADABLE)
    address = reverse("desk:read_again", args=[arrival.pk])
    assert address in shown(desk, arrival)

    response = desk.post(address)
    arrival.refresh_from_db()
    assert said(response) == ["It is being read again. Look in a moment."]
    assert (arrival.state, arrival.submission.title) == (ArrivalState.SUBMITTED, "hi")
    assert Event.objects.get(verb="arrival.read_again").editor == lin


def test_what_waits_for_its_first_reading_is_not_read_again(desk):
    arrival = kept()
    assert reverse("desk:read_again", args=[arrival.pk]) not in shown(desk, arrival)
    response = desk.post(reverse("desk:read_again", args=[arrival.pk]))
    assert said(response) == ["It is still being read."]


def test_an_essay_in_the_wrong_character_set_is_read_in_the_right_one(desk, lin):
    section()
    submission = garbled(to="ngo@viewpoints.example").submission
    wrong, letters = submission.blocks, Letter.objects.count()
    assert JAPANESE not in str(wrong)
    page = desk.get(reverse("desk:submission", args=[submission.pk])).content.decode()
    arrival = submission.arrivals.get()
    assert "We are not sure of its character set." in page
    assert f'href="{reverse("desk:arrival", args=[arrival.pk])}">Open the arrival and read' in page

    desk.post(reverse("desk:read_again", args=[arrival.pk]), {"charset": "cp932"})
    submission.refresh_from_db()
    assert submission.blocks == [{"type": "paragraph", "html": JAPANESE * 9}]
    event = Event.objects.get(verb="submission.read_again")
    assert (event.editor, Letter.objects.count()) == (lin, letters)
    arrival.refresh_from_db()
    assert (arrival.notes, arrival.full_text.strip()) == ([], JAPANESE * 9)


def test_looking_at_reading_again_does_nothing(desk):
    arrival = kept(state=ArrivalState.UNREADABLE)
    assert desk.get(reverse("desk:read_again", args=[arrival.pk])).status_code == 405
    arrival.refresh_from_db()
    assert arrival.state == ArrivalState.UNREADABLE


def test_a_list_of_what_became_nothing_says_until_when_it_is_kept(desk):
    came = datetime(2026, 3, 1, 12, tzinfo=UTC)
    kept(state=ArrivalState.SPAM, received_at=came)
    kept(state=ArrivalState.SUBMITTED, received_at=came)
    spam = desk.get(reverse("desk:arrivals"), {"state": "spam"})
    read = desk.get(reverse("desk:arrivals"), {"state": "submitted"})
    assert [kept_until(one) for one in spam.context["table"].data] == [came + timedelta(days=30)]
    assert "Kept until" in spam.content.decode()
    assert "2026-03-31" in spam.content.decode()
    assert "Kept until" not in read.content.decode()


def test_what_became_nothing_stands_first_among_the_tabs(desk):
    (tabs,) = desk.get(reverse("desk:arrivals")).context["tabs"]
    assert [link["url"] for link in tabs[1]][:5] == [
        "?",
        "?state=unreadable",
        "?state=unplaced",
        "?state=unconfirmed",
        "?state=spam",
    ]
