"""What an editor is told of at once, to whom, and what waits for the digest."""

import pytest
from django.contrib.auth import get_user_model

from tests.submissions.essays import editor, section, submission
from viewpoints.articles import editors
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Letter
from viewpoints.people.finding import contributor_at
from viewpoints.submissions import addressees, approval, editing, letters, telling
from viewpoints.submissions.telling import EVENTS, Told

pytestmark = pytest.mark.django_db
JIAN = "jian@viewpoints.example"


@pytest.fixture
def offered():
    here = section()
    here.editor = contributor_at(address(JIAN), name="简一苇")
    here.save()
    one = submission()
    editing.start(one, by=editor())
    return one


def told():
    rows = Letter.objects.filter(template__startswith=telling.PREFIX).order_by("pk")
    return [(one.to.email, one.template.removeprefix(telling.PREFIX)) for one in rows]


@pytest.mark.parametrize("event", [one for one in EVENTS if EVENTS[one] == Told.AT_ONCE])
def test_what_an_asking_brings_about_comes_at_once(offered, event):
    letters.for_editor(offered, event=event)
    assert told() == [(JIAN, event)]


@pytest.mark.parametrize("event", [one for one in EVENTS if EVENTS[one] == Told.DAILY])
def test_everything_else_waits_for_the_digest(offered, event):
    assert letters.for_editor(offered, event=event) == []


def test_an_answer_comes_at_once_only_while_its_author_is_asked(offered):
    letters.for_editor(offered, event="answered")
    assert told() == []
    approval.ask(offered, by=editor())
    letters.for_editor(offered, event="answered")
    assert told() == [(JIAN, "answered")]


def test_an_objection_brings_the_first_words_of_what_she_says(offered):
    asking = approval.ask(offered, by=editor())
    lin = address("lin@qq.com")
    approval.object_to(asking, at=lin, by=editor(), remarks="年份不对")
    assert "“年份不对”" in Letter.objects.get(template="for_editor_objected").body


def test_an_objection_names_who_objects_and_tells_what_she_says_of_passages(offered):
    asking = approval.ask(offered, by=editor())
    passages = [
        approval.PassageRemark(2, "二〇〇八年", "是二〇〇七年。"),
        approval.PassageRemark(1, "工资", "长" * 400),
    ]
    approval.object_to(asking, at=address("lin@qq.com"), by=editor(), passages=passages)
    body = Letter.objects.get(template="for_editor_objected").body
    assert f"的作者作者lin对这一稿有意见：\n\n“{'长' * 300}…”" in body


def test_every_editor_of_a_section_is_written_to_once(offered):
    users = get_user_model().objects
    for name, email in (("jian", JIAN), ("yu", "yu@ngo.example"), ("wu", "")):
        user = users.create_user(name, email=email)
        editors.name_editor(offered.section, user=user, by=editor())
    letters.for_editor(offered, event="agreed")
    assert told() == [(JIAN, "agreed"), ("yu@ngo.example", "agreed")]


def test_a_section_without_an_address_is_the_administrators():
    get_user_model().objects.create_superuser("root", email="root@viewpoints.example")
    assert [one.email for one in addressees.of(section())] == ["root@viewpoints.example"]
