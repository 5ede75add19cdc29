"""Tell words from their typography: what may differ between two printings of the same words.

Only spaces, and marks that are two forms of one: full-width and half-width, straight and curly quotes, two
ways to write a dash or an ellipsis. Everything else is words. Where a space or a mark could carry meaning
(between Latin words, between digits) it is kept: rather one question too many.
"""

import re
import unicodedata

_CHINESE = (
    "\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_ONE_FORM = str.maketrans(
    {
        **{chr(full): chr(full - 0xFEE0) for full in range(0xFF01, 0xFF5F)},  # full-width ASCII
        **dict.fromkeys("“”„「」﹁﹂", '"'),
        **dict.fromkeys("‘’『』﹃﹄", "'"),
        **dict.fromkeys("\u200b\u2060\ufeff", ""),  # nothing is seen of them
    }
)
_ELLIPSIS = re.compile(r"[…⋯]{1,2}|\.{3,6}|。{3,6}")
_DASH = re.compile(r"[—―–]{1,2}|--")
_FULL_STOP = re.compile(rf"([{_CHINESE}][\"')\]]*)\.(?![\w.])")
_SPACES = re.compile(r"\s+")
_NOT_BETWEEN_DIGITS = r"(?:(?<!\d[,;:] )|(?!\d))"
# At the ends, beside Chinese, beside marks; but "1, 2" is not "1,2".
_NEEDLESS = re.compile(
    rf"^ | $|(?<=[{_CHINESE}，。、《》〈〉【】…—·\"'()?!]) | (?=[{_CHINESE}，。、《》〈〉【】…—·\"'(),;:?!])"
    rf"|(?<=[,;:]) {_NOT_BETWEEN_DIGITS}"
)


def plain(words: str) -> str:
    """Give the form in which two printings of the same words are equal."""
    words = unicodedata.normalize("NFC", words).translate(_ONE_FORM)
    words = _DASH.sub("—", _ELLIPSIS.sub("…", words))
    words = _FULL_STOP.sub(r"\1。", words)
    return _NEEDLESS.sub("", _SPACES.sub(" ", words))


def same_words(one: str, other: str) -> bool:
    """Tell whether two strings differ in nothing but typography, or not at all."""
    return plain(one) == plain(other)
