"""Small copies of a text's pictures, for letters.

A copy lies in the default storage under the hash of the picture in the text, so that it is made once,
however often a letter is shown before it is sent, and always is of the picture that the author agrees to.
"""

import hashlib
import logging
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from wagtail.images import get_image_model

from viewpoints.markup.pictures import Unusable, make_small
from viewpoints.submissions.models import Text

log = logging.getLogger(__name__)
MOST = 20
"""With 60 KB each a letter stays below 2 MB; mailboxes take 10 and more."""


@dataclass(frozen=True)
class SmallPicture:
    """A small copy: its path in the default storage, and the Content-ID it has in letters."""

    path: str

    @property
    def content_id(self) -> str:
        """The same for the same picture in every letter (RFC 2392); short, so that no header is folded."""
        return f"{PurePosixPath(self.path).stem[:24]}@{settings.MAIL_DOMAIN}"


def small_pictures(text: Text) -> dict[str, SmallPicture]:
    """Give small copies of the first MOST pictures of a text, by their keys in it; makes what is missing.

    A picture is left out when its file is gone, is another one by now, or cannot be read.
    """
    pictures = text.content["pictures"]
    shown = [str(block["value"]["image"]) for block in text.content["body"] if _is_picture(block)]
    wanted = [key for key in dict.fromkeys(shown) if key in pictures][:MOST]
    images = get_image_model().objects.in_bulk([int(key) for key in wanted])
    copies = {key: _copy(images.get(int(key)), sha256=pictures[key]) for key in wanted}
    return {key: copy for key, copy in copies.items() if copy}


def small_path(sha256: str) -> str:
    """Give where the small copy of the picture with this hash lies in the default storage, if it was made."""
    return f"small/{sha256[:2]}/{sha256}.jpg"


def _is_picture(block: dict[str, Any]) -> bool:
    return bool(block["type"] == "picture" and block["value"].get("image"))


def _copy(image: Any, *, sha256: str) -> SmallPicture | None:
    path = small_path(sha256)
    if default_storage.exists(path):
        return SmallPicture(path)
    data = _read(image) if image else b""
    if hashlib.sha256(data).hexdigest() != sha256:
        return None
    try:
        return SmallPicture(default_storage.save(path, ContentFile(make_small(data))))
    except Unusable as unusable:
        log.warning("no small copy of picture %s: %s", image.pk, unusable.lost)
        return None


def _read(image: Any) -> bytes:
    try:
        with image.file.open("rb") as file:
            return bytes(file.read())
    except OSError:
        return b""
