"""The journal: one line for everything done, with keys and no names."""

import pytest

from tests.submissions.essays import editor
from viewpoints.journal import recording
from viewpoints.journal.models import Actor, Event
from viewpoints.letters.addresses import address

pytestmark = pytest.mark.django_db


def test_an_event_says_who_did_what_to_what():
    thing, by = address("lin@qq.com"), editor("jian")

    recording.record("letter.released", thing, by=by, letter=5)

    event = Event.objects.get()
    assert (event.verb, event.subject_kind, event.subject_key) == (
        "letter.released",
        "letters.address",
        str(thing.pk),
    )
    assert (event.actor_kind, event.actor_key, event.editor) == ("editor", str(by.user.pk), by.user)
    assert event.details == {"letter": 5}


def test_a_story_is_all_about_one_thing_oldest_first():
    one, other = address("a@b.cn"), address("c@d.cn")
    for verb, thing in (("x.came", one), ("x.came", other), ("x.went", one)):
        recording.record(verb, thing, by=Actor.machine("test"))

    assert [event.verb for event in recording.story(one)] == ["x.came", "x.went"]
