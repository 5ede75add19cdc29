"""What a document becomes, and its way out of the limited child as JSON."""

import base64
import json
from dataclasses import dataclass, field
from typing import Any

from viewpoints.markup.refusals import Lost

Block = dict[str, Any]


@dataclass(frozen=True)
class Picture:
    """A re-encoded picture: PNG, or JPEG where it came as one (or as WebP without transparency)."""

    sha256: str
    type: str
    width: int
    height: int
    data: bytes


@dataclass
class Document:
    """A converted document; ``blocks`` as in :mod:`viewpoints.markup.blocks`, footnotes last."""

    title: str
    blocks: list[Block]
    pictures: list[Picture] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)


def to_json(document: Document) -> bytes:
    """Give a document as JSON, its pictures in base64."""
    pictures = [
        {**vars(picture), "data": base64.b64encode(picture.data).decode()}
        for picture in document.pictures
    ]
    whole = {**vars(document), "pictures": pictures}
    return json.dumps(whole, ensure_ascii=False).encode("utf-8", "replace")


def from_json(data: dict[str, Any]) -> Document:
    """Give the document of an object that ``to_json`` wrote."""
    return Document(
        title=data["title"],
        blocks=data["blocks"],
        pictures=[
            Picture(**{**picture, "data": base64.b64decode(picture["data"])})
            for picture in data["pictures"]
        ],
        lost=[Lost(lost) for lost in data["lost"]],
    )
