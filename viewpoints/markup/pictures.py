"""Pictures from outside, made our own: sniffed, bounded, turned upright, rid of all metadata."""

import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageOps, UnidentifiedImageError

from viewpoints.markup.document import Picture
from viewpoints.markup.refusals import Lost

MOST_PIXELS = 40_000_000
MOST_JPEG_PIXELS = 250_000_000
"""A JPEG is decoded at a fraction of its size, so a telephone's large ones may pass."""
LONGEST_SIDE = 2560
SMALL = (480, 960)
SMALL_BYTES = 60_000
_SMALL_QUALITIES = (80, 65, 50, 35)
_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF")
_QUALITY = 88

Image.MAX_IMAGE_PIXELS = None  # bounded here, before anything is decoded


class Unusable(Exception):
    """A picture that is left out; ``lost`` says why."""

    def __init__(self, lost: Lost) -> None:
        super().__init__(lost)
        self.lost = lost


def make_our_own(data: bytes) -> Picture:
    """Give a picture re-encoded, at most LONGEST_SIDE pixels a side. Raises Unusable."""
    with _refusing(), Image.open(io.BytesIO(data), formats=_FORMATS) as image:
        lossy = image.format in {"JPEG", "MPO", "WEBP"}
        return _encoded(_upright(image, (LONGEST_SIDE, LONGEST_SIDE)), lossy=lossy)


def make_small(data: bytes) -> bytes:
    """Give a picture as a JPEG that a letter can carry: within SMALL pixels and SMALL_BYTES, on white.

    Raises Unusable.
    """
    with _refusing(), Image.open(io.BytesIO(data), formats=_FORMATS) as image:
        upright = _upright(image, SMALL).convert("RGBA")
        small = Image.new("RGB", upright.size, "white")
        small.paste(upright, mask=upright)
        for quality in _SMALL_QUALITIES:
            found = _jpeg(small, quality=quality)
            if len(found) <= SMALL_BYTES:
                return found
        small.thumbnail((SMALL[0] // 2, SMALL[1] // 2))
        return _jpeg(small, quality=_SMALL_QUALITIES[-1])


@contextmanager
def _refusing() -> Iterator[None]:
    try:
        yield
    except (Unusable, MemoryError):
        raise
    except UnidentifiedImageError as error:
        raise Unusable(Lost.PICTURE_FORMAT) from error
    except Exception as error:  # Pillow's readers raise whatever broken data leads them to
        raise Unusable(Lost.PICTURE_DAMAGED) from error


def _upright(image: Image.Image, most: tuple[int, int]) -> Image.Image:
    _check(image)
    image.draft("RGB", most)
    upright = ImageOps.exif_transpose(image)
    upright.thumbnail(most, Image.Resampling.LANCZOS)
    return upright


def _check(image: Image.Image) -> None:
    pixels = image.width * image.height
    if pixels > (MOST_JPEG_PIXELS if image.format in {"JPEG", "MPO"} else MOST_PIXELS):
        raise Unusable(Lost.PICTURE_TOO_BIG)


def _encoded(image: Image.Image, *, lossy: bool) -> Picture:
    seen_through = image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info
    kind = "JPEG" if lossy and not seen_through else "PNG"
    bare = image.convert("RGBA" if seen_through else "L" if image.mode in {"1", "L"} else "RGB")
    bare.info.clear()
    data = _jpeg(bare, quality=_QUALITY) if kind == "JPEG" else _png(bare)
    sha256 = hashlib.sha256(data).hexdigest()
    return Picture(sha256, f"image/{kind.lower()}", bare.width, bare.height, data)


def _jpeg(image: Image.Image, *, quality: int) -> bytes:
    file = io.BytesIO()
    image.save(file, "JPEG", quality=quality, optimize=True, progressive=True)
    return file.getvalue()


def _png(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()
