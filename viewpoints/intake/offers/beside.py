"""Pictures that came with an essay and belong to it; logos and those of a signature do not."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from viewpoints.intake import raw
from viewpoints.intake.models import Attachment
from viewpoints.intake.offers.files import Shown
from viewpoints.markup.reencoding import Unusable, reencode
from viewpoints.submissions.submitting import Picture

MOST_PICTURES = 30
SMALLEST_SIDE = 160
SMALLEST_INLINE_SIDE = 300
_WIDEST = 5
_SIGNATURE = re.compile(
    r"(?:logo|徽标|标志|签名|signature|二维码|qr ?code|banner|icon)", re.IGNORECASE
)
_BY_PROGRAM = re.compile(
    r"^(?:微信图片|微信截图|QQ图片|QQ截图|屏幕截图|截图|图片|照片|未命名|无标题|扫描|新建|image|img|photo|dsc|pic|scan)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^\s*[（(\[]?\d{1,3}[)）\].、_\-\s]*")
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class Beside:
    """A picture that belongs to an essay; ``caption`` as its file is called, if somebody named it."""

    picture: Picture
    content_id: str
    caption: str

    def block(self) -> dict[str, Any]:
        """Give it as a block (``markup.blocks``)."""
        sha256 = self.picture.sha256
        return {
            "type": "picture",
            "image": sha256,
            "alt": "",
            "caption": self.caption,
            "credit": "",
        }


def belonging(pictures: Iterable[Shown], problems: list[str]) -> list[Beside]:
    """Give the pictures that belong to what was sent, each once; what cannot be shown is a problem.

    Left out is what looks like a logo or a signature: called so, small, a banner, or shown in place
    in this mail and in an earlier one of the same sender.
    """
    found: dict[str, Beside] = {}
    for shown in list(pictures)[:MOST_PICTURES]:
        if _SIGNATURE.search(shown.attachment.filename) or _is_repeated(shown):
            continue
        try:
            picture = _own(raw.read(shown.attachment.file))
        except Unusable as unusable:
            if not shown.inline:
                problems.append(str(unusable.lost))
            continue
        if not _is_small(picture, inline=shown.inline):
            one = Beside(picture, shown.content_id, caption(shown.attachment.filename))
            found.setdefault(picture.sha256, one)
    return list(found.values())


def _own(data: bytes) -> Picture:
    own = reencode(data)
    extension = own.type.rpartition("/")[2].replace("jpeg", "jpg")
    return Picture(own.sha256, own.data, extension, own.width, own.height)


def caption(filename: str) -> str:
    """Give the caption that a file's name makes: 2 志愿者在村口.jpg, but not 微信图片_2026.jpg."""
    stem = _NUMBER.sub("", filename.rpartition(".")[0]).strip()
    named = len(_HAN.findall(stem)) >= 3 and not _BY_PROGRAM.match(stem)
    return stem[:120] if named else ""


def _is_small(picture: Picture, *, inline: bool) -> bool:
    shorter, longer = sorted((picture.width, picture.height))
    smallest = SMALLEST_INLINE_SIDE if inline else SMALLEST_SIDE
    return shorter < smallest or longer > _WIDEST * shorter


def _is_repeated(shown: Shown) -> bool:
    if not shown.inline:
        return False
    arrival = shown.attachment.arrival
    others = Attachment.objects.exclude(arrival=arrival).filter(arrival__sender=arrival.sender)
    return others.filter(sha256=shown.attachment.sha256).exists()
