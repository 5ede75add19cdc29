import pytest

from tests.publication import publication
from viewpoints.intake import receiving
from viewpoints.intake.confirming import confirm
from viewpoints.intake.form.as_mail import Form, written_down
from viewpoints.intake.states import ArrivalState, Channel
from viewpoints.journal import recording
from viewpoints.journal.models import Actor

pytestmark = pytest.mark.django_db
SHE = Actor.machine("test")


@pytest.fixture
def arrival():
    publication()
    return receiving.receive(
        written_down(
            Form("林晓", "lin@qq.com", "林晓", "题", "正文。"), to="ngo@viewpoints.example"
        ),
        envelope_to=["ngo@viewpoints.example"],
        channel=Channel.FORM,
        state=ArrivalState.UNCONFIRMED,
    )


def test_a_confirmed_form_is_sorted(arrival):
    assert confirm(arrival, by=SHE)
    arrival.refresh_from_db()
    assert (arrival.state, arrival.submission.title) == (ArrivalState.SUBMITTED, "题")


def test_confirming_leaves_one_event_however_often(arrival):
    assert [confirm(arrival, by=SHE), confirm(arrival, by=SHE)] == [True, False]
    events = recording.story(arrival).filter(verb="arrival.confirmed")
    assert [(event.actor_kind, event.actor_key) for event in events] == [("machine", "test")]


@pytest.mark.parametrize("state", [state for state in ArrivalState if state != "unconfirmed"])
def test_only_an_unconfirmed_arrival_can_be_confirmed(arrival, state):
    arrival.state = state
    arrival.save()
    assert not confirm(arrival, by=SHE)
    arrival.refresh_from_db()
    assert arrival.state == state
