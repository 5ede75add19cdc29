import io

import pytest
from PIL import Image

from tests.documents import picture_file, png
from viewpoints.markup.pictures import LONGEST_SIDE, Unusable, make_our_own
from viewpoints.markup.refusals import Lost


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def photograph(*, orientation: int) -> bytes:
    """A JPEG as telephones take them: turned by a tag, with the place it was taken at."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Telephone"
    exif.get_ifd(0x8825)[1] = "N"
    file = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(file, "JPEG", exif=exif, comment=b"secret")
    return file.getvalue()


def test_a_photograph_is_turned_upright_and_forgets_where_it_was_taken():
    picture = make_our_own(photograph(orientation=6))
    again = opened(picture.data)
    assert (picture.width, picture.height) == again.size == (40, 60)
    assert (dict(again.getexif()), again.info.get("comment")) == ({}, None)


def test_what_is_seen_through_stays_so():
    file = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(file, "WEBP")
    picture = make_our_own(file.getvalue())
    assert (picture.type, opened(picture.data).mode) == ("image/png", "RGBA")


def test_a_large_picture_is_made_smaller():
    picture = make_our_own(picture_file("JPEG", width=6000, height=300))
    assert (picture.width, picture.height) == (LONGEST_SIDE, 128)


BROKEN = {
    Lost.PICTURE_FORMAT: b"<svg onload='a()'/>",
    Lost.PICTURE_DAMAGED: png()[:60],
    Lost.PICTURE_TOO_BIG: png(7000, 7000),
}


@pytest.mark.parametrize("lost", BROKEN)
def test_is_left_out_with_its_reason(lost):
    with pytest.raises(Unusable) as caught:
        make_our_own(BROKEN[lost])
    assert caught.value.lost is lost


def test_the_same_picture_has_the_same_name():
    assert make_our_own(png()) == make_our_own(png())
