"""An e-mail with two sides, words and HTML, and the pictures that the HTML side shows."""

import mimetypes
from collections.abc import Iterator, Mapping
from email.message import Message
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import PurePosixPath
from typing import Any

from django.core.mail import EmailMultiAlternatives

Picture = tuple[str, bytes]
"""A picture's path, whose end tells its kind, and its bytes."""


class TwoSided(EmailMultiAlternatives):
    """An e-mail that a mail program shows as its reader likes: as words, or as a page with pictures.

    multipart/alternative (RFC 2046, section 5.1.4) of text/plain and text/html; where there are
    pictures, the HTML stands with them in a multipart/related (RFC 2387), found by ``cid:`` (RFC 2392).
    """

    def __init__(self, *, html: str, pictures: Mapping[str, Picture], **fields: Any) -> None:
        super().__init__(**fields, alternatives=[(html, "text/html")])
        self.html = html
        self.pictures = pictures

    def message(self, **policy: Any) -> Any:
        """Give the message as Django makes it, with our HTML part in the place of its own.

        Ours is in base64: Chinese takes half the space that it takes in quoted-printable.
        """
        whole = super().message(**policy)
        words = whole.get_payload(0)
        whole.set_payload([words, self._shown()])
        return whole

    def _shown(self) -> Message:
        html = MIMEText(self.html, "html", "utf-8")
        if not self.pictures:
            return html
        page = MIMEMultipart("related", type="text/html")
        page.attach(html)
        for part in _parts(self.pictures):
            page.attach(part)
        return page


class Provided(EmailMultiAlternatives):
    """The same for a mail provider, who builds the message itself: its pictures are inline files."""

    def __init__(self, *, html: str, pictures: Mapping[str, Picture], **fields: Any) -> None:
        super().__init__(**fields, alternatives=[(html, "text/html")])
        for part in _parts(pictures):
            self.attach(part)


def _parts(pictures: Mapping[str, Picture]) -> Iterator[MIMEImage]:
    for number, (content_id, (path, data)) in enumerate(pictures.items(), start=1):
        part = MIMEImage(data, _kind(path))
        part["Content-ID"] = f"<{content_id}>"
        name = f"picture-{number}{PurePosixPath(path).suffix}"
        part.add_header("Content-Disposition", "inline", filename=name)
        yield part


def _kind(path: str) -> str:
    return (mimetypes.guess_type(path)[0] or "image/jpeg").removeprefix("image/")
