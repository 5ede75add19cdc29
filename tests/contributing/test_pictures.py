"""Pictures in the form: made our own, captioned, and put where she wants them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.contributing.photographs import PLACE, photograph
from tests.contributing.visits import FORM, filled, mailed_link
from tests.publication import publication
from viewpoints.contributing.forms import ContributionForm
from viewpoints.contributing.uploads import MOST_BYTES
from viewpoints.intake import raw
from viewpoints.intake.models import Arrival
from viewpoints.submissions.models import Submission

GIF = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"


def errors(number: int = 1, **changes: object) -> dict[str, list[str]]:
    """Give the errors of one row of a form that is filled in well but for ``changes``."""
    files = {name: file for name, file in changes.items() if name.endswith("-file")}
    form = ContributionForm(filled(**{k: v for k, v in changes.items() if k not in files}), files)
    form.is_valid()
    row = form.pictures[number - 1]
    return {name: [str(error) for error in found] for name, found in row.errors.items()}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_pictures_that_browsers_show_are_taken(kind):
    assert errors(**{"picture-1-file": photograph(f"a.{kind.lower()}", kind=kind)}) == {}


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (SimpleUploadedFile("IMG.HEIC", b"x"), "这是苹果手机的HEIC图片，浏览器显示不了。"),
        (
            SimpleUploadedFile("a.jpg", b"\0\0\0\x18ftypmif1" + bytes(64)),
            "这是苹果手机的HEIC图片，浏览器显示不了。",
        ),
        (SimpleUploadedFile("a.jpg", b"PK\3\4 no picture"), "这不是JPEG、PNG或WebP图片，"),
        (SimpleUploadedFile("a.svg", b"<svg onload=alert(1)>"), "这不是JPEG、PNG或WebP图片，"),
        (SimpleUploadedFile("a.jpg", photograph().read()[:300]), "这张图损坏了，打不开，"),
        (SimpleUploadedFile("a.jpg", b""), "这个文件是空的，"),
    ],
)
def test_what_cannot_be_shown_is_refused_with_a_sentence(file, sentence):
    (said,) = errors(**{"picture-1-file": file})["file"]
    assert said.startswith(sentence)


def test_a_picture_may_have_20_megabytes_and_no_more():
    file = photograph()
    file.size = MOST_BYTES + 1
    assert errors(**{"picture-1-file": file}) == {"file": ["这张图超过了20 MB，请先缩小。"]}


def test_a_caption_without_a_picture_asks_for_it():
    assert errors(2, **{"picture-2-caption": "办公室"}) == {
        "file": ["请给这条说明选一张图，或者把说明删掉。"]
    }


def test_all_files_together_may_have_50_megabytes():
    form = ContributionForm(filled(), {"picture-1-file": photograph()})
    form.kept = {"file": type("Kept", (), {"size": 50_000_000})()}
    assert [str(error) for error in form.errors["file"]] == [
        "这些文件加起来超过了50 MB，请把一部分用邮件寄来。"
    ]


@pytest.mark.parametrize(("last", "rows"), [(0, 3), (2, 3), (3, 4), (12, 12)])
def test_there_are_three_rows_and_always_an_empty_one_until_twelve(last, rows):
    form = ContributionForm(typed={f"picture-{last}-caption": "办公室"})
    assert len(form.pictures) == rows


@pytest.mark.django_db
def test_they_are_in_the_submission_with_their_captions_where_she_put_them(client):
    publication()
    client.post(
        FORM,
        filled(
            text="第一段。\n[图2]\n第二段。",
            **{
                "picture-1-file": photograph("一.jpg", colour="red"),
                "picture-1-caption": "办公室",
                "picture-1-credit": "何米",
                "picture-2-file": photograph("二.png", kind="PNG", colour="blue"),
                "picture-2-caption": "路上",
            },
        ),
    )
    client.post(mailed_link("confirm"))
    submission = Submission.objects.get()
    png, jpg = (submission.pictures.get(extension=ending).sha256 for ending in ("png", "jpg"))
    assert submission.blocks == [
        {"type": "paragraph", "html": "第一段。"},
        {"type": "picture", "image": png, "alt": "", "caption": "路上", "credit": ""},
        {"type": "paragraph", "html": "第二段。"},
        {"type": "picture", "image": jpg, "alt": "", "caption": "办公室", "credit": "何米"},
    ]
    attachments = submission.arrivals.get().attachments.order_by("pk")
    assert [(one.filename, one.error) for one in attachments] == [("一.jpg", ""), ("二.png", "")]


@pytest.mark.django_db
def test_the_place_where_it_was_taken_is_not_even_in_the_raw_mail(client):
    publication()
    photo = photograph()
    assert PLACE.to_bytes(2, "big") in photo.read()[:200]
    photo.seek(0)
    client.post(FORM, filled(**{"picture-1-file": photo}))
    assert b"Exif" not in kept_picture(Arrival.objects.get())


def kept_picture(arrival: Arrival) -> bytes:
    from viewpoints.intake.parsing.limited import parse_limited

    (file,) = parse_limited(raw.read(arrival.raw)).attachments
    return file.content
