"""The pictures of what is live: their files stay those that the text was permitted with.

A text names the SHA-256 of each picture's file; the page names a row of the image library. So the row
may get no other file, and may not go, while a live article shows it (docs/decisions/0003). Bytes that
are changed on the disk, past the library, are found by ``spoilt``.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from wagtail.images import get_image_model

from viewpoints.articles.models import Article
from viewpoints.submissions import texts
from viewpoints.submissions.models import Seal, SealedPicture


class Spoilt(NamedTuple):
    """A picture of a live article that is not what its text was permitted with."""

    article: int
    image: int


def live_with(image: Any) -> list[Article]:
    """Give the live articles that show a picture of the library, oldest first."""
    if image.pk is None:
        return []
    sealed = SealedPicture.objects.filter(image=image.pk).values("seal")
    return list(Article.objects.filter(pk__in=sealed, live=True).order_by("pk"))


def refusal(articles: list[Article]) -> str:
    """Say why a picture of these live articles stays as it is."""
    return _(
        "This picture stands in “%(title)s”, whose author agreed to it. While that is printed it is"
        " neither replaced nor deleted; upload another one as a new picture."
    ) % {"title": articles[0].title}


def gets_another_file(image: Any) -> bool:
    """Tell whether a picture, as it is in memory, would be stored with another file than it has."""
    if image.pk is None:
        return False
    stored = get_image_model().objects.filter(pk=image.pk).values_list("file", flat=True).first()
    return stored is not None and (stored != image.file.name or not image.file._committed)


def spoilt() -> Iterator[Spoilt]:
    """Read every picture file of what is live; give those that differ from their sealed texts."""
    live = Seal.objects.filter(article__live=True).select_related("text").order_by("article")
    for seal in live.iterator(chunk_size=100):
        named = seal.text.content["pictures"]
        sealed = set(seal.pictures.values_list("image", flat=True)) if named else set()
        images = get_image_model().objects.in_bulk(sealed)
        for key, sha256 in sorted(named.items()):
            image = images.get(int(key))
            if image is None or sha256 == texts.MISSING or texts.digest(image) != sha256:
                yield Spoilt(seal.article_id, int(key))
