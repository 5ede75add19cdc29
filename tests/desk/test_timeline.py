"""The journal as a story: a sentence for every verb that the product records."""

import re
from pathlib import Path

import pytest

import viewpoints
from tests.desk import states
from tests.submissions.essays import editor, submission
from viewpoints.desk.timeline import PERMITTED, SENTENCES, lines_of, story_of
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters import outbox
from viewpoints.letters.models import Letter
from viewpoints.letters.states import LetterState
from viewpoints.submissions import approval, declining, editing
from viewpoints.submissions.models import PermitKind

pytestmark = pytest.mark.django_db


def sentences(submission):
    return [line.sentence for line in story_of(submission)]


def test_every_verb_in_the_code_has_a_sentence():
    package = Path(viewpoints.__file__).parent
    recorded = {
        verb
        for path in package.glob("*/*.py")
        for verb in re.findall(r"\brecord\(\s*\"([a-z]+\.[a-z_]+)\"", path.read_text())
    }
    assert recorded - {"text.permitted"} <= set(SENTENCES)
    assert set(PERMITTED) == set(PermitKind)


def test_a_published_submission_tells_its_whole_way(settings):
    settings.LANGUAGE_CODE = "en"
    assert sentences(states.published()) == [
        "The submission came in.",
        "editor started editing.",
        "editor asked the author to agree to the text.",
        "The author agreed to the text.",
        "With that, exactly this text may be printed.",
        "editor published it.",
    ]


def test_an_author_is_named_only_where_there_are_several(settings):
    settings.LANGUAGE_CODE = "en"
    offered = submission(emails=("lin@qq.com", "wu@qq.com"))
    editing.start(offered, by=editor())
    asking = approval.ask(offered, by=editor())
    first = approval.asked(offered)[0]
    approval.agree(asking, at=first.address, by=Actor.contributor(first))
    assert sentences(offered)[-1] == "作者lin agreed to the text."


def test_a_chinese_editor_is_named_family_name_first(settings):
    settings.LANGUAGE_CODE = "en"
    actor = editor("lin")
    actor.user.first_name, actor.user.last_name = "晓", "林"
    actor.user.save()
    offered = submission()
    declining.decline(offered, by=actor, reason="不合适")
    assert sentences(offered)[-1] == "林晓 declined it."


def test_a_letter_let_go_is_part_of_the_story(settings):
    settings.LANGUAGE_CODE = "en"
    offered = submission()
    Letter.objects.update(state=LetterState.FAILED)
    outbox.release(Letter.objects.get(), by=editor())
    assert sentences(offered)[-1] == "editor let a letter leave."


def test_the_permit_of_another_submission_with_the_same_text_is_not_told():
    first, second = states.approved(), states.in_edit()
    asking = approval.ask(second, by=editor())
    assert asking.text == first.askings.get().text
    assert len(sentences(second)) == 4  # with the receipt that was put off


def test_a_verb_of_tomorrow_is_shown_as_it_is(settings):
    settings.LANGUAGE_CODE = "en"
    offered = submission()
    event = recording.record("submission.merged", offered, by=Actor.machine("importer"))
    assert lines_of([event])[0].sentence == "The system: submission.merged"
