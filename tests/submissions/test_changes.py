"""What changed since an author sent her essay, told from the frozen text."""

import pytest

from tests.submissions.essays import editor, rewrite, submission
from viewpoints.submissions import changes, editing, texts

pytestmark = pytest.mark.django_db


def marks(**edits: str) -> list[tuple[str, str]]:
    offered = submission()
    article = editing.start(offered, by=editor())
    rewrite(article, **edits)
    passages = changes.since_sent(offered, text=texts.draft_text(article))
    return [(passage.type, passage.mark) for passage in passages]


def test_a_draft_nobody_touched_is_what_she_sent():
    assert marks() == [("title", "same"), ("paragraph", "same")]


def test_a_summary_that_the_editor_wrote_is_put_in():
    assert marks(summary="一句话说完。") == [
        ("title", "same"),
        ("summary", "new"),
        ("paragraph", "same"),
    ]


def test_a_changed_title_is_shown():
    assert marks(title="志愿者要吃饭")[0] == ("title", "changed")
