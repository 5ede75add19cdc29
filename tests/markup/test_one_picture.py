"""A picture that came as a file: re-encoded in a limited process, or refused with the reason."""

import pytest

from tests.documents import png
from viewpoints.markup import one_picture
from viewpoints.markup.one_picture import NotAPicture
from viewpoints.markup.pictures import make_our_own
from viewpoints.markup.refusals import Lost


def test_it_is_the_picture_that_a_document_would_hold():
    assert one_picture.convert(png()) == make_our_own(png())


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\x89PNG\r\n\x1a\nnothing"])
def test_what_is_none_is_refused(data):
    with pytest.raises(NotAPicture) as refused:
        one_picture.convert(data)
    assert refused.value.lost == Lost.PICTURE_FORMAT


def test_a_damaged_one_says_so():
    with pytest.raises(NotAPicture) as refused:
        one_picture.convert(png(600, 400)[:-200])
    assert refused.value.lost == Lost.PICTURE_DAMAGED


def test_one_of_too_many_bytes_is_not_even_read(monkeypatch):
    monkeypatch.setattr(one_picture, "MOST_BYTES", 10)
    with pytest.raises(NotAPicture) as refused:
        one_picture.convert(png())
    assert refused.value.lost == Lost.PICTURE_TOO_BIG
