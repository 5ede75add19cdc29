"""A picture that stands in what is printed is neither replaced nor deleted at the desk, with words."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.images import get_image_model

from tests.desk.states import said
from tests.publication import picture
from tests.submissions import doors
from tests.submissions.test_gate_pictures import another_file, showing

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the temporary files of renditions to the garbage collector.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
Image = get_image_model()
REFUSAL = (
    "This picture stands in “标题”, whose author agreed to it. While that is printed it is neither "
    "replaced nor deleted; upload another one as a new picture."
)


@pytest.fixture
def image(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return picture("渡口", size=(30, 20))


@pytest.fixture
def printed(image):
    return doors.printed(doors.draft(body=showing(image)))


def edit(desk, image, **data):
    address = reverse("wagtailimages:edit", args=[image.pk])
    return desk.post(address, {"title": image.title, "collection": image.collection_id, **data})


def upload():
    return SimpleUploadedFile("another.png", another_file().read(), "image/png")


def bulk_delete(desk, *images):
    address = reverse("wagtail_bulk_action", args=["wagtailimages", "image", "delete"])
    ids = "&".join(f"id={image.pk}" for image in images)
    return desk.post(f"{address}?{ids}&next=/desk/images/")


def stored(image):
    return Image.objects.get(pk=image.pk)


def test_another_file_is_refused_and_what_was_typed_is_given_back(desk, printed, image):
    response = edit(desk, image, title="渡口，清晨", file=upload())
    page = response.content.decode()

    assert response.context["form"].errors == {"file": [REFUSAL]}
    assert 'value="渡口，清晨"' in page
    assert (stored(image).title, stored(image).file.name) == ("渡口", image.file.name)
    assert image.file.storage.exists(image.file.name)


def test_its_title_is_changed_freely(desk, printed, image):
    assert edit(desk, image, title="渡口，清晨").status_code == 302
    assert stored(image).title == "渡口，清晨"


def test_a_picture_that_is_not_printed_gets_another_file(desk, image):
    assert edit(desk, image, file=upload()).status_code == 302
    assert stored(image).file.name.startswith("original_images/another")


def test_it_is_not_deleted(desk, printed, image):
    response = desk.post(reverse("wagtailimages:delete", args=[image.pk]))

    assert (response.url, said(response)) == (reverse("wagtailimages:index"), [REFUSAL])
    assert Image.objects.filter(pk=image.pk).exists()


def test_a_picture_that_is_not_printed_is_deleted(desk, image):
    asked = desk.get(reverse("wagtailimages:delete", args=[image.pk]))
    desk.post(reverse("wagtailimages:delete", args=[image.pk]))

    assert asked.status_code == 200
    assert not Image.objects.exists()


def test_of_several_none_is_deleted_when_one_is_printed(desk, printed, image):
    other = picture("别的", size=(30, 20))
    response = bulk_delete(desk, other, image)

    assert (response.url, said(response)) == ("/desk/images/", [REFUSAL])
    assert Image.objects.count() == 2


def test_several_that_are_not_printed_are_deleted(desk, image):
    bulk_delete(desk, image, picture("别的", size=(30, 20)))

    assert not Image.objects.exists()
