"""The pictures of a form, put into its essay: where their number stands, or at the end."""

import re
from collections.abc import Sequence

from viewpoints.intake import raw
from viewpoints.intake.form import as_mail
from viewpoints.intake.form.as_mail import Captioned
from viewpoints.intake.models import Arrival, Attachment
from viewpoints.intake.states import FILLED_IN
from viewpoints.letters.covering import cover
from viewpoints.markup.blocks import Block
from viewpoints.markup.reencoding import Unusable, reencode
from viewpoints.markup.refusals import Code
from viewpoints.submissions.submitting import Essay, Picture

_MARK = re.compile(
    r"(?:<strong>)?\s*[\[【［]\s*(?:图片?|圖片?|picture|photo|figure)\s*(\d{1,2})\s*[\]】］]\s*"
    r"(?:</strong>)?",
    re.IGNORECASE,
)


def digests(arrival: Arrival) -> set[str]:
    """Give the SHA-256 of every file that was put into the form as a picture; of a mail, none."""
    return {picture.sha256 for picture in _said(arrival)}


def put_into(essay: Essay, arrival: Arrival) -> Essay:
    """Give the essay with the form's pictures in it, in the order of their numbers.

    A picture stands in place of a paragraph ``[图1]`` or ``[picture 1]``; one that is nowhere named
    comes at the end. One that cannot be read leaves its reason on its attachment.
    """
    pictures = dict(essay_pictures(arrival))
    if not pictures:
        return essay
    blocks = {said.number: _block(said, made) for said, made in pictures.items()}
    return Essay(essay.title, _placed(essay.blocks, blocks), [*essay.pictures, *pictures.values()])


def essay_pictures(arrival: Arrival) -> list[tuple[Captioned, Picture]]:
    """Give what the form says of each picture that can be read, and the picture made our own."""
    found = []
    for said in sorted(_said(arrival), key=lambda one: one.number):
        attachment = arrival.attachments.filter(sha256=said.sha256).first()
        if attachment and (made := _made(attachment)):
            found.append((said, made))
    return found


def _said(arrival: Arrival) -> Sequence[Captioned]:
    if arrival.channel not in FILLED_IN:
        return []
    found = as_mail.particulars(raw.read(arrival.raw))
    return found.pictures if found else []


def _made(attachment: Attachment) -> Picture | None:
    try:
        made = reencode(raw.read(attachment.file))
    except Unusable:
        attachment.error = Code.DAMAGED
        attachment.save(update_fields=["error"])
        return None
    extension = made.type.rpartition("/")[2].replace("jpeg", "jpg")
    return Picture(made.sha256, made.data, extension, made.width, made.height)


def _block(said: Captioned, made: Picture) -> Block:
    return {
        "type": "picture",
        "image": made.sha256,
        "alt": "",
        "caption": cover(said.caption),
        "credit": cover(said.credit),
    }


def _placed(blocks: Sequence[Block], pictures: dict[int, Block]) -> list[Block]:
    left = dict(pictures)
    placed = [left.pop(_number(block), block) for block in blocks]
    end = next((at for at, block in enumerate(placed) if block["type"] == "footnote"), len(placed))
    return [*placed[:end], *left.values(), *placed[end:]]


def _number(block: Block) -> int:
    """Give the number of the picture that a paragraph stands for; 0 for any other block."""
    found = _MARK.fullmatch(block["html"].strip()) if block["type"] == "paragraph" else None
    return int(found[1]) if found else 0
