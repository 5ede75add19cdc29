"""What an editor does to a submission: by POST, when it is possible, and never otherwise."""

import json

import pytest
from django.core import mail
from django.urls import reverse

from tests.desk import states
from tests.desk.states import said
from tests.publication import picture
from tests.submissions.enclosing import shown
from tests.submissions.essays import editor, rewrite
from viewpoints.articles.models import Section
from viewpoints.desk.possible import OFFERED
from viewpoints.journal.models import Event
from viewpoints.letters.models import Letter, Secret
from viewpoints.submissions import approval, editing
from viewpoints.submissions.models import Permit, PermitKind, Submission, Text
from viewpoints.submissions.states import State

pytestmark = pytest.mark.django_db
VERBS = {
    "start": {},
    "ask": {"words": "改了标题。", "send": "1"},
    "take_back": {},
    "publish": {},
    "override": {"reason": "作者三次没有回复，电话也不通。", "send": "1"},
    "schedule": {"day": "2099-01-01", "time": "09:00"},
    "decline": {"reason": "不合适。", "send": "1"},
}
ALL = [(state, verb) for state in State for verb in VERBS]
OFFERS = {(state, verb.name): verb.to for state, offered in OFFERED.items() for verb in offered}
DONE = {
    "start": "submission.editing_started",
    "ask": "submission.author_asked",
    "take_back": "submission.taken_back",
    "publish": "submission.published",
    "override": "submission.published",
    "schedule": "submission.scheduled",
    "decline": "submission.declined",
}


def do(desk, submission, verb, data=None):
    return desk.post(
        reverse(f"desk:{verb}", args=[submission.pk]), VERBS[verb] if data is None else data
    )


def state_of(submission):
    return Submission.objects.get(pk=submission.pk).state


def everything():
    """Count what verbs leave behind."""
    return [kind.objects.count() for kind in (Event, Letter, Secret, Text, Permit)]


@pytest.mark.parametrize(("state", "verb"), [one for one in ALL if one in OFFERS])
def test_a_possible_verb_is_done_in_the_editors_name(desk, lin, state, verb):
    submission = states.IN[state]()
    response = do(desk, submission, verb)

    assert response.status_code == 302
    assert state_of(submission) == OFFERS[state, verb]
    last = Event.objects.filter(subject_kind="submissions.submission").last()
    assert (last.verb, last.editor) == (DONE[verb], lin)


@pytest.mark.parametrize(("state", "verb"), [one for one in ALL if one not in OFFERS])
def test_an_impossible_verb_is_refused_with_words_and_changes_nothing(desk, state, verb):
    submission = states.IN[state]()
    before = everything()
    response = do(desk, submission, verb)

    assert response.url == reverse("desk:submission", args=[submission.pk])
    assert len(said(response)) == 1
    assert "Nothing was changed" in said(response)[0]
    assert (state_of(submission), everything()) == (state, before)


@pytest.mark.parametrize(("state", "verb"), ALL)
def test_looking_never_changes_anything(desk, state, verb, rehearsing):
    submission = states.IN[state]()
    before, sent = everything(), len(mail.outbox)
    desk.get(reverse(f"desk:{verb}", args=[submission.pk]))

    assert (state_of(submission), everything(), len(mail.outbox)) == (state, before, sent)


@pytest.mark.parametrize("state", State)
def test_the_page_shows_just_the_verbs_that_are_possible(desk, state):
    submission = states.IN[state]()
    page = desk.get(reverse("desk:submission", args=[submission.pk])).content.decode()

    names = {verb.name for offered in OFFERED.values() for verb in offered}
    shown = {verb for verb in names if reverse(f"desk:{verb}", args=[submission.pk]) in page}
    assert shown == {verb.name for verb in OFFERED[state]}


def test_starting_leads_to_the_page_editor(desk):
    submission = states.received()
    response = do(desk, submission, "start")
    submission.refresh_from_db()
    assert response.url == reverse("wagtailadmin_pages:edit", args=[submission.article_id])


def test_two_clicks_on_start_make_one_article(desk):
    submission = states.received()
    do(desk, submission, "start")
    second = do(desk, submission, "start")
    assert "Nothing was changed" in said(second)[0]
    assert Section.objects.get().get_children().count() == 1


def test_asking_shows_the_letter_as_it_will_leave_its_link_covered(desk, rehearsing):
    submission = states.in_edit()
    page = desk.get(reverse("desk:ask", args=[submission.pk])).content.decode()
    assert "工资不是罪过。" in page
    assert "lin@qq.com" in page
    assert "private link: agree or object" in page
    assert "[[link:" not in page


