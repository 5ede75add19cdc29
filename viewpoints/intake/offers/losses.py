"""What an essay's document had and its blocks have not: noted for the editor, some of it told the sender.

A note is ``lost_`` and markup's code (``markup.refusals.Lost``), and then the file: ``lost_pdf_text: a.pdf``.
"""

from collections.abc import Iterable

from viewpoints.markup.refusals import Lost

PREFIX = "lost_"
KNOWN = tuple(Lost)
_TOLD = (
    Lost.ONLY_TEXT,
    Lost.PDF_TEXT,
    Lost.EXTERNAL_PICTURE,
    Lost.PICTURE_FORMAT,
    Lost.PICTURE_DAMAGED,
    Lost.PICTURE_TOO_BIG,
    Lost.TOO_MANY_PICTURES,
)
"""What only its sender can mend: the words alone were read, or a picture could not be kept."""


def notes(lost: Iterable[Lost], *, name: str) -> list[str]:
    """Give a note for each loss of the document that is called ``name``."""
    return [f"{PREFIX}{one}: {name}" for one in dict.fromkeys(lost)]


def told(lost: Iterable[Lost]) -> list[str]:
    """Give the codes of those losses that the sender is told of."""
    return [str(one) for one in dict.fromkeys(lost) if one in _TOLD]
