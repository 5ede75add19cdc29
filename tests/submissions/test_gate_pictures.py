"""A picture of what is live stays the file that was permitted, by whatever door it would change."""

import io
import json

import pytest
from django.core.files.images import ImageFile
from django.db import transaction
from PIL import Image as Picture
from wagtail.images import get_image_model

from tests.publication import picture
from tests.submissions import doors
from tests.submissions.doors import REFUSED, sql, stored
from viewpoints.submissions import gate, pictures
from viewpoints.submissions.guard import NotPermitted
from viewpoints.submissions.models import SealedPicture

pytestmark = pytest.mark.django_db(transaction=True)
Image = get_image_model()


def showing(*images):
    """Make a body that shows pictures of the library."""
    blocks = [
        {"type": "picture", "value": {"image": one.pk, "alt": "渡口", "caption": "", "credit": ""}}
        for one in images
    ]
    return json.dumps(blocks)


def another_file():
    data = io.BytesIO()
    Picture.new("RGB", (30, 20), "red").save(data, "PNG")
    data.seek(0)
    return ImageFile(data, name="another.png")


@pytest.fixture
def image(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return picture("渡口", size=(30, 20))


@pytest.fixture
def live(image):
    return doors.printed(doors.draft(body=showing(image)))


def replace_file(image):
    image.file = another_file()
    image.save()


def replace_only_file(image):
    image.file = another_file()
    image.save(update_fields=["file"])


def take_the_file_of_another(image):
    image.file = picture("别的", size=(30, 20)).file.name
    image.save()


def update(image):
    Image.objects.filter(pk=image.pk).update(file="original_images/another.png")


def plain_sql(image):
    sql("UPDATE wagtailimages_image SET file = 'another.png' WHERE id = %s", image.pk)


def delete(image):
    image.delete()


def delete_all(image):
    Image.objects.all().delete()


def sql_delete(image):
    sql("DELETE FROM wagtailimages_image WHERE id = %s", image.pk)


def change_what_is_sealed(image):
    SealedPicture.objects.update(file="another.png")


@pytest.mark.parametrize(
    "door",
    [
        replace_file,
        replace_only_file,
        take_the_file_of_another,
        update,
        plain_sql,
        delete,
        delete_all,
        sql_delete,
        change_what_is_sealed,
    ],
)
def test_no_door_gives_a_live_article_another_picture(live, image, door):
    file = image.file.name

    with pytest.raises(REFUSED):
        door(Image.objects.get(pk=image.pk))

    assert Image.objects.get(pk=image.pk).file.name == file
    assert (gate.violations(), list(pictures.spoilt())) == ([], [])


@pytest.mark.parametrize("door", [replace_file, delete])
def test_the_refusal_names_the_article(live, image, door):
    with pytest.raises(NotPermitted) as refused:
        door(image)

    assert "《标题》" in str(refused.value)


def test_a_picture_may_be_called_and_cropped_otherwise(live, image):
    image.title, image.focal_point_x, image.focal_point_y = "渡口，清晨", 3, 4
    image.save()

    assert gate.violations() == []


@pytest.mark.parametrize("door", [replace_file, delete])
def test_a_picture_of_what_is_not_live_is_free(image, door):
    doors.draft(body=showing(image))
    door(image)

    assert list(Image.objects.filter(file__contains="picture")) == []


def test_a_picture_is_free_again_when_the_article_is_taken_down(live, image):
    live.unpublish()
    image.delete()

    assert not Image.objects.exists()


def test_an_article_that_lost_its_picture_is_not_published_again(live, image):
    live.unpublish()
    image.delete()

    with pytest.raises(NotPermitted):
        stored(live).get_latest_revision().publish()

    assert doors.nothing_live()


def test_a_copy_is_sealed_with_its_pictures_too(live, image):
    live.copy(update_attrs={"slug": "fu-ben"}, keep_live=True)
    live.unpublish()

    with pytest.raises(NotPermitted):
        image.delete()


def test_a_printed_change_of_pictures_frees_the_former_one(live, image):
    other = picture("别的", size=(40, 20))
    draft = stored(live).get_latest_revision_as_object()
    draft.body = showing(other)
    draft.save_revision()
    doors.printed(stored(live))

    image.delete()

    assert [one.image_id for one in SealedPicture.objects.all()] == [other.pk]
    assert (gate.violations(), list(pictures.spoilt())) == ([], [])


def test_a_picture_that_is_taken_away_and_put_back_before_the_commit_was_never_gone(live, image):
    with transaction.atomic():
        sql("UPDATE wagtailimages_image SET file = 'another.png' WHERE id = %s", image.pk)
        sql("UPDATE wagtailimages_image SET file = %s WHERE id = %s", image.file.name, image.pk)

    assert gate.violations() == []


def test_bytes_changed_on_the_disk_are_found(live, image):
    with open(image.file.path, "ab") as file:
        file.write(b"more")

    assert list(pictures.spoilt()) == [(live.pk, image.pk)]


def test_a_file_gone_from_the_disk_is_found(live, image):
    image.file.storage.delete(image.file.name)

    assert list(pictures.spoilt()) == [(live.pk, image.pk)]


def test_a_picture_that_is_no_longer_sealed_is_found(live, image):
    SealedPicture.objects.all().delete()

    assert list(pictures.spoilt()) == [(live.pk, image.pk)]
