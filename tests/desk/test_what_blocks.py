"""What stands between an editor and print, in words, and who may go on: changed drafts, own essays."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse
from wagtail.admin.models import Admin
from wagtail.models import GroupPagePermission, Page
from wagtail.users.models import UserProfile

from tests.desk import states
from tests.desk.states import said
from tests.submissions.essays import editor, rewrite
from viewpoints.letters.models import Letter
from viewpoints.submissions.models import Permit, Submission
from viewpoints.submissions.states import State

pytestmark = pytest.mark.django_db
VERBS = ("ask", "publish", "schedule", "take_back", "override")


def url(name, submission):
    return reverse(f"desk:{name}", args=[submission.pk])


def page(desk, submission):
    return desk.get(url("submission", submission)).content.decode()


def offered_on(desk, submission):
    shown = page(desk, submission)
    return {verb for verb in VERBS if f'"{url(verb, submission)}"' in shown}


@pytest.fixture
def own(lin):
    """An approved essay that the editor Lin wrote herself."""
    submission = states.approved()
    lin.email = "lin@qq.com"
    lin.save()
    return submission


@pytest.fixture(params=["administrator", "moderator"])
def another(db, request):
    """A second editor, signed in: an administrator, or one of those who may publish."""
    user = editor("wang").user
    UserProfile.objects.create(user=user, preferred_language="en")
    if request.param == "moderator":
        user.is_superuser = user.is_staff = False
        user.save()
        user.groups.add(moderators())
    client = Client()
    client.force_login(user)
    return client


def moderators() -> Group:
    """Give Wagtail's group that may publish, made again where real transactions took it away."""
    group, _ = Group.objects.get_or_create(name="Moderators")
    admin = ContentType.objects.get_for_model(Admin)
    group.permissions.add(Permission.objects.get(content_type=admin, codename="access_admin"))
    for codename in ("add_page", "change_page", "publish_page"):
        may = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        root = Page.get_first_root_node()
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=may)
    return group


def test_a_changed_draft_is_asked_about_again_and_not_published(desk):
    submission = states.approved()
    rewrite(submission.article, summary="编辑又加了一句。")
    assert offered_on(desk, submission) == {"ask", "take_back"}
    assert "The draft was changed since its authors agreed." in page(desk, submission)

    screen = desk.get(url("ask", submission)).content.decode()
    assert "Their yes is for the former text only" in screen
    desk.post(url("ask", submission), {"send": "1"})
    assert Submission.objects.get().state == State.WITH_AUTHOR


def test_typography_needs_no_new_yes_and_the_page_says_so(desk):
    submission = states.approved()
    rewrite(submission.article, title="志愿者 也要吃饭")
    assert offered_on(desk, submission) == {"publish", "schedule", "take_back"}
    assert "Only typography differs from what they agreed to." in page(desk, submission)
    desk.post(url("publish", submission))
    assert Submission.objects.get().state == State.PUBLISHED


def test_a_draft_changed_while_she_is_asked_is_said(desk):
    submission = states.with_author()
    sentence = "The draft was changed since the author was asked."
    assert sentence not in page(desk, submission)
    rewrite(submission.article, summary="编辑又加了一句。")
    assert sentence in page(desk, submission)


def test_the_asking_screen_says_to_what_she_agrees(desk, rehearsing):
    screen = desk.get(url("ask", states.in_edit())).content.decode()
    for words in ("our newsletter", "an anthology", "her organization", "after 3 and 7 days"):
        assert words in screen


def test_ones_own_essay_is_published_by_another(desk, another, own):
    assert offered_on(desk, own) == {"take_back", "override"}
    assert "another editor must publish it" in page(desk, own)
    response = desk.post(url("publish", own))
    assert "another editor must publish it" in said(response)[0]
    assert Submission.objects.get().state == State.APPROVED

    assert offered_on(another, own) == {"publish", "schedule", "take_back"}
    another.post(url("publish", own))
    assert Submission.objects.get().state == State.PUBLISHED


def test_or_by_herself_with_a_reason_and_nobody_is_told_there_was_no_yes(desk, own):
    reason = "另一位编辑出差，已电话商定。"
    desk.post(url("override", own), {"reason": reason, "send": "1"})
    assert Submission.objects.get().state == State.PUBLISHED
    assert Permit.objects.get(kind="override").reason == reason
    assert "没有等到您的同意" not in Letter.objects.get(template="published").body
    shown = page(desk, own)
    assert reason in shown
    assert "is tied to the essay, and decided to publish it with a reason." in shown


def test_an_override_is_not_for_somebody_who_is_not_tied(desk):
    submission = states.approved()
    desk.post(url("override", submission), {"reason": "因为我想马上刊出。", "send": "1"})
    assert Submission.objects.get().state == State.APPROVED


def test_the_tie_is_marked_in_the_list_and_on_the_page(desk):
    submission = states.approved()
    submission.section.editor = submission.authors.get()
    submission.section.save()
    listed = desk.get(reverse("desk:submissions")).content.decode()
    assert "作者lin · the section editor herself" in listed
    shown = page(desk, submission)
    assert "The author edits this section." in shown
    assert "So she cannot publish it herself. You can." in shown


@pytest.mark.parametrize("reason", ["", "   ", "太短了", "  八个字都不到哦  "])
def test_a_reason_of_less_than_ten_characters_is_none(desk, reason):
    submission = states.in_edit()
    response = desk.post(url("override", submission), {"reason": reason, "send": "1"})
    assert response.status_code == 200
    assert Submission.objects.get().state == State.IN_EDIT


def test_what_the_author_will_be_told_is_shown_first(desk, rehearsing):
    submission = states.with_author()
    reason = "作者三次没有回复，电话也不通。"
    screen = desk.post(url("override", submission), {"reason": reason}).content.decode()
    told = screen.partition("desk-paper")[2]
    assert "这一稿没有等到您的同意，由编辑决定刊出" in told
    assert reason in told
    assert Submission.objects.get().state == State.WITH_AUTHOR
    submission.article.refresh_from_db()
    assert not submission.article.live
