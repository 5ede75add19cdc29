"""The demo's texts and pictures as the library and the editor hold them."""

import json
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

from django.core.files.images import ImageFile
from wagtail.images import get_image_model

from viewpoints.articles.bodies import body_from_blocks
from viewpoints.config.demo import reading


def picture(path: Path, *, title: str, description: str = "") -> Any:
    """Put a picture file into the library, once."""
    images = get_image_model().objects
    if known := images.filter(title=title).first():
        return known
    with path.open("rb") as file:
        return images.create(
            title=title, description=description, file=ImageFile(file, name=path.name)
        )


def body(blocks: Iterable[dict[str, Any]]) -> str:
    """Give the blocks of a demo text as an article's body; its pictures go into the library."""
    blocks = list(blocks)
    titles = {block["image"]: block["alt"] for block in blocks if block["type"] == "picture"}

    def image(name: str) -> int:
        return picture(reading.PICTURES / name, title=titles[name]).pk

    return json.dumps(body_from_blocks(blocks, image=image))


def paragraphs(text: str) -> str:
    """Give plain text with blank lines between its paragraphs as HTML."""
    return "".join(f"<p>{escape(one, quote=False)}</p>" for one in text.split("\n\n") if one)
