"""Addresses of articles: pinyin by syllable, in ASCII."""

import re
import unicodedata

LONGEST = 8
"""Syllables and words of a slug, at most."""

_LONGEST_WORD = 30
_WORD = re.compile(r"[a-z0-9]+")
_NOT_OF_A_NAME = re.compile(r"[’'`]")


def slug(title: str) -> str:
    """Give a title's slug: ``重庆长江 2024`` becomes ``chong-qing-chang-jiang-2024``.

    Readings follow the phrase (重庆 is chong qing, 重要 is zhong yao). Latin words and numbers stay
    whole, in lower case and without accents. At most 8 syllables and words; ``article`` when
    nothing of the title can be said in ASCII.
    """
    from pypinyin import lazy_pinyin  # here: its dictionaries take 0.2 s to load

    plain = unicodedata.normalize("NFKC", _NOT_OF_A_NAME.sub("", title))[:500]
    syllables = map(_ascii, lazy_pinyin(plain))  # what is no Chinese character stays as it is
    words = [word[:_LONGEST_WORD] for piece in syllables for word in _WORD.findall(piece)]
    return "-".join(words[:LONGEST]) or "article"


def _ascii(piece: str) -> str:
    bare = unicodedata.normalize("NFKD", piece.lower().replace("ß", "ss"))
    return "".join(char if char.isascii() else _gap(char) for char in bare)


def _gap(char: str) -> str:
    """Drop an accent, part words at anything else."""
    return "" if unicodedata.combining(char) else " "
