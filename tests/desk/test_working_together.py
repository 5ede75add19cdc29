"""Two editors, one submission: who has it, notes among them, and what else there is about it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.desk.states import in_edit, published, said
from tests.desk.test_submission_page import answer, shown
from tests.submissions import essays
from viewpoints.intake.models import Attachment
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters.outbox import letters_about
from viewpoints.submissions import holding, noting
from viewpoints.submissions.models import Note

pytestmark = pytest.mark.django_db


def to(name, *keys):
    return reverse(f"desk:{name}", args=keys)


def test_who_starts_is_shown_to_the_other_who_takes_it_over_by_one_click(desk, lin):
    submission = in_edit()
    page = shown(desk, submission)
    assert "editor has it" in page
    assert to("take", submission.pk) in page
    desk.post(to("take", submission.pk))
    submission.refresh_from_db()
    assert submission.held_by == lin
    assert "Take it over" not in shown(desk, submission)
    assert "Xiao Lin took it over." in shown(desk, submission)


def test_it_is_handed_to_an_editor_of_the_section_and_to_nobody_else(desk):
    submission, zhou = essays.submission(), essays.editor("zhou").user
    desk.post(to("hand", submission.pk), {"to": zhou.pk})
    submission.refresh_from_db()
    assert submission.held_by == zhou
    for nobody in ("999", "x", ""):
        assert desk.post(to("hand", submission.pk), {"to": nobody}).status_code == 404
    assert said(desk.post(to("let_go", submission.pk)))[1:] == ["Nobody has it now."]
    submission.refresh_from_db()
    assert submission.held_by is None


def test_a_note_is_written_read_by_others_and_removed_by_its_writer_only(desk, lin):
    submission = essays.submission()
    hers = noting.add(submission, words="<b>先问</b>", by=essays.editor("zhou"))
    desk.post(to("add_note", submission.pk), {"words": "第二段太长。"})
    page = shown(desk, submission)
    assert "&lt;b&gt;先问&lt;/b&gt;" in page
    assert "第二段太长。" in page
    assert to("remove_note", submission.pk, hers.pk) not in page
    assert desk.post(to("remove_note", submission.pk, hers.pk)).status_code == 404
    desk.post(to("remove_note", submission.pk, Note.objects.get(by=lin).pk))
    assert list(Note.objects.all()) == [hers]


def test_an_empty_note_is_not_kept(desk):
    submission = essays.submission()
    desk.post(to("add_note", submission.pk), {"words": " "})
    assert Note.objects.count() == 0


def test_the_authors_other_essays_are_linked_with_their_state(desk):
    first, second = published(), essays.submission("第二篇")
    response = desk.get(to("submission", second.pk))
    others = response.context["others"]
    assert [(one.title, one.submission, one.state) for one in others] == [
        (first.title, first.pk, "published")
    ]
    assert to("submission", first.pk) in response.content.decode()


def test_a_long_thread_folds_all_but_the_last_five(desk):
    submission = essays.submission()
    for number in range(7):
        answer(submission, subject=f"第{number}封", text="新的话", full_text="新的话\n> 旧的话")
    page = shown(desk, submission)
    letters = letters_about(submission).count()
    assert f"<summary>{7 + letters - 5} earlier</summary>" in page
    assert page.count("With what it quotes") == 7
    assert "&gt; 旧的话" in page


def test_the_page_costs_the_same_with_one_of_everything_and_with_three(desk, lin):
    submission = essays.submission()

    def more(number):
        noting.add(submission, words=f"备注{number}", by=Actor.editor(lin))
        kept = answer(submission, text="回")
        Attachment.objects.create(arrival=kept, filename="a", type="a/b", size=1, file=f"f{number}")
        essays.submission(f"另一篇{number}")
        holding.take(submission, by=essays.editor(f"e{number}"))
        submission.refresh_from_db()
        recording.record("submission.taken", submission, by=Actor.editor(lin))

    def cost():
        shown(desk, submission)
        with CaptureQueriesContext(connection) as captured:
            shown(desk, submission)
        return len(captured)

    more(1)
    one = cost()
    more(2)
    more(3)
    assert (one, cost()) == (COST, COST)


COST = 34
