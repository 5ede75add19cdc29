"""The digest: once a day what waits and what happened, to whoever edits a section."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.core import mail as sent
from django.utils import timezone
from wagtail.users.models import UserProfile

from tests.submissions.essays import INTAKE, section, submission
from viewpoints.articles.models import Deputy, Section
from viewpoints.desk import digest
from viewpoints.journal import recording
from viewpoints.journal.models import Actor, Event
from viewpoints.letters import quiet
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Letter, Rhythm
from viewpoints.letters.states import LetterState
from viewpoints.people.finding import contributor_at
from viewpoints.submissions import declining
from viewpoints.submissions.telling import EVENTS, Told

pytestmark = pytest.mark.django_db
JIAN = "jian@viewpoints.example"


@pytest.fixture(autouse=True)
def due(monkeypatch):
    """Whatever the hour, a digest is due on a day on which none was made."""
    here = section()
    here.editor = contributor_at(address(JIAN), name="简一苇")
    here.save()
    monkeypatch.setattr(quiet, "digest_due", lambda rhythm, at: rhythm.digest_at is not None)


def digests():
    return Letter.objects.filter(template="digest").order_by("pk")


def another_day():
    Event.objects.update(at=timezone.now() - dt.timedelta(days=1, hours=1))


def test_it_says_what_waits_with_links_to_the_desk_in_words_and_html():
    offered = submission()
    assert digest.catch_up() == 1
    letter = digests().get()
    assert (letter.to.email, letter.subject) == (JIAN, "今天：1篇等您")
    for side in (letter.body, letter.html):
        assert "新投稿" in side
        assert f"http://127.0.0.1:8000/desk/submissions/{offered.pk}/" in side
    assert (letter.links, letter.automatic) == ({}, True)


def test_it_is_sent_once_a_day_and_the_next_day_again():
    submission()
    assert [digest.catch_up(), digest.catch_up()] == [1, 0]
    another_day()
    assert [digest.catch_up(), digest.catch_up()] == [1, 0]


def test_there_is_none_when_nothing_waits_and_it_is_not_looked_for_again_that_day():
    assert digest.catch_up() == 0
    submission()
    assert (digest.catch_up(), digests().count()) == (0, 0)


def test_there_is_none_for_who_wants_none():
    Rhythm.objects.create(address=address(JIAN), digest_at=None)
    submission()
    assert digest.catch_up() == 0


def test_what_happened_is_told_once():
    here = submission()
    digest.catch_up()
    another_day()
    declining.withdraw(here, by=Actor.contributor(here.authors.get()))
    assert digest.catch_up() == 1
    assert "·" + f" {here.title}：作者撤稿了。" in digests().last().body
    another_day()
    assert digest.catch_up() == 0


def test_deputies_of_the_day_get_it_too_and_no_others():
    users = get_user_model().objects
    today = timezone.localdate()
    yesterday = today - dt.timedelta(days=1)
    here, now = section(), users.create_user("yu", email="yu@ngo.example")
    former = users.create_user("wu", email="wu@ngo.example")
    Deputy.objects.create(section=here, user=now, since=today, until=today)
    Deputy.objects.create(section=here, user=former, until=yesterday)
    submission()
    digest.catch_up()
    assert [one.to.email for one in digests()] == [JIAN, "yu@ngo.example"]


def test_where_nobody_can_be_reached_the_administrators_are_told():
    users = get_user_model().objects
    users.create_superuser("root", email="root@viewpoints.example")
    submission()
    digest.catch_up()
    another_day()
    address(JIAN).__class__.objects.filter(email=JIAN).update(bounced_at=timezone.now())
    digest.catch_up()
    assert [one.to.email for one in digests()] == [JIAN, JIAN, "root@viewpoints.example"]


def test_it_is_in_the_language_of_her_desk():
    user = get_user_model().objects.create_user("jian", email="Jian@viewpoints.example")
    UserProfile.objects.create(user=user, preferred_language="en")
    submission()
    digest.catch_up()
    assert digests().get().subject == "Today: 1 essay waits for you"


def test_an_editor_of_two_sections_gets_one_and_of_no_other_section():
    home = section().get_parent()
    mine = home.add_child(instance=Section(title="来信", slug="lai-xin", editor=section().editor))
    others = home.add_child(instance=Section(title="别的", slug="bie-de"))
    submission("第一篇")
    second, third = (submission(title, emails=(f"{title}@qq.com",)) for title in ("b", "c"))
    for one, place in ((second, mine), (third, others)):
        one.section = place
        one.save()
    digest.catch_up()
    assert digests().get().subject == "今天：2篇等您"


@pytest.mark.parametrize(
    ("verb", "sentence"),
    [
        ("submission.proxy_named", "作者请人代为同意。"),
        ("submission.byline_corrected", "作者改了署名，新的一稿已请各位作者过目。"),
        ("submission.replaced", "作者换了一稿，以新稿为准。"),
        ("submission.byline_wished", "作者想改署名。"),
        ("submission.picture_added", "作者补寄了图片。"),
    ],
)
def test_what_is_not_told_at_once_and_does_not_wait_is_news(verb, sentence):
    offered = submission()
    recording.record(verb, offered, by=INTAKE)
    digest.catch_up()
    assert f"{offered.title}：{sentence}" in digests().get().body


def test_each_event_comes_at_once_or_with_the_digest():
    assert len(EVENTS) == 17
    daily = {event for event, told in EVENTS.items() if told == Told.DAILY}
    assert daily == {
        *("received", "silent", "newer_essay", "correction_wished"),  # wait: tests of Today
        *("proxy_named", "byline_corrected", "replaced", "byline_wished", "picture_added"),
        "published",
    }


def test_it_leaves():
    submission()
    digest.catch_up()
    assert digests().get().state == LetterState.SENT
    assert [one.to for one in sent.outbox if "今天" in one.subject] == [[JIAN]]
