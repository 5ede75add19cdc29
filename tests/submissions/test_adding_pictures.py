"""A picture is sent by itself: to the end of the essay or, once that is edited, for the editor to put in."""

import io

import pytest
from PIL import Image

from tests.submissions.essays import editor, submission
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters.models import Letter
from viewpoints.markup.pictures import make_our_own
from viewpoints.submissions import adding_pictures, declining, editing, replacing, texts
from viewpoints.submissions.models import Submission
from viewpoints.submissions.replacing import Withdrawn
from viewpoints.submissions.states import MoveRefused
from viewpoints.submissions.submitting import Essay, Picture

pytestmark = pytest.mark.django_db
SHE = Actor.machine("test")


def dot(colour: str = "teal") -> Picture:
    data = io.BytesIO()
    Image.new("RGB", (8, 8), colour).save(data, "PNG")
    own = make_our_own(data.getvalue())
    return Picture(own.sha256, own.data, "png", own.width, own.height)


def add(offered: Submission, picture: Picture, caption: str = "孩子们在吃饭") -> bool:
    return adding_pictures.add(offered, picture, by=SHE, caption=caption)


def block(picture: Picture, caption: str = "孩子们在吃饭") -> dict[str, str]:
    named = {"image": picture.sha256, "alt": "", "caption": caption, "credit": ""}
    return {"type": "picture", **named}


def test_before_editing_it_stands_at_the_end_of_the_essay_with_its_caption():
    offered, picture = submission(), dot()

    assert add(offered, picture) is True

    offered.refresh_from_db()
    assert offered.blocks == [{"type": "paragraph", "html": "工资不是罪过。"}, block(picture)]
    assert recording.story(offered).last().verb == "submission.picture_added"
    draft = editing.start(offered, by=editor())
    assert draft.body[1].value["caption"] == "孩子们在吃饭"


def test_the_same_picture_once_more_is_no_news():
    offered = submission()
    add(offered, dot())
    letters = Letter.objects.count()

    assert add(offered, dot(), "另一句") is True

    assert (len(offered.blocks), Letter.objects.count()) == (2, letters)


def test_it_stays_when_she_sends_the_essay_once_more():
    offered, picture = submission(), dot()
    add(offered, picture)

    replacing.replace(offered, Essay("二稿", [{"type": "paragraph", "html": "新"}]), by=SHE)

    assert offered.blocks == [{"type": "paragraph", "html": "新"}, block(picture)]
    assert [len(one.blocks) for one in offered.essays.all()] == [1, 1]


def test_the_first_essay_once_more_is_no_news_beside_a_picture():
    offered = submission()
    first = Essay(offered.title, offered.blocks)
    add(offered, dot())

    replacing.replace(offered, first, by=SHE)

    assert not offered.essays.exists()


def test_a_draft_gets_it_only_by_the_editor_and_once():
    offered, picture = submission(), dot()
    editing.start(offered, by=editor())

    assert add(offered, picture) is False
    assert len(texts.newest_draft(offered.draft).body) == 1
    row = offered.pictures.get()
    adding_pictures.put_in(row, by=editor())

    body = texts.newest_draft(offered.draft).body
    assert [one.block_type for one in body] == ["paragraph", "picture"]
    with pytest.raises(MoveRefused):
        adding_pictures.put_in(row, by=editor())


def test_an_editor_passes_it_by_once():
    offered = submission()
    editing.start(offered, by=editor())
    add(offered, dot())
    row = offered.pictures.get()
    assert [adding_pictures.pass_by(row, by=editor()) for _ in range(2)] == [True, False]


def test_a_withdrawn_submission_takes_none():
    offered = submission()
    declining.withdraw(offered, by=SHE)
    with pytest.raises(Withdrawn):
        add(offered, dot())
    assert not offered.pictures.exists()
