"""The screen where authors are found, added and removed."""

import pytest
from django.urls import reverse

from tests.desk import states
from tests.desk.states import said
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Letter
from viewpoints.people.finding import contributor_at
from viewpoints.people.models import Contributor
from viewpoints.submissions import approval
from viewpoints.submissions.models import Submission
from viewpoints.submissions.states import State

pytestmark = pytest.mark.django_db


def url(submission):
    return reverse("desk:authors", args=[submission.pk])


def names():
    return [one.name for one in approval.asked(Submission.objects.get())]


def test_an_author_we_know_is_found_and_added(desk):
    submission = states.with_author()
    known = contributor_at(address("wang@ngo.example"), name="王芳")
    assert (
        reverse("desk:authors", args=[submission.pk])
        in desk.get(reverse("desk:submission", args=[submission.pk])).content.decode()
    )
    for words in ("王", "NGO.example"):
        found = desk.get(url(submission), {"q": words}).content.decode()
        assert f'name="known" value="{known.pk}"' in found
    assert "Nobody of that name." in desk.get(url(submission), {"q": "赵"}).content.decode()

    response = desk.post(url(submission), {"known": known.pk})
    assert said(response) == ["王芳 was added. Look at the byline, then ask every author."]
    assert names() == ["作者lin", "王芳"]
    assert Submission.objects.get().state == State.IN_EDIT


def test_somebody_new_is_added_by_name_and_address(desk):
    submission = states.received()
    desk.post(url(submission), {"name": "王芳", "email": "wang@ngo.example"})
    assert names() == ["作者lin", "王芳"]
    assert Contributor.objects.get(name="王芳").address.email == "wang@ngo.example"


@pytest.mark.parametrize(
    "wrong", [{}, {"name": "王芳"}, {"name": "王芳", "email": "x"}, {"known": 99}]
)
def test_who_is_not_said_is_not_added(desk, wrong):
    submission = states.received()
    response = desk.post(url(submission), wrong)
    assert response.status_code == 200
    assert "error" in response.content.decode()
    assert names() == ["作者lin"]


def test_who_is_an_author_already_is_not_added_twice(desk):
    submission = states.received()
    response = desk.post(url(submission), {"name": "林", "email": "lin@qq.com"})
    assert said(response) == ["作者lin is an author of it already."]


def test_an_author_is_removed_and_the_last_one_stays(desk):
    submission = states.received()
    desk.post(url(submission), {"name": "王芳", "email": "wang@ngo.example"})
    first, second = approval.asked(submission)

    def remove(author):
        return desk.post(reverse("desk:remove_author", args=[submission.pk, author.pk]))

    assert said(remove(first))[-1] == "作者lin is no author of it any more, and is told so."
    assert Letter.objects.get(template="author_removed").to.email == "lin@qq.com"
    assert said(remove(second))[-1] == "王芳 is the only author; add another one first."
    assert remove(first).status_code == 404
    assert names() == ["王芳"]


def test_the_authors_of_what_is_published_are_not_changed(desk):
    submission = states.published()
    response = desk.post(url(submission), {"name": "王芳", "email": "wang@ngo.example"})
    assert said(response) == ["The authors of what is published or withdrawn stay as they are."]
    assert names() == ["作者lin"]
