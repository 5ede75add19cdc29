import pytest
from PIL import Image

from tests.contributing.photographs import photograph
from viewpoints.markup import pictures
from viewpoints.markup.reencoding import Unusable, reencode
from viewpoints.markup.refusals import Lost


def test_the_limited_process_makes_the_same_picture():
    data = photograph().read()
    assert reencode(data) == pictures.make_our_own(data)


@pytest.mark.parametrize(
    ("data", "lost"),
    [
        (b"", Lost.PICTURE_FORMAT),
        (b"<svg/>", Lost.PICTURE_FORMAT),
        (photograph().read()[:300], Lost.PICTURE_DAMAGED),
    ],
)
def test_what_cannot_be_taken_says_why(data, lost):
    with pytest.raises(Unusable) as refused:
        reencode(data)
    assert refused.value.lost == lost


def test_a_picture_of_too_many_pixels_is_not_opened(tmp_path):
    path = tmp_path / "a.png"
    Image.new("1", (8000, 6000)).save(path)
    with pytest.raises(Unusable) as refused:
        reencode(path.read_bytes())
    assert refused.value.lost == Lost.PICTURE_TOO_BIG
