"""Where the pictures of a form go in its essay."""

import pytest

from tests.contributing.photographs import photograph
from tests.documents import P, docx
from tests.submissions.essays import section
from viewpoints.intake import receiving
from viewpoints.intake.form import as_mail
from viewpoints.intake.form.as_mail import File, Form, Picture
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import Channel
from viewpoints.submissions.models import Submission

pytestmark = pytest.mark.django_db
PHOTO = Picture(1, File("a.jpg", photograph().read()), "办公室")


def arrive(*, channel: Channel = Channel.FORM, **changes: object) -> Arrival:
    section()
    given = {"text": "一。", "pictures": [PHOTO], **changes}
    form = Form("林晓", "lin@qq.com", "林晓", "题", **given)
    data = as_mail.written_down(form, to="ngo@viewpoints.example")
    arrival = receiving.receive(
        data, channel=channel, envelope_from=form.email, envelope_to=["ngo@viewpoints.example"]
    )
    arrival.refresh_from_db()
    return arrival


def shape() -> list[str]:
    return [block.get("html") or block["type"] for block in Submission.objects.get().blocks]


@pytest.mark.parametrize("mark", ["[图1]", "【图 1】", "［图片1］", "[Picture 1]", "[photo 1]"])
def test_a_mark_on_a_line_of_its_own_is_where_it_stands(mark):
    arrive(text=f"一。\n{mark}\n二。")
    assert shape() == ["一。", "picture", "二。"]


@pytest.mark.parametrize("line", ["见[图1]。", "[图2]", "图1", "[图1"])
def test_anything_else_is_text_and_the_picture_comes_at_the_end(line):
    arrive(text=f"一。\n{line}")
    assert shape() == ["一。", line, "picture"]


def test_a_mark_said_twice_places_it_once():
    arrive(text="[图1]\n一。\n[图1]")
    assert shape() == ["picture", "一。", "[图1]"]


def test_it_stands_in_a_document_too():
    essay = File("文章.docx", docx(P("一。"), P("[图1]"), P("二。")))
    arrive(text="", files=[essay])
    assert shape() == ["一。", "picture", "二。"]


def test_a_damaged_one_leaves_its_reason_and_the_essay_is_taken():
    arrival = arrive(pictures=[Picture(1, File("a.jpg", b"\xff\xd8\xff damaged"))])
    assert shape() == ["一。"]
    assert arrival.attachments.get().error == "damaged"


def test_what_a_mail_says_of_its_pictures_is_nobodys_word():
    arrive(channel=Channel.MAIL)
    captions = [block["caption"] for block in Submission.objects.get().blocks if "caption" in block]
    assert "办公室" not in captions
