"""Does an answer quote our letter as it was? A word put between its lines is easily missed."""

import re
import unicodedata

from viewpoints.intake.parsing.plaintext import text_of
from viewpoints.intake.parsing.quoting import history
from viewpoints.letters.covering import COVER
from viewpoints.letters.models import Letter

_MARK = re.compile(r"\[\[link:[a-z_]+\]\]")
_LINK = re.compile(r"<?https?://[!-~•]*")
_PICTURE = re.compile(r"\[(?:cid:|image|图片|圖片)[^\]]*\]", re.IGNORECASE)
_SIGNS = re.compile(r"[\s>|*\u00ad\u200b-\u200f\u2060\ufeff]+")


def is_unchanged(text: str, letter: Letter | None) -> bool:
    """Tell whether every line that ``text`` quotes stands in ``letter``, wrapped or cut short as may be.

    A line that was added to it, or changed in it, stands nowhere; then what is above may not be all
    she says.
    """
    sides = f"{letter.body}\n{text_of(letter.html)}" if letter else ""
    ours = _bare(sides)
    return all(_bare(line) in ours for line in history(text))


def _bare(text: str) -> str:
    """Give the words as they run: without links, pictures, quote marks and spaces."""
    plain = _PICTURE.sub("", _LINK.sub("", _MARK.sub("", text))).replace(COVER, "")
    return _SIGNS.sub("", unicodedata.normalize("NFKC", plain))
