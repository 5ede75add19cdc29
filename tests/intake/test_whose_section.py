"""Whose section an arrival and a letter are: by submission or mailbox, at once, and after a migration."""

from importlib import import_module

import pytest
from django.apps import apps

from tests.submissions.essays import editor, section, submission
from viewpoints.articles.models import Section
from viewpoints.intake import receiving
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState
from viewpoints.letters.models import Letter
from viewpoints.submissions import declining
from viewpoints.submissions.models import Submission

pytestmark = pytest.mark.django_db
migration = import_module("viewpoints.intake.migrations.0006_fill_whose_section")
MAIL = b"From: lin@qq.com\r\nSubject: hi\r\nMessage-ID: <1@qq.com>\r\n\r\nIs anybody there?\r\n"


@pytest.fixture
def other():
    home = section().get_parent()
    return home.add_child(instance=Section(title="来信", slug="lai-xin", mailbox="letters"))


def came(to, mail=MAIL, sender="lin@qq.com"):
    arrival = receiving.receive(mail, envelope_from=sender, envelope_to=[to])
    arrival.refresh_from_db()
    return arrival


def test_what_comes_to_a_mailbox_is_its_sections(other):
    arrival = came("letters@viewpoints.example")
    assert (arrival.submission.section.pk, arrival.section.pk) == (other.pk, other.pk)
    assert {one.section_key for one in Letter.objects.all()} == {str(other.pk)}


def test_what_comes_to_no_mailbox_of_several_is_nobodys(other):
    arrival = came("editors@viewpoints.example")
    assert (arrival.state, arrival.section) == (ArrivalState.UNPLACED, None)


def test_it_is_the_sections_before_it_is_sorted(other, settings):
    database = {"BACKEND": "django_tasks_db.DatabaseBackend"}
    settings.TASKS = dict.fromkeys(settings.TASKS, database)
    arrival = came("Letters+secret@viewpoints.example")
    assert (arrival.state, arrival.section.pk) == (ArrivalState.NEW, other.pk)


def test_what_cannot_be_read_is_the_sections_too(other):
    arrival = came("letters@viewpoints.example", mail=b"\x00\xff", sender="nobody")
    assert (arrival.state, arrival.section.pk) == (ArrivalState.UNREADABLE, other.pk)


def test_the_migration_finds_the_section_of_everything_before_it(other):
    declining.decline(submission(), by=editor(), reason="不合适")
    Submission.objects.update(section=other)
    kept = [came("letters@viewpoints.example"), came("editors@viewpoints.example", mail=b"\x00")]
    Arrival.objects.update(section=None)
    Letter.objects.update(section_key="")

    migration.fill_arrivals(apps, None)
    migration.fill_letters(apps, None)

    found = Arrival.objects.in_bulk([one.pk for one in kept])
    assert [found[one.pk].section_id for one in kept] == [other.pk, None]
    assert {one.section_key for one in Letter.objects.all()} == {str(other.pk)}
    assert Letter.objects.count() == 2
