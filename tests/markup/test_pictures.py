import io

import pytest
from PIL import Image

from tests.documents import picture_file, png
from viewpoints.markup.pictures import LONGEST_SIDE, SMALL_BYTES, Unusable, make_our_own, make_small
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


def test_a_small_copy_is_a_jpeg_that_a_letter_can_carry():
    small = opened(make_small(picture_file("JPEG", width=3000, height=2000)))
    assert (small.format, small.size) == ("JPEG", (480, 320))


def test_a_small_picture_is_not_made_larger_and_a_long_one_is_not_too_long():
    sizes = [opened(make_small(png(*size))).size for size in ((60, 40), (300, 3000))]
    assert sizes == [(60, 40), (96, 960)]


def test_a_small_copy_stays_below_its_bytes_whatever_it_shows():
    noise = Image.effect_noise((1600, 1600), 120)
    file = io.BytesIO()
    noise.save(file, "PNG")
    assert len(make_small(file.getvalue())) <= SMALL_BYTES


def test_in_a_small_copy_what_is_seen_through_is_white():
    file = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(file, "PNG")
    assert opened(make_small(file.getvalue())).getpixel((4, 4)) == (255, 255, 255)


def test_a_small_copy_is_upright_and_forgets_where_it_was_taken():
    small = opened(make_small(photograph(orientation=6)))
    assert (small.size, dict(small.getexif()), small.info.get("comment")) == ((40, 60), {}, None)


@pytest.mark.parametrize("lost", BROKEN)
def test_no_small_copy_is_made_of_what_is_unusable(lost):
    with pytest.raises(Unusable) as caught:
        make_small(BROKEN[lost])
    assert caught.value.lost is lost
