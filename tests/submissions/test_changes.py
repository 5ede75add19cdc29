import json

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile

from tests.publication import picture
from tests.submissions.sending import submit
from viewpoints.journal.models import Actor
from viewpoints.submissions import editing, texts
from viewpoints.submissions.changes import since_sent
from viewpoints.submissions.comparing import Passage, Run
from viewpoints.submissions.models import OfferedPicture

pytestmark = pytest.mark.django_db


def edited(submission, **changes):
    editor = Actor.editor(get_user_model().objects.create_superuser("jian"))
    draft = editing.start(submission, by=editor).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    return texts.freeze(draft)


def test_a_draft_nobody_touched_has_no_changes():
    submission = submit()
    assert [passage.mark for passage in since_sent(submission, text=edited(submission))] == [
        "same",
        "same",
    ]


def test_the_title_is_compared_first():
    submission = submit()
    text = edited(submission, title="一块钱，在路上")
    assert since_sent(submission, text=text)[0] == Passage(
        "changed",
        "title",
        (Run("same", "一块钱"), Run("new", "，"), Run("same", "在路上")),
    )


def test_a_title_is_words_and_not_markup():
    submission = submit(title="<b>钱</b>")
    assert since_sent(submission, text=edited(submission))[0].runs == (Run("same", "<b>钱</b>"),)


def test_every_kind_of_block_comes_back_from_the_draft_unchanged():
    submission = submit()
    submission.blocks = [
        {"type": "heading", "level": 2, "text": "第一段路"},
        {
            "type": "paragraph",
            "html": '一<strong>块</strong>钱，见<a href="https://a.example/">此</a>[^1]。',
        },
        {"type": "quote", "html": "你们为什么不早说？", "attribution": "一位捐赠人"},
        {"type": "quote", "html": "<p>一</p><p>二</p>", "attribution": ""},
        {"type": "list", "ordered": True, "items": ["油费", "住宿"]},
        {"type": "table", "header": True, "rows": [["项", "数"], ["水窖", "十二"]]},
        {"type": "footnote", "label": "1", "html": "不含工资。"},
    ]
    submission.save()
    marks = [passage.mark for passage in since_sent(submission, text=edited(submission))]
    assert marks == ["same"] * 8


def test_a_picture_is_the_same_while_its_file_is():
    submission = submit()
    image = picture()
    with image.file.open("rb") as file:
        data = file.read()
    text = edited(submission, body=json.dumps([_picture(image.pk)]))
    sha256 = text.content["pictures"][str(image.pk)]
    kept = OfferedPicture(submission=submission, sha256=sha256, extension="png", width=1, height=1)
    kept.file.save("a.png", ContentFile(data))
    submission.blocks = [{"type": "picture", **_words(), "image": sha256}]
    assert [passage.mark for passage in since_sent(submission, text=text)] == ["same", "same"]
    submission.blocks = [{"type": "picture", **_words(), "image": "0" * 64}]
    assert [passage.mark for passage in since_sent(submission, text=text)] == ["same", "dressed"]


def _words():
    return {"alt": "路", "caption": "山路", "credit": "林晓摄"}


def _picture(key):
    return {"type": "picture", "value": {"image": key, **_words()}}