def test_showing_the_letter_again_and_again_makes_the_pictures_in_it_once(
    desk, rehearsing, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    submission = states.in_edit()
    rewrite(submission.article, body=json.dumps([shown(picture(), caption="卡车")]))
    for _ in range(2):
        page = desk.get(reverse("desk:ask", args=[submission.pk])).content.decode()
        assert "【图：卡车】" in page
    do(desk, submission, "ask")

    letter = Letter.objects.get(template="asking")
    copies = [path.relative_to(tmp_path) for path in tmp_path.glob("small/*/*")]
    assert [str(path) for path in copies] == list(letter.pictures.values())


def test_the_editors_own_words_are_shown_before_they_are_sent(desk, rehearsing):
    submission = states.in_edit()
    page = do(desk, submission, "ask", {"words": "我删了<第二段>。"}).content.decode()
    assert "我删了&lt;第二段&gt;。" in page.partition("desk-paper")[2]
    assert state_of(submission) == State.IN_EDIT


def test_where_letters_leave_by_another_queue_nothing_is_rehearsed(desk):
    submission = states.in_edit()
    sent = len(mail.outbox)
    page = desk.get(reverse("desk:ask", args=[submission.pk])).content.decode()
    assert ("desk-paper" in page, len(mail.outbox)) == (False, sent)


def test_an_author_without_an_address_cannot_be_asked_and_the_editor_is_told(desk):
    submission = states.in_edit()
    submission.authors.update(address=None)
    response = do(desk, submission, "ask")
    assert said(response) == [
        "作者lin has no e-mail address, so she cannot be asked. Enter one first."
    ]
    assert state_of(submission) == State.IN_EDIT


def test_a_text_changed_after_the_yes_is_not_published(desk):
    submission = states.approved()
    rewrite(submission.article, summary="编辑又加了一句。")
    response = do(desk, submission, "publish")
    assert len(said(response)) == 1
    assert submission.title in said(response)[0]
    submission.article.refresh_from_db()
    assert (state_of(submission), submission.article.live) == (State.APPROVED, False)


def test_an_override_without_a_reason_is_asked_for_one(desk):
    submission = states.in_edit()
    response = do(desk, submission, "override", {"reason": "  "})
    assert response.status_code == 200
    assert state_of(submission) == State.IN_EDIT


def test_an_overrides_reason_is_kept(desk, lin):
    submission = states.with_author()
    do(desk, submission, "override")
    permit = Permit.objects.get(kind=PermitKind.OVERRIDE)
    assert (permit.reason, permit.given_by) == ("作者三次没有回复，电话也不通。", lin)


def test_declining_shows_the_letter_before_it_is_sent(desk, rehearsing):
    submission = states.received()
    page = do(desk, submission, "decline", {"reason": "与本栏目<无关>。"}).content.decode()
    assert "与本栏目&lt;无关&gt;。" in page.partition("desk-paper")[2]
    assert (state_of(submission), Letter.objects.count()) == (State.RECEIVED, 1)


def test_a_declined_submission_is_taken_up_with_the_draft_it_had(desk):
    submission = states.declined()
    before = submission.article_id
    do(desk, submission, "start")
    submission.refresh_from_db()
    assert submission.article_id == before


def test_an_answer_that_comes_first_wins(desk, monkeypatch):
    submission = states.with_author()
    stale = Submission.objects.get(pk=submission.pk)
    approval.take_back(submission, by=editor())
    monkeypatch.setattr("viewpoints.desk.views.verbs.submission_for", lambda *_, **__: stale)
    response = do(desk, submission, "take_back")
    assert said(response) == [
        "That cannot be done now: this submission is “in edit”. Nothing was changed."
    ]


def test_an_unknown_submission_is_not_found(desk):
    assert desk.post(reverse("desk:publish", args=[999])).status_code == 404


def test_what_cannot_be_made_a_page_is_said_and_not_a_crash(desk):
    submission = states.received()
    Submission.objects.filter(pk=submission.pk).update(title="")
    response = do(desk, submission, "start")
    assert (response.status_code, state_of(submission)) == (302, State.RECEIVED)
    assert len(said(response)) == 1


def test_editing_the_same_submission_twice_at_once_is_refused_by_the_table(desk):
    submission = states.received()
    editing.start(Submission.objects.get(pk=submission.pk), by=editor())
    assert "in edit" in said(do(desk, submission, "start"))[0]
