"""An essay is sent once more: taken as long as nobody has edited, kept for the editor afterwards."""

import io

import pytest
from PIL import Image

from tests.submissions.essays import editor, rewrite, submission
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters.models import Letter
from viewpoints.markup.pictures import make_our_own
from viewpoints.submissions import approval, declining, editing, publication, replacing, texts
from viewpoints.submissions.models import Submission
from viewpoints.submissions.replacing import Withdrawn
from viewpoints.submissions.states import MoveRefused, State
from viewpoints.submissions.submitting import Essay, Picture

pytestmark = pytest.mark.django_db
SHE = Actor.machine("test")


def _dot() -> Picture:
    data = io.BytesIO()
    Image.new("RGB", (8, 8), "teal").save(data, "PNG")
    own = make_our_own(data.getvalue())
    return Picture(own.sha256, own.data, "png", own.width, own.height)


DOT = _dot()
SHOWN = {"type": "picture", "image": DOT.sha256, "alt": "", "caption": "一个点", "credit": ""}


def essay(
    words: str = "工资不是罪过，是劳动所得。", title: str = "志愿者也要吃饭（二稿）"
) -> Essay:
    return Essay(title, [{"type": "paragraph", "html": words}])


def replace(offered: Submission, new: Essay | None = None, *, note: str = "") -> bool:
    return replacing.replace(offered, new or essay(), by=SHE, note=note)


def published() -> Submission:
    offered = submission()
    asking = approval.ask(_started(offered), by=editor())
    author = approval.asked(offered)[0]
    approval.agree(asking, at=author.address, by=Actor.contributor(author))
    offered.refresh_from_db()
    publication.publish(offered, by=editor())
    return offered


def _started(offered: Submission) -> Submission:
    editing.start(offered, by=editor())
    return offered


def test_before_editing_the_new_essay_is_what_is_worked_on_and_the_former_is_kept():
    offered = submission()

    assert replace(offered, note="以此为准") is True

    offered.refresh_from_db()
    assert (offered.title, offered.note) == ("志愿者也要吃饭（二稿）", "以此为准")
    assert offered.blocks == essay().blocks
    first, second = offered.essays.all()
    assert (first.title, first.note) == ("志愿者也要吃饭", "编辑老师好，附上一篇文章。")
    assert first.blocks == [{"type": "paragraph", "html": "工资不是罪过。"}]
    assert (first.came_at, first.taken_at) == (offered.received_at, offered.received_at)
    assert second.taken_at == second.settled_at is not None
    assert recording.story(offered).last().verb == "submission.replaced"
    draft = editing.start(offered, by=editor())
    assert draft.title == "志愿者也要吃饭（二稿）"


def test_without_a_note_the_former_note_stays_beside_it():
    offered = submission()
    replace(offered)
    assert offered.note == "编辑老师好，附上一篇文章。"


def test_pictures_of_every_essay_are_kept_once():
    offered = submission()
    for words in ("一", "二"):
        replace(offered, Essay("带图", essay(words).blocks, [DOT]))
    assert [one.sha256 for one in offered.pictures.all()] == [DOT.sha256]


def test_the_same_essay_once_more_is_no_news():
    offered = submission()
    first = Essay(offered.title, offered.blocks)
    assert replace(offered, first) is True
    assert not offered.essays.exists()
    replace(offered)
    letters = Letter.objects.count()

    assert replace(offered) is True

    assert (offered.essays.count(), Letter.objects.count()) == (2, letters)


def test_a_draft_is_never_overwritten_and_the_editor_compares_with_it():
    offered = _started(submission())
    rewrite(offered.draft, title="志愿者要吃饭")

    assert replace(offered) is False

    offered.refresh_from_db()
    assert offered.title == "志愿者也要吃饭"
    assert texts.newest_draft(offered.draft).title == "志愿者要吃饭"
    newer = offered.essays.last()
    assert (newer.taken_at, newer.settled_at) == (None, None)
    assert recording.story(offered).last().verb == "submission.newer_essay"
    marks = [(one.type, one.mark) for one in replacing.compared(newer)]
    assert marks == [("title", "changed"), ("paragraph", "changed")]


@pytest.mark.parametrize("ended", [True, False])
def test_what_is_declined_stays_so_and_is_taken_up_again_with_the_newer_essay(ended):
    offered = submission()
    if not ended:
        _started(offered)
    declining.decline(offered, by=editor(), reason="")

    assert replace(offered) is ended

    assert offered.state == State.DECLINED
    draft = editing.start(offered, by=editor())
    assert (draft.title == "志愿者也要吃饭（二稿）") is ended


def test_of_what_is_printed_it_is_a_wish_and_nothing_changes():
    offered = published()

    assert replace(offered) is False

    offered.refresh_from_db()
    assert (offered.state, offered.draft.title) == (State.PUBLISHED, "志愿者也要吃饭")
    assert recording.story(offered).last().verb == "submission.correction_wished"


def test_a_withdrawn_submission_takes_nothing():
    offered = submission()
    declining.withdraw(offered, by=SHE)
    with pytest.raises(Withdrawn):
        replace(offered)
    assert not offered.essays.exists()


def test_an_editor_puts_the_newer_essay_into_the_draft_in_whole():
    offered = _started(submission())
    replace(offered, Essay("带图", [*essay().blocks, SHOWN], [DOT]))

    replacing.take(offered.essays.last(), by=editor())

    draft = texts.newest_draft(offered.draft)
    assert draft.title == "带图"
    assert [block.block_type for block in draft.body] == ["paragraph", "picture"]
    assert (str(draft.body[0].value), draft.body[1].value["caption"]) == (
        "<p>工资不是罪过，是劳动所得。</p>",
        "一个点",
    )
    assert draft.revisions.count() == 2
    offered.refresh_from_db()
    assert offered.title == "带图"
    assert offered.essays.last().settled_at is not None


def test_nothing_is_put_into_a_draft_that_somebody_is_asked_about():
    offered = _started(submission())
    replace(offered)
    approval.ask(offered, by=editor())
    with pytest.raises(MoveRefused):
        replacing.take(offered.essays.last(), by=editor())


def test_an_editor_is_done_with_it_once():
    offered = _started(submission())
    replace(offered)
    newer = offered.essays.last()
    assert [replacing.settle(newer, by=editor()) for _ in range(2)] == [True, False]


def test_before_editing_it_is_compared_with_the_essay_before_it():
    offered = submission()
    replace(offered)
    replace(offered, essay("工资不是罪过，是劳动所得。要吃饭。"))
    marks = [one.mark for one in replacing.compared(offered.essays.last())]
    assert marks == ["same", "changed"]
