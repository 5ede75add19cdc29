"""Small copies of a text's pictures: made once, of the very picture in the text, or left out."""

import hashlib
import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image
from wagtail.images.models import Rendition

from tests.publication import paragraphs, picture
from tests.submissions.enclosing import shown
from viewpoints.submissions import small_pictures as small
from viewpoints.submissions.models import Text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def bytes_at(path: str) -> bytes:
    with default_storage.open(path) as file:
        return file.read()


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def replaced(image, data: bytes) -> None:
    """Put another file in the place of a picture's."""
    image.file.name = default_storage.save("another.png", ContentFile(data))
    image.save()


def text_with(*images) -> Text:
    """Give a text of pictures, as freezing makes it."""
    digests = {str(image.pk): sha256(bytes_at(image.file.name)) for image in images}
    body = [*paragraphs("文"), *(shown(image) for image in images)]
    return Text(content={"body": body, "pictures": digests})


def test_a_copy_is_a_small_jpeg_named_by_the_picture_in_the_text():
    image = picture(size=(1200, 800))
    text = text_with(image)
    (copy,) = small.small_pictures(text).values()
    digest = text.content["pictures"][str(image.pk)]
    assert copy.path == f"small/{digest[:2]}/{digest}.jpg"
    assert copy.content_id == f"{digest[:24]}@viewpoints.example"
    opened = Image.open(io.BytesIO(bytes_at(copy.path)))
    assert (opened.format, opened.size) == ("JPEG", (480, 320))


def test_a_copy_is_made_once_and_leaves_no_row():
    text = text_with(picture())
    first = small.small_pictures(text)
    assert small.small_pictures(text) == first
    folder = first[next(iter(first))].path.rpartition("/")[0]
    assert len(default_storage.listdir(folder)[1]) == 1
    assert not Rendition.objects.exists()


def test_a_picture_that_is_another_one_by_now_is_left_out():
    image, other = picture(), picture(size=(10, 10))
    text = text_with(image, other)
    replaced(image, b"another")
    assert list(small.small_pictures(text)) == [str(other.pk)]


def test_a_picture_that_is_gone_is_left_out():
    image, other = picture(), picture(size=(10, 10))
    text = text_with(image, other)
    image.delete()
    default_storage.delete(other.file.name)
    assert small.small_pictures(text) == {}


def test_what_is_no_picture_is_left_out():
    image = picture()
    replaced(image, b"not a picture")
    assert small.small_pictures(text_with(image)) == {}


def test_of_many_pictures_the_first_are_enclosed():
    images = [picture(size=(10 + number, 10)) for number in range(small.MOST + 2)]
    copies = small.small_pictures(text_with(*images))
    assert list(copies) == [str(image.pk) for image in images[: small.MOST]]
