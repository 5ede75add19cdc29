"""Pictures from outside, made our own: sniffed, bounded, turned upright, rid of all metadata."""

import hashlib
import io

from PIL import Image, ImageOps, UnidentifiedImageError

from viewpoints.markup.document import Picture
from viewpoints.markup.refusals import Lost

MOST_PIXELS = 40_000_000
MOST_JPEG_PIXELS = 250_000_000
"""A JPEG is decoded at a fraction of its size, so a telephone's large ones may pass."""
LONGEST_SIDE = 2560
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
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            _check(image)
            lossy = image.format in {"JPEG", "MPO", "WEBP"}
            image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            upright = ImageOps.exif_transpose(image)
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
            return _encoded(upright, lossy=lossy)
    except (Unusable, MemoryError):
        raise
    except UnidentifiedImageError as error:
        raise Unusable(Lost.PICTURE_FORMAT) from error
    except Exception as error:  # Pillow's readers raise whatever broken data leads them to
        raise Unusable(Lost.PICTURE_DAMAGED) from error


def _check(image: Image.Image) -> None:
    pixels = image.width * image.height
    if pixels > (MOST_JPEG_PIXELS if image.format in {"JPEG", "MPO"} else MOST_PIXELS):
        raise Unusable(Lost.PICTURE_TOO_BIG)


def _encoded(image: Image.Image, *, lossy: bool) -> Picture:
    seen_through = image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info
    kind = "JPEG" if lossy and not seen_through else "PNG"
    bare = image.convert("RGBA" if seen_through else "L" if image.mode in {"1", "L"} else "RGB")
    bare.info.clear()
    file = io.BytesIO()
    if kind == "JPEG":
        bare.save(file, kind, quality=_QUALITY, optimize=True, progressive=True)
    else:
        bare.save(file, kind)
    data = file.getvalue()
    sha256 = hashlib.sha256(data).hexdigest()
    return Picture(sha256, f"image/{kind.lower()}", bare.width, bare.height, data)
