"""Addresses from Chinese titles: pinyin by syllable."""

import re

from pypinyin import lazy_pinyin

SYLLABLES = 8
_WORD = re.compile(r"[a-z0-9]+")


def slug(title: str) -> str:
    """Give an ASCII address for ``title``: ``重庆长江`` becomes ``chong-qing-chang-jiang``.

    Latin words and numbers stay, in lower case; at most eight syllables; never empty.
    """
    syllables = lazy_pinyin(title, errors=lambda rest: list(_WORD.findall(rest.lower())))
    words = [word for syllable in syllables for word in _WORD.findall(syllable.lower())]
    return "-".join(words[:SYLLABLES])[:80].strip("-") or "article"
